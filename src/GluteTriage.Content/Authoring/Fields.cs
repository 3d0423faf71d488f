using System.Collections.Immutable;
using System.Globalization;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Content.Authoring;

/// <summary>
/// Reads the keys of one map, each by name and shape, and reports what is missing, of the wrong shape or unknown. After a
/// fault a harmless value stands in, so that reading goes on and finds the rest.
/// </summary>
internal sealed class Fields
{
    private const string RangeCheck = "Number out of range";

    /// <summary>No source was read before, and no review is planned after.</summary>
    public const int FirstYear = 2000;
    private const int LastYear = 2100;

    private readonly Yaml.Map map;
    private readonly FaultLog faults;
    private readonly ImmutableHashSet<string> knownSources;
    private readonly HashSet<string> read = [];

    public Fields(Yaml.Map map, FaultLog faults, ImmutableHashSet<string> knownSources) =>
        (this.map, this.faults, this.knownSources) = (map, faults, knownSources);

    public Yaml.Map At => map;

    public Yaml? Optional(string key)
    {
        read.Add(key);
        return map[key];
    }

    public Yaml? Required(string key)
    {
        var value = Optional(key);
        if (value is null)
        {
            faults.Add(map, "Key is missing", $"'{key}' is missing here.", $"Add '{key}:'; content/README.md shows the file.");
        }

        return value;
    }

    public string Text(string key) => Required(key) is { } value ? AsWords(value, key) : "";

    public string? OptionalText(string key) => Optional(key) is { } value ? AsWords(value, key) : null;

    /// <summary>A text that is a code: lower-case words joined with "-".</summary>
    public string Code(string key)
    {
        var text = Required(key) is { } value ? AsText(value, key) : "";
        if (text.Length > 0 && !IsCode(text))
        {
            faults.Add(map[key]!, "Not a code", $"'{text}' is not a code.", "Use lower-case letters and digits joined with '-'.");
        }

        return text;
    }

    /// <summary>A code that must equal the file's name.</summary>
    public string FileCode()
    {
        var code = Code("code");
        if (code.Length > 0 && code != map.File.Name)
        {
            faults.Add(map["code"]!, "Code differs from file name",
                $"The file is called '{map.File.Name}' but its code is '{code}'.", "Make both the same.");
        }

        return code;
    }

    public bool Flag(string key, bool otherwise = false) => Optional(key) switch
    {
        null => otherwise,
        var value => Choose(value, key, ("true", true), ("false", false)),
    };

    public T OneOf<T>(string key, params (string Name, T Value)[] offered) =>
        Required(key) is { } value ? Choose(value, key, offered) : offered[0].Value;

    public T OneOfOr<T>(string key, T otherwise, params (string Name, T Value)[] offered) =>
        Optional(key) is { } value ? Choose(value, key, offered) : otherwise;

    public Urgency Urgency(string key) =>
        OneOf(key, [.. Urgencies.InOrder.Select(urgency => (urgency.Code(), urgency))]);

    /// <summary>A number of the range, both ends included.</summary>
    public decimal Number(string key, decimal from, decimal to) => Required(key) is { } value ? AsNumber(value, key, from, to) : from;

    /// <inheritdoc cref="Number"/>
    /// <returns>Null where the key is missing.</returns>
    public decimal? OptionalNumber(string key, decimal from, decimal to) => Optional(key) is { } value ? AsNumber(value, key, from, to) : null;

    /// <summary>A whole number of the range, both ends included. Decimals are a fault, not cut.</summary>
    public int Whole(string key, int from, int to)
    {
        var number = Number(key, from, to);
        if (decimal.IsInteger(number))
        {
            return (int)number;
        }

        faults.Add(map[key]!, RangeCheck, $"'{key}' must be a whole number, and {number.ToString(CultureInfo.InvariantCulture)} would be cut.",
            $"Write a whole number from {from} to {to}.");
        return from;
    }

    public DateOnly Date(string key)
    {
        var text = Required(key) is { } value ? AsText(value, key) : "";
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && date.Year is >= FirstYear and <= LastYear)
        {
            return date;
        }

        if (text.Length > 0)
        {
            faults.Add(map[key]!, "Not a date", $"'{text}' is not a date from {FirstYear} to {LastYear}.", "Write year-month-day, e.g. 2027-11-22.");
        }

        return default;
    }

    /// <summary>The address of a page elsewhere, or null where the key is missing.</summary>
    public string? OptionalAddress(string key)
    {
        var address = OptionalText(key);
        if (address is { Length: > 0 } && !PageLinks.IsSafe(address))
        {
            faults.Add(map[key]!, "Link to nowhere", $"'{address}' is not an https address, so the link would lead nowhere.",
                "Write the whole address, beginning with https://.");
        }

        return address;
    }

    public ImmutableArray<string> Texts(string key, bool required = false)
    {
        var value = required ? Required(key) : Optional(key);
        return value switch
        {
            null => [],
            Yaml.List list => [.. list.Of.Select(item => AsWords(item, key))],
            _ => WrongShape<string>(value, key, "a list"),
        };
    }

    /// <summary>The sources a statement rests on: at least one, each known.</summary>
    public ImmutableArray<SourceCode> Sources(string key = "sources")
    {
        var codes = Texts(key, required: true);
        if (codes.IsEmpty && map[key] is { } empty)
        {
            faults.Add(empty, "No source", "This rests on nothing.", "Name a source of sources.yaml, or 'judgement'.");
        }

        foreach (var code in codes.Where(code => !knownSources.Contains(code)))
        {
            faults.Add(map[key]!, code, "Source does not exist",
                $"There is no source '{code}' in sources.yaml.", "Add it there, or correct the code.");
        }

        return [.. codes.Select(code => new SourceCode(code))];
    }

    public Fields? Map(string key, bool required = false)
    {
        var value = required ? Required(key) : Optional(key);
        return value switch
        {
            null => null,
            Yaml.Map inner => Inner(inner),
            _ => WrongShape<Fields>(value, key, "a map of keys").FirstOrDefault(),
        };
    }

    public IEnumerable<Fields> Maps(string key, bool required = false)
    {
        var value = required ? Required(key) : Optional(key);
        return value switch
        {
            null => [],
            Yaml.List list => list.Of.Select(item =>
                item is Yaml.Map inner ? Inner(inner) : WrongShape<Fields>(item, key, "a map of keys").FirstOrDefault()).OfType<Fields>(),
            _ => WrongShape<Fields>(value, key, "a list"),
        };
    }

    public Fields Inner(Yaml.Map inner) => new(inner, faults, knownSources);

    /// <summary>Reports every key nobody asked for. Call when all known keys were read.</summary>
    public void NoOthers()
    {
        foreach (var (key, _) in map.Of.Where(pair => !read.Contains(pair.Key.Value)))
        {
            faults.Add(key, "Unknown key", $"'{key.Value}' is not known here and would be ignored.",
                Suggestion.Among(key.Value, read));
        }
    }

    private static bool IsCode(string text) =>
        text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && text[0] != '-' && text[^1] != '-';

    private T Choose<T>(Yaml value, string key, params (string Name, T Value)[] offered)
    {
        var text = AsText(value, key);
        foreach (var (name, chosen) in offered)
        {
            if (name == text)
            {
                return chosen;
            }
        }

        faults.Add(value, "Value is not offered", $"'{text}' is not a value of '{key}'.",
            Suggestion.Among(text, offered.Select(offer => offer.Name)));
        return offered[0].Value;
    }

    /// <summary>A text that says something, unless "none" and the like are values of the key.</summary>
    private string AsWords(Yaml value, string key)
    {
        var words = AsText(value, key);
        if (words.Length > 0 && TextChecks.SaysNothing(words) && !TextChecks.IsUnwritten(words) && !TextKeys.MaySayNothing(map.File.Path, key, words))
        {
            faults.Add(value, "Text is not written", $"'{words}' alone says nothing, and a person would read it.",
                "Write the text, or leave the key out where it is optional.");
        }

        return words;
    }

    private string AsText(Yaml value, string key)
    {
        if (value is Yaml.Text text)
        {
            if (string.IsNullOrWhiteSpace(text.Value))
            {
                faults.Add(value, "Text is empty", $"'{key}' says nothing.", "Write it, or leave the key out where it is optional.");
            }
            else if (TextChecks.IsUnwritten(text.Value))
            {
                faults.Add(value, "Text is not written", $"'{text.Value.Trim()}' stands for a text somebody still has to write.",
                    "Write it, or leave the key out where it is optional.");
            }

            return text.Value.Trim();
        }

        WrongShape<string>(value, key, "a text");
        return "";
    }

    private decimal AsNumber(Yaml value, string key, decimal from, decimal to)
    {
        const NumberStyles Written = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        var range = string.Create(CultureInfo.InvariantCulture, $"{from} to {to}");
        if (!decimal.TryParse(AsText(value, key), Written, CultureInfo.InvariantCulture, out var number))
        {
            faults.Add(value, "Not a number", $"'{key}' must be a number.", $"Write digits, with a point before decimals: a number from {range}.");
            return from;
        }

        if (number < from || number > to)
        {
            faults.Add(value, RangeCheck, $"'{key}' must be a number from {range}.", "Correct the number.");
            return from;
        }

        return number;
    }

    private ImmutableArray<T> WrongShape<T>(Yaml value, string key, string wanted)
    {
        faults.Add(value, "Wrong shape", $"'{key}' must be {wanted}.", "content/README.md shows the file.");
        return [];
    }
}

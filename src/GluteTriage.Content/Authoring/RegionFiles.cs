using System.Collections.Immutable;
using System.Globalization;
using GluteTriage.Content.Reading;

namespace GluteTriage.Content.Authoring;

/// <summary>Reads regions/.</summary>
internal static class RegionFiles
{
    private const int LastPlace = 999;

    /// <summary>In the order they are offered; exactly one of them is the fallback, or there is a fault.</summary>
    public static ImmutableArray<Region> Read(Draft draft)
    {
        var read = draft.Each("regions")
            .Select(fields => (Fields: fields, Order: fields.Whole("order", 1, LastPlace), Region: ReadRegion(fields, draft))).ToList();
        RefuseSameOrder(draft, read.Select(one => (one.Fields, one.Order)));
        RefuseAllButOneFallback(draft, [.. read.Where(one => one.Region.IsFallback).Select(one => one.Fields)]);
        return [.. read.OrderBy(one => one.Order).Select(one => one.Region)];
    }

    private static void RefuseSameOrder(Draft draft, IEnumerable<(Fields Fields, int Order)> read)
    {
        foreach (var same in read.Where(one => one.Fields.At["order"] is not null).GroupBy(one => one.Order, one => one.Fields))
        {
            foreach (var second in same.Skip(1))
            {
                draft.Faults.Add(second.At["order"]!, "Region order stands twice",
                    $"{same.First().At.File.Path} has the order {same.Key} too, so which of the two is offered first would be left to chance.",
                    "Give each region an order of its own.");
            }
        }
    }

    /// <summary>Strangers are shown the words and numbers of the fallback, so it is named and never guessed from the order.</summary>
    private static void RefuseAllButOneFallback(Draft draft, IReadOnlyList<Fields> fallbacks)
    {
        if (fallbacks is [])
        {
            draft.Faults.AddFile("regions", "No fallback region",
                "No region file says 'fallback: true', so nobody knows whose words and numbers to show people who chose no region.",
                "Write 'fallback: true' into the file of the one region whose words hold anywhere.");
        }

        foreach (var second in fallbacks.Skip(1))
        {
            draft.Faults.Add(second.At["fallback"]!, "Two fallback regions",
                $"{fallbacks[0].At.File.Path} is the fallback already, and people who chose no region can be shown the words of only one.",
                "Keep 'fallback: true' in the one region whose words hold anywhere.");
        }
    }

    private static Region ReadRegion(Fields fields, Draft draft)
    {
        var words = fields.Map("words", required: true);
        var region = new Region(
            fields.FileCode(),
            fields.Text("name"),
            ReadLine(fields, "emergency", draft),
            ReadLine(fields, "urgent-advice", draft),
            ReadLine(fields, "crisis", draft),
            ReadLine(fields, "poison", draft),
            words is null ? ImmutableSortedDictionary<string, string>.Empty : ReadWords(words),
            fields.Sources(),
            fields.Flag("fallback"));
        fields.NoOthers();
        words?.NoOthers();
        if (region.Code.Length > 2 && !region.IsFallback)
        {
            draft.Faults.Add(fields.At["code"]!, "Region is no country",
                $"A browser names its country by two letters, so it would never be offered '{region.Code}'.",
                "Name the file and its code by the two letters of the country in ISO 3166, such as 'in' for India; places within one stand under 'also'.");
        }

        var lines = new[] { "emergency-number", "urgent-advice", "crisis", "poison" };
        foreach (var token in Region.Tokens.Except(lines).Where(token => !region.Words.ContainsKey(token)))
        {
            draft.Faults.Add(fields.At, "Region has no word", $"This region has no word for '{token}'.", "Add it under 'words'.");
        }

        return region;
    }

    private static ImmutableSortedDictionary<string, string> ReadWords(Fields words) => Region.Tokens.Where(token => words.At[token] is not null)
        .ToImmutableSortedDictionary(token => token, words.Text, StringComparer.Ordinal);

    private static HelpLine ReadLine(Fields fields, string key, Draft draft) =>
        fields.Map(key, required: true) is { } line ? ReadLine(line, draft) : new HelpLine(null, "", null);

    private static HelpLine ReadLine(Fields line, Draft draft)
    {
        var number = line.OptionalText("number")?.Replace(" ", "", StringComparison.Ordinal);
        var help = new HelpLine(number, line.Text("name"), line.OptionalText("how"))
        {
            Checked = line.Text("checked"),
            Also = [.. line.Maps("also").Select(other => ReadLine(other, draft))],
        };
        line.NoOthers();
        CheckNumber(line, help, draft);
        CheckSeen(line, help, draft);
        return help;
    }

    private static void CheckNumber(Fields line, HelpLine help, Draft draft)
    {
        if (help.Number is { } number && !TelephoneNumber.CanBeDialled(number))
        {
            draft.Faults.Add(line.At["number"]!, "Not a telephone number", $"'{number}' is not a number a telephone can dial.",
                "Write digits, *, # and spaces, after + where the code of the country is given.");
        }
        else if (help.Number is { } dialled && !TelephoneNumber.IsIn(dialled, help.Name))
        {
            draft.Faults.Add(line.At["number"]!, "Other number than shown", $"A tap would call '{dialled}', and people read '{help.Name}'.",
                "Make both the same; the name must hold the whole number.");
        }
        else if (help is { Number: { } called, How: { } how } && TelephoneNumber.OtherIn(called, how) is { } other)
        {
            draft.Faults.Add(line.At["how"]!, "Other number than shown", $"A tap would call '{called}', and people read '{other}'.",
                "Name no other number here; a second one has a line of its own under 'also'.");
        }

        if (TelephoneNumber.MistypedIn($"{help.Name} {help.How}") is { } mistyped)
        {
            draft.Faults.Add(line.At, "Not a telephone number", $"'{mistyped}' holds a letter that looks like a digit, and people would dial it.",
                "Write the digit.");
        }
    }

    private static void CheckSeen(Fields line, HelpLine help, Draft draft)
    {
        if (line.At["checked"] is not { } at || help.Checked is "none")
        {
            return;
        }

        if (DaySeen(help.Checked) is { } day)
        {
            draft.RefuseImpossibleDay(line, "checked", day);
        }
        else
        {
            draft.Faults.Add(at, "Line is not checked", $"'{help.Checked}' does not say when and where somebody last saw this line.",
                "Write a day and a place, such as '2026-11-29, poisons.ie', or 'none' as long as nobody has looked.");
        }
    }

    /// <returns>Null where the text does not say both when and where.</returns>
    private static DateOnly? DaySeen(string text) =>
        text.Split(", ", 2) is [var day, { Length: > 0 }]
        && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var seen) ? seen : null;
}

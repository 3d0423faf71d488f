using System.Collections.Immutable;
using System.Globalization;

namespace GluteTriage.Guard;

/// <summary>One weight or other number of the ranking, as entered from the clinical tables.</summary>
/// <param name="Line">Its line in <see cref="ClinicalWeights.FileName"/>, counted from 1.</param>
/// <param name="Item">Empty for a cause's prior and urgency; <c>ranking</c> for a number that belongs to no cause.</param>
/// <param name="Option">The option; <c>prior</c>, <c>urgency</c>, or the name of the number.</param>
/// <param name="Cause">Empty for a number of the ranking.</param>
/// <param name="Points">The number; an urgency counts from 0, self-care.</param>
public sealed record EnteredWeight(int Line, string Item, string Option, string Cause, decimal Points);

/// <summary>A line of the table that cannot be read, with the reason.</summary>
public sealed record UnreadableLine(int Line, string Text, string Reason);

/// <summary>The weights and numbers of the ranking a second time, entered from the clinical tables and not from the content.</summary>
public sealed record ClinicalWeights(ImmutableArray<EnteredWeight> Entries, ImmutableArray<UnreadableLine> Unreadable)
{
    /// <summary>The table's file, beside the guard's other tables.</summary>
    public const string FileName = "clinical-weights.csv";

    private const string Head = "item,option,cause,points";

    private static readonly Lazy<ClinicalWeights> Table = new(() => Read(ReadFile()));

    /// <summary>The table this program was built with.</summary>
    public static ClinicalWeights Entered => Table.Value;

    /// <summary>Reads a table: a head, then one entry a line. Every line that cannot be read is listed, and left out.</summary>
    public static ClinicalWeights Read(string text)
    {
        var entries = ImmutableArray.CreateBuilder<EnteredWeight>();
        var unreadable = ImmutableArray.CreateBuilder<UnreadableLine>();
        var lines = new Dictionary<(string Item, string Option, string Cause), int>();
        foreach (var (index, line) in text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Index())
        {
            var number = index + 1;
            if (number == 1 && line == Head)
            {
                continue;
            }

            if (number == 1)
            {
                Refuse($"The first line must be '{Head}'.");
            }
            else if (line.Split(',') is not [var item, var option, var cause, var written])
            {
                Refuse($"It must hold four values: {Head}.");
            }
            else if (!decimal.TryParse(written, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var points))
            {
                Refuse($"'{written}' is not a number.");
            }
            else if (!lines.TryAdd((item, option, cause), number))
            {
                Refuse($"Line {lines[(item, option, cause)]} enters the same already.");
            }
            else
            {
                entries.Add(new EnteredWeight(number, item, option, cause, points));
            }

            void Refuse(string reason) => unreadable.Add(new UnreadableLine(number, line, reason));
        }

        return new ClinicalWeights(entries.ToImmutable(), unreadable.ToImmutable());
    }

    private static string ReadFile()
    {
        using var reader = new StreamReader(typeof(ClinicalWeights).Assembly.GetManifestResourceStream(FileName)!);
        return reader.ReadToEnd();
    }
}

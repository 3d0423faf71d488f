using System.Collections.Immutable;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Content.Authoring;

/// <summary>
/// Reads <c>differs</c> in the head of a page whose tables compare this tool with other advice: for every row, by the words of its first
/// cell, the red flags it is about or the reason why it is about none.
/// </summary>
internal static class DiffersFile
{
    /// <returns>The flags, each once; empty where the page has no such field. Every row and every entry needs the other.</returns>
    public static ImmutableArray<RedFlagCode> Read(Fields fields, ContentFile file, string body, Draft draft, ImmutableArray<RedFlag> flags)
    {
        if (fields.Optional("differs") is not { } list)
        {
            return [];
        }

        var entries = fields.Maps("differs").Select(entry => ReadEntry(entry, draft, flags)).ToList();
        var rows = Rows(body).ToList();
        foreach (var sign in rows.Except(entries.Select(entry => entry.Sign)))
        {
            draft.Faults.AddFile(file.Path, "Row names no red flag", $"The row '{sign}' has no entry in 'differs'.",
                "Add one with the red flags it is about, or with 'no-flag' and the reason.");
        }

        foreach (var sign in entries.Select(entry => entry.Sign).Except(rows))
        {
            draft.Faults.Add(list, "Row does not exist", $"No row of the page begins with '{sign}'.", "Copy the first cell of the row.");
        }

        return [.. entries.SelectMany(entry => entry.Flags).Distinct()];
    }

    private static (string Sign, List<RedFlagCode> Flags) ReadEntry(Fields entry, Draft draft, ImmutableArray<RedFlag> flags)
    {
        var sign = entry.Text("sign");
        var named = entry.Texts("flags").Select(code => new RedFlagCode(code)).ToList();
        var none = entry.OptionalText("no-flag");
        entry.NoOthers();
        if (named.Count == 0 == none is null)
        {
            draft.Faults.Add(entry.At, "Row names no red flag", $"The entry '{sign}' must have either 'flags' or 'no-flag'.",
                "Name the red flags the row is about, or say in 'no-flag' why there is none.");
        }

        foreach (var code in named.Where(code => flags.All(flag => flag.Code != code)))
        {
            draft.Faults.Add(entry.At, "Red flag does not exist", $"There is no red flag '{code}'.",
                Suggestion.Among(code.Value, flags.Select(flag => flag.Code.Value)));
        }

        return (sign, named);
    }

    /// <summary>The first cell of every row but the head and the line below it.</summary>
    private static IEnumerable<string> Rows(string body)
    {
        var lines = body.Split('\n');
        for (var index = 0; index < lines.Length; index++)
        {
            var isHead = index + 1 < lines.Length && IsLineBelowHead(lines[index + 1]);
            if (lines[index].StartsWith('|') && !isHead && !IsLineBelowHead(lines[index]))
            {
                yield return lines[index].Split('|')[1].Trim();
            }
        }
    }

    private static bool IsLineBelowHead(string line) => line.StartsWith("|---", StringComparison.Ordinal);
}

using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace GluteTriage.Content.Authoring;

/// <summary>What moves.yaml lists: things to do with the body that one cause may advise and another forbid.</summary>
internal sealed class MoveList(Draft draft)
{
    private const string Path = "moves.yaml";

    /// <summary>Nothing is checked in a folder without the list.</summary>
    private readonly List<(string Code, ImmutableArray<string> Words)>? moves =
        draft.Folder.Find(Path) is null ? null : [.. draft.List(Path).Select(ReadMove)];

    /// <summary>A text that speaks of a move names it, so that two lists can be held against each other.</summary>
    /// <param name="path">The file it stands in.</param>
    public void Check(string path, string text, ImmutableArray<string> named)
    {
        if (moves is null)
        {
            return;
        }

        foreach (var unknown in named.Where(move => moves.TrueForAll(known => known.Code != move)))
        {
            draft.Faults.AddFile(path, "Exercise does not exist", $"'{unknown}' is not in moves.yaml.",
                Suggestion.Among(unknown, moves.Select(move => move.Code)));
        }

        foreach (var word in moves.SelectMany(move => move.Words).Distinct()
            .Where(word => Speaks(text, word) && !moves.Exists(move => move.Words.Contains(word) && named.Contains(move.Code))))
        {
            draft.Faults.AddFile(path, "Exercise is not named", $"'{text}' speaks of '{word}' and names no exercise for it.",
                "Name it in 'moves'; moves.yaml lists the codes.");
        }
    }

    private static (string Code, ImmutableArray<string> Words) ReadMove(Fields fields)
    {
        var move = (fields.Code("code"), fields.Texts("words", required: true));
        fields.NoOthers();
        return move;
    }

    private static bool Speaks(string text, string word) => Regex.IsMatch(text, $"(?<![a-z]){word}", RegexOptions.IgnoreCase);
}

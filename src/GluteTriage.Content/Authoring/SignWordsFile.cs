using System.Collections.Immutable;
using GluteTriage.Content.Reading;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Content.Authoring;

/// <summary>Reads warning-signs.yaml.</summary>
internal static class SignWordsFile
{
    private const string Path = "warning-signs.yaml";

    /// <summary>In the order of the file, which tells every red flag; content without the file tells them in their own words.</summary>
    public static ImmutableArray<SignWords> Read(Draft draft, ImmutableArray<RedFlag> flags)
    {
        if (draft.Folder.Find(Path) is null)
        {
            return [];
        }

        ImmutableArray<SignWords> words = [.. draft.List(Path).SelectMany(part => ReadPart(part, draft, flags))];
        draft.RefuseTwins(words, one => one.Flag.Value, Path);
        foreach (var flag in flags.ExceptBy(words.Select(one => one.Flag), flag => flag.Code))
        {
            draft.Faults.AddFile(Path, "Red flag is told nowhere",
                $"The red flag '{flag.Code}' is told to nobody who reads the list of the warning signs.",
                $"Add it to the part of the body it belongs to: '- flag: {flag.Code}', and under 'when' a text for each of its tiers, the most urgent first.");
        }

        return words;
    }

    private static List<SignWords> ReadPart(Fields part, Draft draft, ImmutableArray<RedFlag> flags)
    {
        var title = part.Text("part");
        var words = part.Maps("signs", required: true).Select(sign => ReadSign(sign, title, draft, flags)).ToList();
        part.NoOthers();
        return words;
    }

    private static SignWords ReadSign(Fields sign, string part, Draft draft, ImmutableArray<RedFlag> flags)
    {
        var words = new SignWords(new RedFlagCode(sign.Text("flag")), part, sign.Texts("when", required: true), sign.OptionalText("means"));
        sign.NoOthers();
        if (flags.FirstOrDefault(flag => flag.Code == words.Flag) is not { } named)
        {
            draft.Faults.Add(sign.At, "Red flag does not exist", $"There is no red flag '{words.Flag}'.",
                Suggestion.Among(words.Flag.Value, flags.Select(flag => flag.Code.Value)));
        }
        else if (named.Tiers.Length != words.When.Length)
        {
            draft.Faults.Add(sign.At, "Words and tiers differ",
                $"'{words.Flag}' has {named.Tiers.Length} tiers, and {words.When.Length} of them have words here.",
                "Write one text for each tier of the red flag, the most urgent first.");
        }

        return words;
    }
}

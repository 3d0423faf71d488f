using System.Collections.Immutable;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Screens;

namespace GluteTriage.Content.Authoring;

/// <summary>Reads screens.yaml, which a release may do without: then each item is a page of its own.</summary>
internal sealed class ScreenFile(Draft draft, ImmutableArray<Item> items)
{
    public const string Path = "screens.yaml";
    private const int MostWords = 12;

    /// <summary>Eight that a person sees, and one in place of another for people of the other sex.</summary>
    private const int MostLines = 9;

    private const int MostWhole = 2;

    /// <param name="afterResult">Items that are offered after the result and stand on no screen.</param>
    public static ImmutableArray<Screen> Read(Draft draft, ImmutableArray<Item> items, ImmutableArray<ItemCode> afterResult)
    {
        if (draft.Folder.Find(Path) is null)
        {
            return [];
        }

        var file = new ScreenFile(draft, items);
        var screens = draft.List(Path).Select(file.Read).ToImmutableArray();
        draft.RefuseTwins(screens, screen => screen.Code, Path);
        foreach (var item in screens.SelectMany(screen => screen.LineItems.Concat(screen.Whole.Select(whole => whole.Item))).Intersect(afterResult))
        {
            draft.Faults.AddFile(Path, "Asked after the result", $"A screen asks '{item}', which is offered after the result.", "Take it off the screen.");
        }

        file.CheckAlone(screens);
        return screens;
    }

    private Screen Read(Fields fields)
    {
        var screen = new Screen
        {
            Code = fields.Code("code"),
            Title = fields.Text("title"),
            HelperTitle = fields.OptionalText("helper-title"),
            Why = fields.Text("why"),
            Everyone = fields.Flag("everyone"),
            LinesTitle = fields.OptionalText("lines-title"),
            Lines = [.. fields.Maps("lines").Select(ReadLine)],
            Whole = [.. fields.Maps("whole").Select(ReadWhole)],
            None = fields.OptionalText("none"),
            Unsure = fields.OptionalText("unsure"),
            Skip = fields.OptionalText("skip"),
            Otherwise = fields.Map("otherwise") is { } map ? ReadOptions(map) : ImmutableSortedDictionary<string, string>.Empty,
        };
        fields.NoOthers();
        draft.RefuseTwins(screen.Lines, line => line.Code, Path);
        if (screen.Lines.IsEmpty && screen.Whole.IsEmpty)
        {
            Fault(fields.At, "Screen asks nothing", "This screen has neither lines nor whole questions.", "Give it 'lines' or 'whole'.");
        }

        if (screen.LinesTitle is null != (screen.Lines.IsEmpty || screen.Whole.IsEmpty))
        {
            Fault(fields.At, "Lines need their own heading",
                "This screen has lines below whole questions without 'lines-title', or a 'lines-title' without both.",
                "Give 'lines-title' to a screen that has whole questions and lines, and to no other.");
        }

        if (screen.Lines.Length > 0 && screen.Whole.Any(whole => items.Any(item => item.Code == whole.Item && item.BodyMap is not BodyMapUse.None)))
        {
            Fault(fields.At, "Lines beside the body map", "This screen has lines and a question that is answered on the body map.",
                "Put the lines on a screen of their own: the map fills a page.");
        }

        if (screen.Lines.Length > MostLines || screen.Whole.Length > MostWhole)
        {
            Fault(fields.At, "Screen is too full", $"This screen has {screen.Lines.Length} lines and {screen.Whole.Length} whole questions.",
                $"At most {MostLines} lines and {MostWhole} whole questions can be read on one page: make two screens of it.");
        }

        return screen;
    }

    private ScreenLine ReadLine(Fields fields)
    {
        var line = new ScreenLine
        {
            Code = fields.Code("code"),
            Say = fields.Text("say"),
            HelperSay = fields.OptionalText("helper-say"),
            Sets = fields.OptionalText("sets") is { } sets ? ReadAnswer(fields, "sets", sets) : null,
            Opens = [.. fields.Texts("opens").Where(IsAnswer).Select(text => ReadAnswer(fields, "opens", text)).OfType<Finding>()],
            AlsoOpens = [.. fields.Texts("opens").Where(text => !IsAnswer(text)).Select(text => Find(fields, "opens", text)?.Code).OfType<ItemCode>()],
        };
        fields.NoOthers();
        if (line.Say.Split(' ').Length is > MostWords and var words)
        {
            Fault(fields.At["say"]!, "Line is too long", $"This line has {words} words; a person looks over lines and reads {MostWords} at most.",
                "Say it shorter.");
        }

        if (line.Sets is null && line.Opens.IsEmpty)
        {
            Fault(fields.At, "Line says nothing", "Ticking this line neither sets an answer nor opens a question.",
                "Give it 'sets: item.option' or 'opens: [item.option]'.");
        }

        if (line.Sets is { } one && line.IsOpening(one.Item))
        {
            Fault(fields.At, "Line sets and opens one item", $"This line sets '{one.Item}' and opens it as well.", "Let it open only.");
        }

        return line;
    }

    private static bool IsAnswer(string text) => text.Contains('.', StringComparison.Ordinal);

    private WholeItem ReadWhole(Fields fields)
    {
        var item = Find(fields, "item", fields.Text("item"));
        var whole = new WholeItem(
            item?.Code ?? default,
            fields.OptionalText("title"),
            fields.Map("labels") is { } labels ? ReadTexts(labels) : ImmutableSortedDictionary<string, string>.Empty);
        fields.NoOthers();
        foreach (var option in whole.Labels.Keys.Where(option => item is not null && item.Find(new OptionCode(option)) is null))
        {
            draft.Faults.Add(fields.At["labels"]!, option, "Option does not exist", $"The item '{item!.Code}' does not offer '{option}'.",
                Suggestion.Among(option, item.Options.Select(one => one.Code.Value)));
        }

        return whole;
    }

    private ImmutableSortedDictionary<string, string> ReadOptions(Fields map)
    {
        var options = ReadTexts(map);
        foreach (var (item, option) in options)
        {
            ReadAnswer(map, item, $"{item}.{option}");
        }

        return options;
    }

    private static ImmutableSortedDictionary<string, string> ReadTexts(Fields map)
    {
        var texts = map.At.Of.Select(pair => pair.Key.Value).Distinct().ToImmutableSortedDictionary(key => key, map.Text);
        map.NoOthers();
        return texts;
    }

    private Finding? ReadAnswer(Fields fields, string key, string text)
    {
        var (code, option) = text.Split('.') is [var one, var other] ? (one, other) : (text, "");
        if (Find(fields, key, code) is not { } item)
        {
            return null;
        }

        if (item.Find(new OptionCode(option)) is null)
        {
            draft.Faults.Add(fields.At[key]!, text, "Option does not exist", $"The item '{code}' does not offer '{option}'.",
                Suggestion.Among(option, item.Options.Select(offered => offered.Code.Value)));
            return null;
        }

        return new Finding(item.Code, new OptionCode(option));
    }

    private Item? Find(Fields fields, string key, string code)
    {
        if (items.FirstOrDefault(item => item.Code.Value == code) is { } found)
        {
            return found;
        }

        draft.Faults.Add(fields.At[key]!, code, "Item does not exist", $"There is no item '{code}'.",
            Suggestion.Among(code, items.Select(item => item.Code.Value)));
        return null;
    }

    /// <summary>
    /// An item of several screens is told by all of them together, so each must be shown to everybody; and an item is asked by lines or in
    /// full, never both, unless its lines only open it.
    /// </summary>
    private void CheckAlone(ImmutableArray<Screen> screens)
    {
        foreach (var item in screens.SelectMany(screen => screen.LineItems).Distinct())
        {
            var on = screens.Where(screen => screen.LineItems.Contains(item)).ToList();
            var isWhole = screens.Any(screen => screen.Whole.Any(whole => whole.Item == item));
            if (on.Count > 1 && on.Exists(screen => !screen.Everyone))
            {
                draft.Faults.AddFile(Path, "Item on a screen not everybody sees", $"'{item}' has lines on several screens, and not all are for everybody.",
                    "Say 'everyone: true' on each of them, or put its lines on one screen.");
            }

            if (isWhole && on.SelectMany(screen => screen.Lines).Any(line => line.Sets?.Item == item))
            {
                draft.Faults.AddFile(Path, "Item asked twice", $"'{item}' is asked in full on one screen and set by a line of another.",
                    "Let the line open it.");
            }
        }
    }

    private void Fault(Yaml at, string check, string problem, string remedy) => draft.Faults.Add(at, check, problem, remedy);
}

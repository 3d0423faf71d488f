using System.Collections.Immutable;
using GluteTriage.Content.Reading;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Content.Authoring;

/// <summary>Reads compare.yaml: causes that feel alike, side by side.</summary>
internal sealed class SideBySideFile
{
    public const string Path = "compare.yaml";

    private readonly Draft draft;
    private readonly RulesLean rules;
    private readonly ImmutableArray<Page> pages;
    private readonly Dictionary<string, ComparedSide> sides = [];

    private SideBySideFile(Draft draft, RulesLean rules, ImmutableArray<Page> pages) => (this.draft, this.rules, this.pages) = (draft, rules, pages);

    /// <returns>Null where the folder has none.</returns>
    public static SideBySide? Read(Draft draft, RulesLean rules, ImmutableArray<Page> pages) =>
        draft.Folder.Find(Path) is null || draft.Map(Path) is not { } root ? null : new SideBySideFile(draft, rules, pages).Read(root);

    private SideBySide Read(Fields root)
    {
        ImmutableArray<ComparedSide> named = [.. root.Maps("sides", required: true).Select(ReadSide)];
        draft.RefuseTwins(named, side => side.Code, Path);
        var columns = root.Texts("columns", required: true);
        foreach (var column in columns)
        {
            FindSide(column, root.At["columns"]!);
        }

        var (reviewed, next) = PageFiles.ReadDates(root, draft);
        var page = new SideBySide(
            root.Text("title"),
            root.Text("lead"),
            named,
            columns,
            [.. root.Maps("rows", required: true).Select(row => ReadRow(row, columns))],
            [.. root.Maps("pairs", required: true).Select(ReadPair)],
            reviewed,
            next);
        root.NoOthers();
        draft.RefuseTwins(page.Pairs, pair => pair.Id, Path);
        return page;
    }

    private ComparedSide ReadSide(Fields fields)
    {
        var code = fields.Text("of");
        var kind = rules.KindOf(code);
        var side = new ComparedSide(code, kind ?? SideKind.Cause, fields.Text("name"), fields.OptionalText("plain"),
            kind is SideKind.Cause ? null : fields.OptionalText("page"));
        fields.NoOthers();
        if (kind is null)
        {
            draft.Faults.Add(fields.At["of"] ?? fields.At, "Nothing to compare", $"There is no cause, family or red flag '{code}'.",
                Suggestion.Among(code, rules.Codes));
        }
        else if (kind is not SideKind.Cause && pages.All(page => page.Code != side.Page))
        {
            draft.Faults.Add(fields.At, "Link to nowhere", $"'{code}' has no page of its own, so 'page' names one, and there is no page '{side.Page}'.",
                Suggestion.Among(side.Page ?? "", pages.Select(page => page.Code)));
        }

        sides.TryAdd(code, side);
        return side;
    }

    private ComparedRow ReadRow(Fields fields, ImmutableArray<string> columns)
    {
        var title = fields.Text("title");
        var cells = fields.Map("cells", required: true);
        ImmutableArray<ComparedCell> read = cells is null ? [] : [.. columns.Select(column => ReadCell(cells, column, columns.Remove(column)))];
        cells?.NoOthers();
        fields.NoOthers();
        return new ComparedRow(title, read);
    }

    private ComparedPair ReadPair(Fields fields)
    {
        var reference = fields.Text("reference");
        var codes = fields.Texts("of", required: true);
        if (codes is not [var first, var second] || first == second)
        {
            draft.Faults.Add(fields.At, "Not a pair", "A pair compares two, and not one with itself.", "Write 'of: [one, other]' with two codes of 'sides'.");
            return new ComparedPair(reference, new ComparedCell("", []), new ComparedCell("", []));
        }

        foreach (var code in codes)
        {
            FindSide(code, fields.At["of"]!);
        }

        var pair = new ComparedPair(reference, ReadCell(fields, first, [second]), ReadCell(fields, second, [first]));
        fields.NoOthers();
        return pair;
    }

    private void FindSide(string code, Yaml at)
    {
        if (!sides.ContainsKey(code))
        {
            draft.Faults.Add(at, code, "Nothing to compare", $"'{code}' is not among 'sides'.", Suggestion.Among(code, sides.Keys));
        }
    }

    private ComparedCell ReadCell(Fields parent, string of, ImmutableArray<string> others) =>
        new(of, [.. parent.Maps(of, required: true).Select(fields => ReadStatement(fields, of, others))]);

    private ComparedStatement ReadStatement(Fields fields, string of, ImmutableArray<string> others)
    {
        var statement = new ComparedStatement(fields.Text("say"), ReadAnswers(fields, "answers"), ReadAnswers(fields, "without"),
            fields.OptionalText("not-weighed"), fields.Text("reference"), fields.Sources());
        fields.NoOthers();
        var names = fields.At["answers"] is not null || fields.At["without"] is not null;
        if (names == statement.NotWeighed is not null)
        {
            draft.Faults.Add(fields.At, "Statement rests on no answer",
                names ? "It names answers, and says too that the rules weigh none of it." : "Nothing says which answer of the questions this goes with.",
                "Name the answers under 'answers' or 'without', or say under 'not-weighed' why no rule weighs it.");
        }

        foreach (var answer in statement.Answers.Where(answer => !rules.LeanTo(of, others, answer)))
        {
            Refuse(fields, "answers", answer, of, others, "The rules do not lean this way");
        }

        foreach (var answer in statement.Without.Where(answer => !rules.LeanAway(of, others, answer)))
        {
            Refuse(fields, "without", answer, of, others, "The rules do not lean away from it");
        }

        return statement;
    }

    private void Refuse(Fields fields, string key, Finding answer, string of, ImmutableArray<string> others, string problem) =>
        draft.Faults.Add(fields.At[key]!, answer.Option.Value, "Rules say otherwise",
            $"{problem}: '{answer.Item} is {answer.Option}' weighs {rules.InWords(of, answer)}; "
                + $"{string.Join("; ", others.Select(other => rules.InWords(other, answer)))}.",
            "Say what the rules say and name that answer, or ask for the rules to be changed. What no rule weighs says 'not-weighed' and why.");

    private ImmutableArray<Finding> ReadAnswers(Fields fields, string key) =>
        fields.Optional(key) is not { } value ? [] : value is Yaml.List list ? [.. list.Of.SelectMany(line => ReadLine(line))] : [.. ReadLine(value)];

    private ImmutableArray<Finding> ReadLine(Yaml line)
    {
        switch (draft.Rules.Parse(line, RulePlace.Other))
        {
            case Criterion.Is(var item, var options):
                return [.. options.Where(option => rules.Offers(item, option)).Select(option => new Finding(item, option))];
            case Criterion.Any([]):
                return [];
            default:
                draft.Faults.Add(line, "Statement rests on no answer", "A list of conditions is no answer a person gives.",
                    "Write one line for each item: 'pain-site is deep-mid', or 'pain-site is any of deep-mid, sit-bone'.");
                return [];
        }
    }
}

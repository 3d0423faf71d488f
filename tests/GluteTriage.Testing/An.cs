using System.Globalization;
using GluteTriage.Content;
using GluteTriage.Content.Authoring;
using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Testing;

/// <summary>
/// Small contents and answers for tests. Rules are written in the language of content/README.md and compiled by the real
/// compiler, so that a test cannot say what an author could not.
/// </summary>
public static class An
{
    /// <summary>One content file, or one entry of a shared one.</summary>
    /// <param name="Kind">The folder or file it belongs to.</param>
    public sealed record Part(string Kind, string Code, string Yaml);

    /// <summary>A one-of item. It needs no "not sure": that is what most tests are not about.</summary>
    public static Part Item(string code, params string[] options) => ItemWith(code, "one-of", options);

    /// <summary>A some-of item; <c>none</c> stands alone wherever it is offered.</summary>
    public static Part SomeOf(string code, params string[] options) => ItemWith(code, "some-of", options);

    /// <summary>An item with further keys, as YAML: <c>"ask-when: age is under16"</c>.</summary>
    public static Part ItemWith(string code, string kind, string[] options, string keys = "", string optionKeys = "")
    {
        var extra = optionKeys.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(" => ")).ToDictionary(pair => pair[0].Trim(), pair => pair[1]);
        var lines = options.Select(option =>
            $"  - {{ code: \"{option}\", say: Say {option}, as-reason: You said {option} to {code}."
            + (kind == "some-of" && option == "none" ? ", exclusive: true" : "")
            + (extra.TryGetValue(option, out var more) ? ", " + more : "")
            + " }");
        var sure = options.Contains("not-sure") || options.Contains("not-done") ? "" : "no-not-sure-because: A test.\n";
        return new Part("items", code,
            $"code: {code}\nkind: {kind}\nshort: {code}\nask: About {code}?\nwhy: Because.\noptions:\n"
            + string.Join("\n", lines) + $"\n{sure}sources: [judgement]\n{keys}\n");
    }

    /// <summary>A red flag of one tier.</summary>
    public static Part RedFlag(string code, Urgency urgency, string when) => RedFlag(code, (urgency, when));

    /// <summary>A red flag of several tiers, the most urgent first.</summary>
    public static Part RedFlag(string code, params (Urgency Urgency, string When)[] tiers) => Flag(code, "", tiers);

    /// <summary>A red flag that is itself the explanation of the pain.</summary>
    public static Part FlagThatExplains(string code, Urgency urgency, string when) =>
        Flag(code, "explains-the-pain: true\n", (urgency, when));

    /// <summary>A cause that is a family of its own unless <paramref name="keys"/> names one.</summary>
    /// <param name="evidence">Lines such as <c>"onset is sudden: +4"</c>; a trailing <c>!</c> marks a defining feature.</param>
    public static Part Cause(string code, decimal prior, string[] evidence, string keys = "", Urgency urgency = Urgency.SelfCare) =>
        new("causes", code,
            $"code: {code}\ntitle: {code}\nmedical-name: {code}\nwhat-it-is: A test.\nurgency: {urgency.Code()}\n"
            + $"prior: {{ points: {prior.ToString(CultureInfo.InvariantCulture)}, sources: [judgement] }}\n"
            + "course: { say: A test., sources: [judgement] }\nsources: [judgement]\nsigned-off: none\nreview-by: 2027-01-01\n"
            + (evidence.Length == 0 ? "evidence: []\n" : "evidence:\n" + string.Concat(evidence.Select(Weight)))
            + keys + "\n");

    /// <summary>A family file with further keys as YAML.</summary>
    public static Part Family(string code, string keys = "") =>
        new("families", code, $"code: {code}\ntitle: {code}\nmedical-name: {code}\n{keys}\n");

    public static Part Floor(string code, Urgency urgency, string when) => new("floors", code,
        $"  - code: {code}\n    urgency: {urgency.Code()}\n    when:\n{Indent(when, 6)}\n    says: A test.\n    sources: [judgement]\n");

    public static Part Definition(string code, string rule) =>
        new("definitions", code, $"- code: {code}\n  says: A test.\n{Indent(rule, 2)}\n  sources: [judgement]\n");

    /// <summary>A place of the body map.</summary>
    public static Part Place(string code, params string[] neighbours) =>
        new("places", code, $"  - {{ code: {code}, label: {code}, sides: both, neighbours: [{string.Join(", ", neighbours)}], "
            + "on-figure: { from-middle: 1, down: 2 } }\n");

    /// <summary>Replaces ranking.yaml, which otherwise has no cap or shrink worth speaking of and one group for all items.</summary>
    public static Part Ranking(string yaml) => new("ranking", "", yaml);

    public static ClinicalContent Content(params Part[] parts) => Release(parts).Clinical;

    /// <summary>Compiles the parts; items are asked in the order given.</summary>
    /// <exception cref="ArgumentException">The parts have faults; the message holds them.</exception>
    public static Release Release(params Part[] parts)
    {
        var (release, faults) = ContentCompiler.Compile(Folder(parts));
        return release ?? throw new ArgumentException("The test's content has faults.\n" + FaultReport.Of(faults));
    }

    /// <summary>The files the parts make, unchecked, for tests of the compiler.</summary>
    public static ContentFolder Folder(params Part[] parts)
    {
        var items = parts.Where(part => part.Kind == "items").Select(part => part.Code).ToList();
        if (items.Count == 0)
        {
            items.Add("unused");
            parts = [.. parts, Item("unused", "a", "b")];
        }

        var list = string.Join(", ", items);
        var ranking = parts.FirstOrDefault(part => part.Kind == "ranking")?.Yaml ?? $$"""
            shrink: 1
            cap: 100
            groups: { all: [{{list}}] }
            informative: { at-least: 0, items: [{{list}}] }
            fit: { fits-best-share: 60, fits-best-lead: 2, could-be-share: 35 }

            """;
        return new ContentFolder(
        [
            .. parts.Where(part => part.Kind is "items" or "red-flags" or "causes" or "families" or "vignettes")
                .Select(part => new ContentFile($"{part.Kind}/{part.Code}.yaml", part.Yaml)),
            new("ranking.yaml", ranking),
            new("questionnaire.yaml",
                $"sections:\n  - {{ code: all, title: All, items: [{list}] }}\n"
                + "warning-areas:\n  - { code: test, title: Test, all-clear: All clear }\n"
                + Block("places", All(parts, "places"))),
            new("definitions.yaml", All(parts, "definitions") is { Length: > 0 } definitions ? definitions : "[]\n"),
            new("urgencies.yaml", Levels + Block("floors", All(parts, "floors"))),
            new("sources.yaml", "- { code: R1, cite: A test, read: all }\n"),
            new("release.yaml", "name: test\ndate: 2026-01-01\nsigned-off: none\nnotice: A test.\n"),
            new("self-care.yaml", "- { code: move, title: Move, say: Keep moving., sources: [R1] }\n"),
            new("search.yaml", "alike: []\nintents: []\n"),
            new("facts.yaml", "[]\n"),
            new("glossary.yaml", "[]\n"),
            new("safety-netting/emergency-signs.yaml", "- { say: It spreads, sources: [R1] }\n"),
            new("safety-netting/same-day-signs.yaml", "- { say: It grows, sources: [R1] }\n"),
            new("pictures/body-map.yaml", "[]\n"),
            new("regions/anywhere.yaml", Anywhere),
        ]);
    }

    /// <summary>Answers given one after another: <c>"pain-spread: foot:left, below-knee"</c>.</summary>
    /// <exception cref="ArgumentException">An item or option does not exist, or the reply is refused.</exception>
    public static Answers Answers(ClinicalContent content, params string[] replies) =>
        replies.Select(reply => Read(content, reply)).Aggregate(
            Engine.Answering.Answers.None, (answers, pair) => answers.With(pair.Key, pair.Value));

    /// <summary>Answers given all at once, as an API client does.</summary>
    /// <inheritdoc cref="Answers(ClinicalContent, string[])"/>
    public static Answers AnswersTogether(ClinicalContent content, params string[] replies) =>
        Engine.Answering.Answers.Together(replies.Select(reply => Read(content, reply)));

    /// <summary>These answers and one more.</summary>
    public static Answers And(this Answers answers, ClinicalContent content, string reply) =>
        Read(content, reply) is var (item, answer) ? answers.With(item, answer) : answers;

    private static KeyValuePair<ItemCode, Answer> Read(ClinicalContent content, string reply)
    {
        if (reply.Split(": ", 2) is not [var code, var values])
        {
            throw new ArgumentException($"'{reply}' is not a reply; write 'item: option' or 'item: option, option'.");
        }

        var item = content.Find(new ItemCode(code)) ?? throw new ArgumentException($"There is no item '{code}'.");
        return Reply.Read(item, values.Split(',', StringSplitOptions.TrimEntries)) switch
        {
            Reply.Accepted(var answer) => new(item.Code, answer),
            var refused => throw new ArgumentException($"'{reply}' is refused: {refused}."),
        };
    }

    private static Part Flag(string code, string keys, params (Urgency Urgency, string When)[] tiers) =>
        new("red-flags", code,
            $"code: {code}\ntitle: {code}\nreference: [T]\narea: test\n{keys}tiers:\n"
            + string.Concat(tiers.Select(tier =>
                $"  - urgency: {tier.Urgency.Code()}\n    when:\n{Indent(tier.When, 6)}\n    sources: [judgement]\n"))
            + "tell-the-person: A test.\nwhat-to-say: A test.\nbecause: A test.\nsources: [judgement]\nsigned-off: none\nreview-by: 2027-01-01\n");

    private static string Weight(string line)
    {
        var (when, points) = line.Split(": ") is [var test, var value] ? (test, value) : throw new ArgumentException(line);
        var defining = points.EndsWith('!') ? ", defining: true" : "";
        return $"  - {{ when: {when}, points: \"{points.TrimEnd('!').TrimStart('+')}\", sources: [R1]{defining} }}\n";
    }

    private static string All(Part[] parts, string kind) =>
        string.Concat(parts.Where(part => part.Kind == kind).Select(part => part.Yaml));

    private static string Block(string key, string entries) => entries.Length == 0 ? $"{key}: []\n" : $"{key}:\n{entries}";

    private static string Indent(string yaml, int by) =>
        string.Join("\n", yaml.ReplaceLineEndings("\n").Split('\n').Select(line => new string(' ', by) + line));

    private const string Anywhere = """
        code: anywhere
        name: Anywhere
        order: 99
        fallback: true
        emergency: { name: your local emergency number, checked: none }
        urgent-advice: { name: a clinic, checked: none }
        crisis: { name: a local crisis line, checked: none }
        poison: { name: your local poison centre, checked: none }
        words:
          emergency-department: hospital
          doctor: doctor
          urgent-care: clinic
          physiotherapist: physio
          pharmacist: pharmacist
          midwife: midwife
          eye-care: optician
        sources: [general-knowledge]

        """;

    private static string Levels => "levels:\n" + string.Concat(Urgencies.InOrder.Select(urgency =>
        $"  - {{ code: {urgency.Code()}, word: W, first-sentence: F., when: Now, who: W, do: [D.], more-urgent: M., sources: [judgement] }}\n"));
}

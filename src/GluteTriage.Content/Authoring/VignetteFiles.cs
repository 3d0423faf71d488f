using System.Collections.Immutable;
using GluteTriage.Content.Reading;
using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Content.Authoring;

/// <summary>Reads vignettes/ and checks every code they name.</summary>
internal static class VignetteFiles
{
    private const int MostPoints = 1000;

    public static ImmutableArray<Vignette> Read(Draft draft, ClinicalContent content) =>
        [.. draft.Each("vignettes").Select(fields => ReadVignette(fields, draft, content))];

    private static Vignette ReadVignette(Fields fields, Draft draft, ClinicalContent content)
    {
        var answers = fields.Map("answers", required: true);
        var vignette = new Vignette
        {
            Code = fields.FileCode(),
            Story = fields.Text("story"),
            Replies = answers?.At.Of.ToImmutableSortedDictionary(
                pair => pair.Key.Value, pair => ReadReply(answers, pair.Key, pair.Value, draft, content), StringComparer.Ordinal)
                ?? ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty,
            OtherwiseBenign = fields.OneOfOr("otherwise", false, ("benign", true)),
            Expect = fields.Map("expect", required: true) is { } expect
                ? ReadExpectation(expect, draft, content)
                : new Expectation { Urgency = Urgency.SelfCare },
            Differs = fields.OptionalText("differs"),
            Because = fields.Text("because"),
        };
        fields.NoOthers();
        return vignette;
    }

    private static ImmutableArray<string> ReadReply(Fields answers, Yaml.Text key, Yaml value, Draft draft, ClinicalContent content)
    {
        ImmutableArray<string> raw = value is Yaml.Text ? [answers.Text(key.Value)] : answers.Texts(key.Value);
        if (content.Find(new ItemCode(key.Value)) is not { } item)
        {
            draft.Faults.Add(key, "Item does not exist", $"There is no item '{key.Value}'.",
                Suggestion.Among(key.Value, content.Items.Select(i => i.Code.Value)));
        }
        else if (Reply.Read(item, raw) is Reply.Refused(var reason, var at))
        {
            draft.Faults.Add(value, at ?? "", "Reply is refused", $"'{key.Value}' refuses this reply ({reason}).",
                $"Offered: {string.Join(", ", item.Options.Select(option => option.Code))}.");
        }

        return raw;
    }

    private static Expectation ReadExpectation(Fields fields, Draft draft, ClinicalContent content)
    {
        var expectation = new Expectation
        {
            Urgency = fields.Urgency("urgency"),
            RedFlags = [.. fields.Texts("red-flags").Select(code => new RedFlagCode(code))],
            NotExcluded = [.. fields.Texts("not-excluded").Select(code => new RedFlagCode(code))],
            Floors = fields.Texts("floors"),
            FirstFamily = fields.OptionalText("first-family") is { } family ? new FamilyCode(family) : null,
            FirstCause = fields.OptionalText("first-cause") is { } cause ? new CauseCode(cause) : null,
            Label = fields.OptionalText("label"),
            Score = fields.OptionalNumber("score", -MostPoints, MostPoints),
            NextScore = fields.OptionalNumber("next-score", -MostPoints, MostPoints),
            OrEqual = fields.Flag("or-equal"),
            NamesACause = fields.At["names-a-cause"] is null ? null : fields.Flag("names-a-cause"),
            ShowsCauses = fields.At["shows-causes"] is null ? null : fields.Flag("shows-causes"),
        };
        fields.NoOthers();
        RefuseUnknown(fields, "red-flags", expectation.RedFlags.Select(c => c.Value), content.RedFlags.Select(f => f.Code.Value), draft);
        RefuseUnknown(fields, "not-excluded", expectation.NotExcluded.Select(c => c.Value), content.RedFlags.Select(f => f.Code.Value), draft);
        RefuseUnknown(fields, "floors", expectation.Floors, content.Floors.Select(f => f.Code), draft);
        RefuseUnknown(fields, "first-family", Optional(expectation.FirstFamily?.Value), content.Families.Select(f => f.Code.Value), draft);
        RefuseUnknown(fields, "first-cause", Optional(expectation.FirstCause?.Value), content.Causes.Select(c => c.Code.Value), draft);
        RefuseUnknown(fields, "label", Optional(expectation.Label), content.Families.SelectMany(f => f.Labels).Select(l => l.Code), draft);
        return expectation;
    }

    private static string[] Optional(string? code) => code is null ? [] : [code];

    private static void RefuseUnknown(
        Fields fields, string key, IEnumerable<string> codes, IEnumerable<string> known, Draft draft)
    {
        var offered = known.ToList();
        foreach (var code in codes.Where(code => !offered.Contains(code)))
        {
            draft.Faults.Add(fields.At[key]!, code, "Expected code does not exist", $"There is no '{code}'.",
                Suggestion.Among(code, offered.Count > 30 ? offered.Where(o => code.Length > 0 && o[0] == code[0]) : offered));
        }
    }
}

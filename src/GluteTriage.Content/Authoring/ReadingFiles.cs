using System.Collections.Immutable;
using GluteTriage.Content.Reading;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Content.Authoring;

/// <summary>Reads the files that hold words rather than rules.</summary>
internal static class ReadingFiles
{
    public static ImmutableArray<Source> ReadSources(Draft draft)
    {
        ImmutableArray<Source> sources =
        [
            .. draft.List("sources.yaml").Select(fields => Read(fields, f =>
                new Source(new SourceCode(f.Text("code")), f.Text("cite"), f.OptionalAddress("link"), f.Text("read")))),
        ];
        draft.RefuseTwins(sources, source => source.Code.Value, "sources.yaml");
        return sources;
    }

    public static ReleaseNote ReadNote(Draft draft)
    {
        if (draft.Map("release.yaml") is not { } fields)
        {
            return new ReleaseNote("", default, "none", "");
        }

        var note = new ReleaseNote(fields.Text("name"), fields.Date("date"), "none", fields.Text("notice"));
        draft.Know(note);
        note = note with { SignedOff = draft.SignedOff(fields) };
        fields.NoOthers();
        return note;
    }

    public static (ImmutableArray<UrgencyLevel> Levels, ImmutableArray<Floor> Floors) ReadUrgencies(Draft draft)
    {
        if (draft.Map("urgencies.yaml") is not { } root)
        {
            return ([], []);
        }

        ImmutableArray<UrgencyLevel> levels =
            [.. root.Maps("levels", required: true).Select(ReadLevel).OrderBy(level => level.Urgency)];
        ImmutableArray<Floor> floors = [.. root.Maps("floors", required: true).Select(floor => RedFlagFiles.ReadFloor(floor, draft))];
        root.NoOthers();
        draft.RefuseTwins(floors, floor => floor.Code, "urgencies.yaml");
        if (!levels.Select(level => level.Urgency).SequenceEqual(Urgencies.InOrder))
        {
            draft.Faults.Add(root.At, "Urgency is missing", "Every urgency needs exactly one entry under 'levels'.",
                $"Write one each of: {string.Join(", ", Urgencies.InOrder.Select(urgency => urgency.Code()))}.");
        }

        return (levels, floors);
    }

    public static ImmutableArray<SelfCareAdvice> ReadSelfCare(Draft draft)
    {
        ImmutableArray<SelfCareAdvice> advice =
        [
            .. draft.List("self-care.yaml").Select(fields => Read(fields, f => new SelfCareAdvice(
                f.Code("code"), f.Text("title"), f.Text("say"), draft.OptionalRule(f, "when", RulePlace.Other), f.Flag("always"), f.Sources()))),
        ];
        draft.RefuseTwins(advice, one => one.Code, "self-care.yaml");
        return advice;
    }

    public static ImmutableArray<WarningSign> ReadSigns(Draft draft) =>
    [
        .. ReadSigns(draft, "safety-netting/emergency-signs.yaml", Urgency.Emergency),
        .. ReadSigns(draft, "safety-netting/same-day-signs.yaml", Urgency.SameDay),
    ];

    public static ImmutableArray<Fact> ReadFacts(Draft draft)
    {
        ImmutableArray<Fact> facts =
        [
            .. draft.List("facts.yaml").Select(fields => Read(fields, f => new Fact(
                f.Text("code"),
                f.Texts("about", required: true),
                f.Text("say"),
                f.OneOf("verdict", ("supports", "supports"), ("qualifies", "qualifies"), ("contested", "contested"), ("not-shown", "not-shown")),
                f.Sources()))),
        ];
        draft.RefuseTwins(facts, fact => fact.Code, "facts.yaml");
        return facts;
    }

    public static ImmutableArray<GlossaryTerm> ReadGlossary(Draft draft)
    {
        ImmutableArray<GlossaryTerm> terms =
            [
                .. draft.List("glossary.yaml").Select(fields => Read(fields,
                    f => new GlossaryTerm(f.Text("term"), f.Text("plain"), f.Texts("also"), f.Text("say")))),
            ];
        draft.RefuseTwins(terms, term => term.Term, "glossary.yaml");
        return terms;
    }

    private static IEnumerable<WarningSign> ReadSigns(Draft draft, string path, Urgency urgency) =>
        draft.List(path).Select(fields => Read(fields, f => new WarningSign(
            urgency, f.Text("say"), f.Sources(), draft.OptionalRule(f, "told-first-when", RulePlace.Other))));

    private static UrgencyLevel ReadLevel(Fields fields) => Read(fields, f => new UrgencyLevel(
        f.Urgency("code"),
        f.Text("word"),
        f.Text("first-sentence"),
        f.Text("when"),
        f.Text("who"),
        f.Texts("do", required: true),
        f.Text("more-urgent"),
        f.Sources()));

    private static T Read<T>(Fields fields, Func<Fields, T> read)
    {
        var value = read(fields);
        fields.NoOthers();
        return value;
    }
}

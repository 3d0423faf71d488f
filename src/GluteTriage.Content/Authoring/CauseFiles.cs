using System.Collections.Immutable;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Content.Authoring;

/// <summary>Reads families/, causes/ and ranking.yaml.</summary>
internal static class CauseFiles
{
    private const int MostPoints = 30;
    private const int MostPrior = 100;

    /// <summary>What is read of points that are then said to be too many.</summary>
    private const int MostReadable = 1000;
    private const int MostShares = 1000;

    public static (ImmutableArray<Family> Families, ImmutableArray<Cause> Causes, Ranking Ranking) Read(
        Draft draft, ImmutableArray<Item> items, MoveList moves)
    {
        var named = draft.Each("families").Select(fields => ReadFamily(fields, draft)).ToList();
        var causes = draft.Each("causes").Select(fields => ReadCause(fields, draft, named)).ToImmutableArray();

        // A cause without a family is a family of its own, under its own name.
        var own = causes
            .Where(cause => cause.Family.Value == cause.Code.Value && named.TrueForAll(family => family.Code != cause.Family))
            .Select(cause => new Family { Code = cause.Family, Title = cause.Title, MedicalName = cause.MedicalName });
        ImmutableArray<Family> families = [.. named.Concat(own)];
        foreach (var empty in families.Where(family => causes.All(cause => cause.Family != family.Code)))
        {
            draft.Faults.AddFile($"families/{empty.Code}.yaml", "Family is empty", "No cause belongs to this family.",
                "Give a cause this family, or remove the file.");
        }

        CheckShares(draft, families, causes);
        CheckMoves(moves, causes);
        var ranking = RankingFile.Read(draft, items, families, causes);
        return (families, causes, ranking);
    }

    private static Family ReadFamily(Fields fields, Draft draft)
    {
        var family = new Family
        {
            Code = new FamilyCode(fields.FileCode()),
            Title = fields.Text("title"),
            MedicalName = fields.Text("medical-name"),
            Labels = [.. fields.Maps("labels").Select(label => ReadLabel(label, draft))],
            WhenNotNamed = fields.OptionalText("when-not-named"),
            Shares = ReadShares(fields),
        };
        fields.NoOthers();
        return family;
    }

    private static ImmutableArray<MemberShare> ReadShares(Fields fields) => fields.Map("shares") is { } shares
        ? [.. shares.At.Of.Select(pair => new MemberShare(new CauseCode(pair.Key.Value), shares.Number(pair.Key.Value, 0, MostShares)))]
        : [];

    private static void CheckShares(Draft draft, IEnumerable<Family> families, ImmutableArray<Cause> causes)
    {
        foreach (var family in families.Where(family => !family.Shares.IsEmpty))
        {
            var members = causes.Where(cause => cause.Family == family.Code).Select(cause => cause.Code).ToHashSet();
            if (!members.SetEquals(family.Shares.Select(share => share.Cause)) || family.Shares.Any(share => share.Share <= 0))
            {
                draft.Faults.AddFile($"families/{family.Code}.yaml", "Shares do not fit the family",
                    "'shares' must name every cause of the family, each with a number above 0, and no other.",
                    $"The causes of this family: {string.Join(", ", members)}.");
            }
        }
    }

    private static void CheckMoves(MoveList moves, ImmutableArray<Cause> causes)
    {
        foreach (var (cause, advice) in causes.SelectMany(cause => cause.Do.Concat(cause.Avoid), (cause, advice) => (cause, advice)))
        {
            moves.Check($"causes/{cause.Code}.yaml", advice.Say, advice.Moves ?? []);
        }
    }

    private static FamilyLabel ReadLabel(Fields fields, Draft draft)
    {
        var label = new FamilyLabel(
            fields.Code("code"), fields.Text("title"), fields.Text("says"), draft.Rule(fields, "when", RulePlace.Other), fields.Sources());
        fields.NoOthers();
        return label;
    }

    private static Cause ReadCause(Fields fields, Draft draft, List<Family> named)
    {
        var code = fields.FileCode();
        var family = fields.OptionalText("family");
        if (family is not null && named.TrueForAll(f => f.Code.Value != family))
        {
            draft.Faults.Add(fields.At["family"]!, "Family does not exist", $"There is no file families/{family}.yaml.",
                Suggestion.Among(family, named.Select(f => f.Code.Value)));
        }

        var prior = fields.Map("prior", required: true);
        var cause = new Cause
        {
            Code = new CauseCode(code),
            Family = new FamilyCode(family ?? code),
            Title = fields.Text("title"),
            MedicalName = fields.Text("medical-name"),
            WhatItIs = fields.Text("what-it-is"),
            Prior = prior?.Number("points", -MostPrior, MostPrior) ?? 0,
            PriorSources = prior?.Sources() ?? [],
            Needs = draft.OptionalRule(fields, "needs", RulePlace.Other),
            Urgency = fields.Urgency("urgency"),
            MoreUrgent = [.. fields.Maps("more-urgent").Select(more => ReadMoreUrgent(more, draft))],
            Evidence = [.. fields.Maps("evidence", required: true).Select(line => ReadEvidence(line, draft)).OfType<Evidence>()],
            Do = [.. fields.Maps("do").Select(ReadAdvice)],
            Avoid = [.. fields.Maps("avoid").Select(ReadAdvice)],
            Course = fields.Map("course", required: true) is { } course ? ReadAdvice(course) : new Advice("", []),
            Who = fields.OptionalText("who"),
            Sources = fields.Sources(),
            SignedOff = draft.SignedOff(fields),
            ReviewBy = fields.Date("review-by"),
        };
        prior?.NoOthers();
        fields.NoOthers();
        draft.RefuseTwins(cause.Evidence, line => $"{line.Item} is {line.Option}", fields.At.File.Path);
        return cause;
    }

    private static MoreUrgent ReadMoreUrgent(Fields fields, Draft draft)
    {
        var more = new MoreUrgent(fields.Urgency("urgency"), draft.Rule(fields, "when", RulePlace.Other), fields.Sources());
        fields.NoOthers();
        return more;
    }

    private static Evidence? ReadEvidence(Fields fields, Draft draft)
    {
        var when = draft.Rule(fields, "when", RulePlace.Other);
        var (points, because, defining, sources) =
            (fields.Number("points", -MostReadable, MostReadable), fields.OptionalText("because"), fields.Flag("defining"), fields.Sources());
        var unless = draft.OptionalRule(fields, "unless", RulePlace.Other);
        fields.NoOthers();
        if (points == 0 || decimal.Round(points, 1) != points || Math.Abs(points) > MostPoints)
        {
            draft.Faults.Add(fields.At, "Points out of range",
                $"{points} points say nothing, too much, or more exactly than anyone knows.",
                "Write a number from -30 to 30 with at most one decimal, or remove the line.");
        }

        if (when is Criterion.Is(var item, [var option]))
        {
            return new Evidence
            {
                Item = item,
                Option = option,
                Points = points,
                Because = because,
                Defining = defining,
                Unless = unless,
                Sources = sources,
            };
        }

        if (when is not Criterion.Any([]))
        {
            draft.Faults.Add(fields.At["when"]!, "Evidence is one answer",
                "A weight belongs to one option of one item.", "Write one line per option: 'pain-site is deep-mid'.");
        }

        return null;
    }

    private static Advice ReadAdvice(Fields fields)
    {
        var moves = fields.Texts("moves");
        var advice = new Advice(fields.Text("say"), fields.Sources(), moves.IsEmpty ? null : moves);
        fields.NoOthers();
        return advice;
    }
}

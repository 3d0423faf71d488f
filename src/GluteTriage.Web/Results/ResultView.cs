using System.Collections.Immutable;
using GluteTriage.Content;
using GluteTriage.Content.Reading;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Explanations;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;
using GluteTriage.Sessions;
using GluteTriage.Web.Checking;

namespace GluteTriage.Web.Results;

/// <summary>An assessment as a person is shown it: what is listed, and what is held back.</summary>
public sealed class ResultView
{
    /// <summary>More than three would read as a catalogue of illnesses.</summary>
    private const int FamiliesShown = 3;

    private const int FactsShown = 4;
    private const int EmergencySignsFirst = 3;
    private const int SameDaySignsFirst = 2;

    private readonly bool given;

    public ResultView(Progress progress)
    {
        Progress = progress;
        (Assessment, Disagreements) = CheckedTriage.Assess(progress.Content, progress.Answers);
    }

    /// <summary>For whoever has judged the answers already.</summary>
    /// <param name="given">Whether a result is stored of them, whatever would be asked now.</param>
    public ResultView(Progress progress, Assessment assessment, bool given)
    {
        Progress = progress;
        Assessment = assessment;
        this.given = given;
    }

    public Progress Progress { get; }

    /// <summary>Whoever answers is not the person in pain.</summary>
    public bool ForAnother => Progress.Whom is not ForWhom.Me;

    public Assessment Assessment { get; }

    /// <summary>Where the two evaluators of the red flags differ: a fault, of which the person gets the more urgent side.</summary>
    public ImmutableArray<Disagreement> Disagreements { get; } = [];

    public WhatWouldChange Changes => field ??= WhatWouldChange.Of(Progress.Content, Progress.Answers, Assessment);

    public Release Release => Progress.Release;

    public Region Region => Progress.Region;

    public UrgencyLevel Level => Release.Levels[(int)Assessment.Urgency];

    /// <summary>Same day or above: care at home and likely causes step back behind being seen.</summary>
    public bool IsPressing => Assessment.Urgency >= Urgency.SameDay;

    /// <summary>The sign that the person is not safe, or null: then the crisis line comes before all else.</summary>
    public RaisedFlag? Crisis => Assessment.Raised.FirstOrDefault(raised => CrisisSign.Is(raised.Flag));

    /// <summary>Whether a level may be told: while a question that makes the result is open, it would be a lower bound.</summary>
    public bool HasLevel => given || Progress.HasResult || Assessment.Urgency is Urgency.Emergency;

    /// <summary>Whether a gentle check after the result is offered; none is where being seen comes first, or no causes are listed.</summary>
    public bool OffersSharpening => !IsPressing && Assessment.ShowsCauses && Progress.Sharpens is not null;

    /// <summary>
    /// Whether pressing on the sore spot may be proposed first: where the check that asks for it is left out, for thin bones or a recent
    /// injury, it may not.
    /// </summary>
    public bool MayPress => Progress.Content.Ranking.AfterResult.Take(1).All(Progress.Settled.IsApplicable);

    /// <summary>The best few that are possible, and those an ordering rule wants beside them.</summary>
    public ImmutableArray<RankedFamily> Families
    {
        get
        {
            if (!Assessment.ShowsCauses)
            {
                return [];
            }

            var possible = Assessment.Families.Where(family => family.Fit is not FitWord.Excluded).ToList();
            var beside = Assessment.Ordering.SelectMany(rule => rule.Beside).ToHashSet();
            return [.. possible.Where((family, rank) => rank < FamiliesShown || beside.Contains(family.Family.Code))];
        }
    }

    /// <summary>
    /// Whether an explanation stands open on a result: the first, the second at equal rank, and one an ordering rule wants beside them.
    /// </summary>
    public bool StandsOpen(RankedFamily family) =>
        Families.Take(Assessment.IsEqualRank ? 2 : 1).Contains(family)
        || Assessment.Ordering.Any(rule => rule.Beside.Contains(family.Family.Code));

    /// <summary>The few signs to come back for: those told first to somebody with these answers, never in place of the first of each list.</summary>
    public IEnumerable<WarningSign> SignsFirst =>
        [.. First(Urgency.Emergency, EmergencySignsFirst), .. First(Urgency.SameDay, SameDaySignsFirst)];

    /// <summary>Areas where every flag was asked about and none is left.</summary>
    public IEnumerable<WarningArea> CheckedAreas
    {
        get
        {
            var excluded = Assessment.Excluded.Select(flag => flag.Code).ToHashSet();
            return Progress.Content.WarningAreas.Where(area => Progress.Content.RedFlags
                .Where(flag => flag.Area == area.Code)
                .All(flag => excluded.Contains(flag.Code)));
        }
    }

    /// <summary>Advice that holds for these answers at this urgency.</summary>
    public IEnumerable<SelfCareAdvice> Care => Release.SelfCare.Where(advice =>
        (advice.Always || !IsPressing)
        && (advice.When is null || advice.When.Evaluate(Progress.Settled, Truth.False) is Truth.True));

    /// <summary>The likeliest cause, whose own advice is given; null where care at home does not come first.</summary>
    public Cause? CareFor => !IsPressing && Families is [{ Causes: [var first, ..] }, ..] ? first.Cause : null;

    /// <summary>Where the first two stand at equal rank, the advice of both; null otherwise.</summary>
    public CareOfTwo? CareForTwo => CareFor is not null && Assessment.IsEqualRank && Families is [var first, var second, ..]
        ? new CareOfTwo(first, second)
        : null;

    /// <summary>
    /// The exercises in three steps of the likeliest cause. Null where somebody should be seen within two weeks first; where two explanations
    /// stand at equal rank, as one may forbid what the other asks for; and where the cause within its family is not named, as they stand on its page.
    /// </summary>
    public Programme? Programme => CareForTwo is null && Assessment.Urgency < Urgency.Soon && CareFor is { } cause && Families[0].Named is not null
        ? Release.ProgrammeOf(cause)
        : null;

    public IEnumerable<Fact> Facts => Families is [var first, ..]
        ? Release.Facts
            .Where(fact => fact.About.Contains(first.Family.Code.Value) || fact.About.Contains(first.Causes[0].Cause.Code.Value))
            .Take(FactsShown)
        : [];

    /// <summary>Every published source behind what the page says, in the order of the source list.</summary>
    public IEnumerable<Source> Sources
    {
        get
        {
            var cited = Cited().ToHashSet();
            return Release.Sources.Where(source => cited.Contains(source.Code));
        }
    }

    /// <summary>The answer as a reason: "You were not sure about changes in your pee or poo."</summary>
    public string Says(Finding finding) => Progress.Content[finding.Item].Find(finding.Option)?.AsReason
        ?? Progress.Content[finding.Item].Label;

    /// <summary>Of what a flag rests on, the answers that leave it open: "not sure", or one that does not settle it.</summary>
    public static IEnumerable<Finding> Open(NotExcludedFlag flag)
    {
        var unsure = flag.Because.Where(finding => !finding.Option.IsInformative).ToList();
        return unsure.Count > 0 ? unsure : flag.Because;
    }

    private IEnumerable<WarningSign> First(Urgency urgency, int count)
    {
        var signs = Release.Signs.Where(sign => sign.Urgency == urgency).ToList();
        var first = signs.Take(1)
            .Concat(signs.Where(sign => sign.ToldFirst?.Evaluate(Progress.Settled, Truth.False) is Truth.True))
            .Concat(signs)
            .Distinct()
            .Take(count)
            .ToHashSet();
        return signs.Where(first.Contains);
    }

    private IEnumerable<SourceCode> Cited() =>
    [
        .. Level.Sources,
        .. Assessment.Raised.SelectMany(flag => flag.Flag.Sources),
        .. Assessment.NotExcluded.SelectMany(flag => flag.Flag.Sources),
        .. Assessment.Floors.SelectMany(floor => floor.Sources),
        .. Assessment.Ordering.SelectMany(rule => rule.Sources),
        .. Families.SelectMany(family => family.Causes.Take(1))
            .SelectMany(cause => cause.For.Concat(cause.Against)).SelectMany(reason => reason.Evidence.Sources),
        .. Families.SelectMany(family => family.Label?.Sources ?? []),
        .. CareForTwo is { } two
            ? new[] { two.Advice.Both, two.Advice.First, two.Advice.Second, two.Avoid, two.Courses }
                .SelectMany(list => list).SelectMany(advice => advice.Sources)
            : CareFor is { } care
            ? care.Do.Concat(care.Avoid).Append(care.Course).SelectMany(advice => advice.Sources)
            : [],
        .. Care.SelectMany(advice => advice.Sources),
        .. Facts.SelectMany(fact => fact.Sources),
        .. Release.Signs.SelectMany(sign => sign.Sources),
    ];
}

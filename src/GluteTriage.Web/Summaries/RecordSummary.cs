using System.Collections.Immutable;
using GluteTriage.Engine;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;
using GluteTriage.Web.Results;
using GluteTriage.Web.Reviewing;
using GluteTriage.Web.Shell;

namespace GluteTriage.Web.Summaries;

/// <summary>
/// What a session says to whoever meets the person next. Everything that leaves a page is made from these parts: paper, SBAR, SOAP, the PDF
/// file, and the summary a person takes along. Nothing in it is cut, and nothing names the person: what was not asked is told apart from what
/// is absent, and causes stand in it only where the person was shown any.
/// </summary>
public sealed class RecordSummary
{
    private readonly ResultView view;

    public RecordSummary(ResultView view)
    {
        this.view = view;
        Person = new(SummaryText.Person, [.. FirstAsked.Select(Line), new(ReviewText.AnsweredBy(view.Progress.Session.Whom))]);
        Told = new(SummaryText.Told, [.. ToldLines()]);
        Raised = new(ReviewText.Raised, OrNone([.. view.Assessment.Raised.Select(one => Sign(one.Flag, one.Tier.Urgency, one.Because))]));
        NotExcluded = new(ReviewText.NotExcluded, OrNone([.. Open()]));
        NotAsked = new(ReviewText.NotAsked, [.. NotAskedLines()]);
        Excluded = new(ReviewText.Excluded, OrNone([.. view.CheckedAreas.Select(area => new SummaryLine(area.Title))]));
        Story = new(ReviewText.Story, [.. StoryItems.Select(Line)]);
        Also = new(SummaryText.Also, [.. AlsoTold()]);
        Causes = new(ReviewText.Causes, [.. CauseLines()]);
        Shown = new(ReviewText.SafetyNet, [.. ShownSigns.Of(view)]);
    }

    /// <summary>Age and sex, and who answered.</summary>
    public SummaryPart Person { get; }

    /// <summary>How soon they were told to be seen, and why that soon where no flag says so.</summary>
    public SummaryPart Told { get; }

    /// <summary>With the whole answers each rests on.</summary>
    public SummaryPart Raised { get; }

    /// <summary>Likewise.</summary>
    public SummaryPart NotExcluded { get; }

    /// <summary>Flags that hang on a question not asked; empty lines never, a sentence where there is none.</summary>
    public SummaryPart NotAsked { get; }

    public SummaryPart Excluded { get; }

    /// <summary>Where, since when, how bad: the section that holds the body map.</summary>
    public SummaryPart Story { get; }

    /// <summary>Every other answer: history, medicines and pregnancy among them.</summary>
    public SummaryPart Also { get; }

    public SummaryPart Causes { get; }

    /// <summary>What to come back for, as far as this person was shown it.</summary>
    public SummaryPart Shown { get; }

    /// <summary>In reading order; none is empty.</summary>
    public ImmutableArray<SummaryPart> Parts => [Person, Told, Raised, NotExcluded, NotAsked, Excluded, Story, Also, Causes, Shown];

    private ClinicalContent Content => view.Progress.Content;

    /// <summary>What a clinician wants to hear first. A release whose items do not say that they tell it has no such lines.</summary>
    private IEnumerable<ItemCode> FirstAsked => new[] { PersonFact.Age, PersonFact.Sex }.Select(Content.About).OfType<Item>().Select(item => item.Code);

    private IEnumerable<ItemCode> StoryItems => Content.Sections
        .Where(section => section.Items.Any(code => Content[code].BodyMap is not BodyMapUse.None))
        .SelectMany(section => section.Items)
        .Where(code => view.Progress.Settled.IsApplicable(code));

    private IEnumerable<SummaryLine> ToldLines()
    {
        if (!view.HasLevel)
        {
            yield return new(SummaryText.NotFinished);
            yield break;
        }

        yield return new(view.Level.Word, $"{view.Region.Fill(view.Level.When)}. {view.Region.Fill(view.Level.Who)}");
        if (view.Assessment.Urgency > Urgency.SelfCare && view.Assessment.Raised.All(one => one.Tier.Urgency < view.Assessment.Urgency))
        {
            yield return new(SummaryText.WhyThisSoon, string.Join("; ", Reasons()));
        }
    }

    /// <summary>What asks for the level where no raised flag does: open flags, another reason of the content, or the likeliest cause.</summary>
    private IEnumerable<string> Reasons()
    {
        var level = view.Assessment.Urgency;
        var open = view.Assessment.NotExcluded.Where(one => one.Floor == level).Select(one => one.Flag.Title).ToList();
        var floors = view.Assessment.Floors.Where(floor => floor.Urgency == level).Select(floor => view.Region.Fill(floor.Says)).ToList();
        return open.Count + floors.Count > 0
            ? [.. open.Take(1).Select(_ => SummaryText.Because(open)), .. floors]
            : [SummaryText.BecauseOfCause];
    }

    private SummaryLine Line(ItemCode code) => new(Content[code].Label, Said(code));

    private string Said(ItemCode code) => view.Progress.Settled[code] is { } answer
        ? string.Join(", ", answer.Marks.Select(mark => ShellText.Sided(Content[code].Find(mark.Option)!.Say, mark.Side)))
            + (view.Progress.Settled.IsDoubted(code) ? SummaryText.CountsAsUnsure : "")
        : SummaryText.NotAsked;

    private SummaryLine Sign(RedFlag flag, Urgency urgency, IEnumerable<Finding> because) =>
        new(ReviewText.Tiered(flag.Title, Word(urgency)), Answers(because));

    /// <summary>The whole answer to each question a sign rests on, not only the part that raised it.</summary>
    private string Answers(IEnumerable<Finding> findings) => string.Join("; ", findings.Select(finding => finding.Item).Distinct().Select(Line));

    /// <summary>Signs that the same answers leave open stand in one line: one "not sure" can leave twenty open.</summary>
    private IEnumerable<SummaryLine> Open() => view.Assessment.NotExcluded
        .GroupBy(one => Answers(one.Because))
        .Select(signs => new SummaryLine(string.Join("; ", signs.Select(one => ReviewText.Tiered(one.Flag.Title, Word(one.Floor)))), signs.Key));

    private IEnumerable<SummaryLine> NotAskedLines()
    {
        var open = view.Assessment.NotAsked;
        if (view.Assessment.Complete || open.IsEmpty)
        {
            return [new(SummaryText.AllAsked)];
        }

        return
        [
            new(ReviewText.Incomplete),
            .. Content.WarningAreas
                .Select(area => (area.Title, Flags: open.Where(flag => flag.Area == area.Code).Select(flag => flag.Title).ToList()))
                .Where(area => area.Flags.Count > 0)
                .Select(area => new SummaryLine(area.Title, string.Join("; ", area.Flags))),
        ];
    }

    private IEnumerable<SummaryLine> AlsoTold()
    {
        var elsewhere = FirstAsked.Concat(StoryItems).ToHashSet();
        var rest = Content.Items.Where(item => !elsewhere.Contains(item.Code) && view.Progress.Settled[item.Code] is not null).ToList();
        var nothing = rest.Where(IsHarmless).Select(item => item.Label).ToList();
        return
        [
            .. rest.Where(item => !IsHarmless(item)).Select(item => Line(item.Code)),
            .. nothing.Count > 0 ? new SummaryLine[] { new(SummaryText.Nothing, string.Join("; ", nothing)) } : [],
            .. rest.Count == 0 ? new SummaryLine[] { new(ReviewText.StoryNotTold) } : [],
        ];
    }

    private bool IsHarmless(Item item) => item.Harmless is { } harmless
        && view.Progress.Settled[item.Code]!.Marks is [var only]
        && only.Option == harmless
        && !view.Progress.Settled.IsDoubted(item.Code);

    /// <summary>With what speaks for and against each, in the words of the answers.</summary>
    private IEnumerable<SummaryLine> CauseLines() => view.Families.IsEmpty
        ? [new(SummaryText.NoCauses)]
        : view.Families.Select(family => new SummaryLine(
            $"{family.Family.Title} ({family.Family.MedicalName})", $"{ReviewText.Fit(family.Fit)}{Sides(family.Causes)}"));

    private string Sides(ImmutableArray<RankedCause> causes) => causes is [var first, ..]
        ? Side(SummaryText.SpeaksFor, first.For) + Side(SummaryText.SpeaksAgainst, first.Against)
        : "";

    private string Side(string label, ImmutableArray<Reason> reasons) => reasons.IsEmpty
        ? ""
        : $". {label}: {string.Join("; ", reasons.Select(reason => reason.Evidence.Item).Distinct().Select(Line))}";

    private string Word(Urgency urgency) => ReviewText.Word(view.Release, urgency);

    /// <summary>None of what was asked; never a plain "none" while something was not.</summary>
    private ImmutableArray<SummaryLine> OrNone(ImmutableArray<SummaryLine> lines) => !lines.IsEmpty
        ? lines
        : [new(view.Assessment.Complete ? ReviewText.None : SummaryText.NoneSoFar)];
}

using System.Collections.Immutable;
using System.Text;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Web.Reviewing;
using GluteTriage.Web.Shell;

namespace GluteTriage.Web.Results;

/// <summary>
/// The hand-over text of the clinician area in the person's own hands: who it is about, what was told, the answers behind each sign in full,
/// and what was not asked told apart from what is absent. Nothing in it names the person.
/// </summary>
public sealed class AppointmentSummary
{
    private const int FamiliesShown = 3;

    /// <summary>What a clinician wants to hear first. A release without them has no such lines.</summary>
    private static readonly ItemCode[] AboutThePerson = [new("age"), new("sex")];

    private readonly ResultView view;

    public AppointmentSummary(ResultView view)
    {
        this.view = view;
        Head = ShellText.Take.Head(view.Progress.AnsweredAt, ShellText.ReleaseLine(view.Release.Note));
        Parts =
        [
            new(ShellText.Take.Person, [.. AboutThePerson.Where(code => Content.Find(code) is not null).Select(Line)]),
            new(ShellText.Take.Told, Told()),
            new(ReviewText.Raised, OrNone([.. view.Assessment.Raised.Select(one => $"{one.Flag.Title} ({Word(one.Tier.Urgency)}): {Answers(one.Because)}")])),
            new(ReviewText.NotExcluded, OrNone([.. Open()])),
            new(ReviewText.NotAsked, OrNone([.. AreasNotAsked()])),
            new(ReviewText.Excluded, OrNone([.. view.CheckedAreas.Select(area => area.Title)])),
            new(ReviewText.Story, [.. Story().Select(Line)]),
            new(ReviewText.Causes, OrNone([.. Causes()])),
        ];
    }

    /// <summary>When the answers are of, and that it is not a diagnosis.</summary>
    public string Head { get; }

    /// <summary>In reading order; none is empty.</summary>
    public ImmutableArray<SummaryPart> Parts { get; }

    /// <summary>The same as plain text, lines of any length.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder(ShellText.Take.SummaryHeading).Append('\n').Append(Head).Append('\n');
            foreach (var part in Parts)
            {
                text.Append('\n').Append(part.Heading).Append(":\n").AppendJoin('\n', part.Lines.Select(line => "- " + line)).Append('\n');
            }

            return text.ToString();
        }
    }

    private Engine.ClinicalContent Content => view.Progress.Content;

    private ImmutableArray<string> Told() => view.HasLevel
        ? [$"{view.Level.Word}: {view.Region.Fill(view.Level.When)}. {view.Region.Fill(view.Level.Who)}"]
        : [ShellText.Take.NotFinished];

    /// <summary>Where, since when, how bad: the section that holds the body map.</summary>
    private IEnumerable<ItemCode> Story() => Content.Sections
        .Where(section => section.Items.Any(code => Content[code].BodyMap is not BodyMapUse.None))
        .SelectMany(section => section.Items)
        .Where(code => view.Progress.Settled.IsApplicable(code));

    private string Line(ItemCode code) => $"{Content[code].Label}: {Said(code)}";

    private string Said(ItemCode code) => view.Progress.Settled[code] is { } answer
        ? string.Join(", ", answer.Marks.Select(mark => ShellText.Sided(Content[code].Find(mark.Option)!.Say, mark.Side)))
        : ShellText.Take.NotAsked;

    /// <summary>The whole answer to each question a sign rests on, not only the part that raised it.</summary>
    private string Answers(IEnumerable<Finding> findings) => string.Join("; ", findings.Select(finding => finding.Item).Distinct().Select(Line));

    /// <summary>Signs that the same answers leave open stand in one line: one "not sure" can leave twenty open.</summary>
    private IEnumerable<string> Open() => view.Assessment.NotExcluded
        .GroupBy(one => Answers(ResultView.Open(one)))
        .Select(signs => $"{signs.Key}. {ShowsOpen(signs)}");

    private string ShowsOpen(IEnumerable<NotExcludedFlag> signs) =>
        $"{ShellText.Take.LeavesOpen} {string.Join("; ", signs.Select(one => $"{one.Flag.Title} ({Word(one.Floor)})"))}";

    private IEnumerable<string> AreasNotAsked() => Content.WarningAreas
        .Where(area => view.Assessment.NotAsked.Any(flag => flag.Area == area.Code))
        .Select(area => area.Title);

    private IEnumerable<string> Causes() => view.Families.Take(FamiliesShown)
        .Select(family => $"{family.Family.Title} ({family.Family.MedicalName}): {ShellText.Result.Fit(family.Fit)}");

    private string Word(Urgency urgency) => ReviewText.Word(view.Release, urgency);

    private static ImmutableArray<string> OrNone(ImmutableArray<string> lines) => lines.IsEmpty ? [ReviewText.None] : lines;
}

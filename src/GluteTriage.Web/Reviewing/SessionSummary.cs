using System.Collections.Immutable;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Web.Checking;

namespace GluteTriage.Web.Reviewing;

/// <summary>A heading of the summary with its lines.</summary>
public sealed record SummaryPart(string Heading, ImmutableArray<string> Lines);

/// <summary>
/// What a clinician reads before anything is unfolded: at most 250 words, whatever was answered. Built from the content's own
/// sections, warning areas and reasons; no item and no cause is named here.
/// </summary>
public sealed class SessionSummary
{
    public const int WordsAtMost = 250;

    private const int FamiliesShown = 3;
    private const int FlagsShown = 3;
    private const int ReasonsShown = 3;
    private readonly SessionView view;

    public SessionSummary(SessionView view)
    {
        this.view = view;
        AllFlags =
        [
            new(ReviewText.Raised, OrNone(
                [.. view.Assessment.Raised.Select(one => $"{one.Flag.Title} ({Word(one.Tier.Urgency)}): {Cut(Because(one.Because))}")])),
            new(ReviewText.NotExcluded, OrNone([.. view.Assessment.NotExcluded.Select(one => $"{one.Flag.Title} ({Word(one.Floor)})")])),
            new(ReviewText.Excluded, OrNone([.. ExcludedAreas()])),
        ];
        Flags =
        [
            AllFlags[0] with { Lines = Shortened(AllFlags[0].Lines, FlagsShown) },
            AllFlags[1] with { Lines = Shortened(AllFlags[1].Lines, FlagsShown) },
            AllFlags[2],
        ];
        Story = new(ReviewText.Story, [.. StoryLines().DefaultIfEmpty(ReviewText.StoryNotTold)]);
        Positives = new(ReviewText.Positives, OrNone([.. Reasons(family => family.For).Take(4)]));
        Negatives = new(ReviewText.Negatives, OrNone([.. Reasons(family => family.Against).Take(3)]));
        Causes = [.. Ranked().Take(FamiliesShown)];
        Changes = OrNone([.. view.Changes.MoreUrgent.Take(3).Select(change => $"{Word(change.Urgency)}: {Cut(Says(change.Item, change.Option))}")]);
        Shorten();
    }

    public string Urgency => Word(view.Assessment.Urgency);

    /// <summary>Raised, not excluded, and absent: the first few of each.</summary>
    public ImmutableArray<SummaryPart> Flags { get; }

    /// <summary>The same without an end, for a text that leaves this page: nobody can unfold a record.</summary>
    public ImmutableArray<SummaryPart> AllFlags { get; }

    public SummaryPart Story { get; private set; }

    public SummaryPart Positives { get; private set; }

    public SummaryPart Negatives { get; private set; }

    public ImmutableArray<RankedFamily> Causes { get; }

    public ImmutableArray<string> Changes { get; private set; }

    /// <summary>Every part with its lines, in reading order, for text and for counting.</summary>
    public IEnumerable<SummaryPart> Parts =>
    [
        .. Flags, Story, Positives, Negatives,
        new(ReviewText.Causes, OrNone([.. Causes.Select(family => $"{family.Family.Title}: {ReviewText.Fit(family.Fit)}")])),
        new(ReviewText.WouldChange, Changes),
        new(ReviewText.SafetyNet, [ReviewText.SafetyNetGiven(view.Release.Signs.Length)]),
    ];

    public int Words => Parts.Sum(part => Count(part.Heading) + part.Lines.Sum(Count)) + Count(Urgency);

    /// <summary>An answer in a few words: the item's short name and what was said.</summary>
    public string Says(ItemCode code, OptionCode option)
    {
        var item = view.Release.Clinical[code];
        return $"{item.Label}: {item.Find(option)?.Say ?? option.Value}";
    }

    /// <summary>What weighs least gives way first; a raised flag never does.</summary>
    private void Shorten()
    {
        while (Words > WordsAtMost && Negatives.Lines.Length > 1)
        {
            Negatives = Negatives with { Lines = Negatives.Lines[..^1] };
        }

        while (Words > WordsAtMost && Positives.Lines.Length > 1)
        {
            Positives = Positives with { Lines = Positives.Lines[..^1] };
        }

        while (Words > WordsAtMost && Changes.Length > 1)
        {
            Changes = Changes[..^1];
        }

        while (Words > WordsAtMost && Story.Lines.Length > 2)
        {
            Story = Story with { Lines = Story.Lines[..^1] };
        }
    }

    private static int Count(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    private static ImmutableArray<string> OrNone(ImmutableArray<string> lines) => lines.IsEmpty ? [ReviewText.None] : lines;

    /// <summary>The first few; then how many more there are.</summary>
    private static ImmutableArray<string> Shortened(IEnumerable<string> lines, int shown)
    {
        var all = lines.ToList();
        return all.Count <= shown
            ? [.. all]
            : [.. all.Take(shown), ReviewText.More(all.Count - shown)];
    }

    private static string Cut(string line)
    {
        var words = line.Split(' ');
        return words.Length <= 10 ? line : string.Join(' ', words.Take(9)) + " …";
    }

    private string Word(Urgency urgency) => ReviewText.Word(view.Release, urgency);

    private string Because(IEnumerable<Finding> findings) => string.Join("; ", findings.Take(2).Select(one => Says(one.Item, one.Option)));

    private IEnumerable<string> ExcludedAreas()
    {
        var excluded = view.Assessment.Excluded.Select(flag => flag.Code).ToHashSet();
        return view.Release.Clinical.WarningAreas
            .Where(area => view.Release.Clinical.RedFlags.Where(flag => flag.Area == area.Code).All(flag => excluded.Contains(flag.Code)))
            .Select(area => area.Title);
    }

    /// <summary>The section that holds the body map: where, since when, how bad.</summary>
    private IEnumerable<string> StoryLines()
    {
        var content = view.Release.Clinical;
        var story = content.Sections.FirstOrDefault(section => section.Items.Any(code => content[code].BodyMap is not BodyMapUse.None));
        return story is null
            ? []
            : AnswerLine.Of(view.Progress, story).Where(line => !line.Says.IsEmpty)
                .Select(line => Cut($"{line.Item.Label}: {string.Join(", ", line.Says)}"));
    }

    private IEnumerable<RankedFamily> Ranked() => view.Assessment.Families.Where(family => family.Fit is not FitWord.Excluded);

    private IEnumerable<string> Reasons(Func<RankedCause, ImmutableArray<Reason>> side) => Ranked()
        .Take(FamiliesShown)
        .SelectMany(family => family.Causes.Take(1))
        .SelectMany(cause => side(cause).Take(ReasonsShown))
        .Select(reason => Cut(Says(reason.Evidence.Item, reason.Evidence.Option)))
        .Distinct();
}

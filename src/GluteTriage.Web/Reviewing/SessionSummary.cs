using System.Collections.Immutable;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Web.Summaries;

namespace GluteTriage.Web.Reviewing;

/// <summary>
/// What a clinician reads before anything is unfolded: at most 250 words, whatever was answered. The screen folds what the record says whole;
/// it cuts nothing.
/// </summary>
public sealed class SessionSummary
{
    public const int WordsAtMost = 250;

    private const int LinesShown = 3;
    private const int ReasonsShown = 3;
    private const int WordsShown = 9;

    public SessionSummary(SessionView view)
    {
        View = view;
        Record = new RecordSummary(view.Shown);
        Flags = [Folded(Record.Raised), Folded(Record.NotExcluded), .. view.Assessment.Complete ? [] : new[] { Folded(Record.NotAsked) }];
        Story = Folded(Record.Story, Record.Story.Lines.Length);
        Excluded = new(Record.Excluded, [.. Record.Excluded.Lines], []);
        Changes = Folded(new SummaryPart(ReviewText.WouldChange, view.Changes.MoreUrgent
            .Select(change => $"{ReviewText.Word(view.Release, change.Urgency)}: {Says(change.Item, change.Option)}")
            .DefaultIfEmpty(ReviewText.None)));
        (For, Against) = view.Shown.Families is [{ Causes: [var first, ..] }, ..] ? (Reasons(first.For), Reasons(first.Against)) : ([], []);
        Shorten();
    }

    public SessionView View { get; }

    public RecordSummary Record { get; }

    public string Urgency => ReviewText.Word(View.Release, View.Assessment.Urgency);

    /// <summary>Raised, not excluded, and not asked where anything was not.</summary>
    public ImmutableArray<FoldedPart> Flags { get; private set; }

    public FoldedPart Excluded { get; }

    public FoldedPart Story { get; private set; }

    public FoldedPart Changes { get; private set; }

    /// <summary>What speaks most for the first cause; empty where the person was shown none.</summary>
    public ImmutableArray<string> For { get; private set; }

    public ImmutableArray<string> Against { get; private set; }

    /// <summary>What is read before anything is unfolded.</summary>
    public int Words => Count(Urgency)
        + Record.Person.Lines.Sum(line => Count(line.ToString()))
        + Record.Told.Lines.Skip(1).Sum(Seen)
        + new[] { Excluded, Story, Changes }.Concat(Flags).Sum(part => Count(part.Whole.Heading) + part.Seen.Sum(Seen))
        + Count(ReviewText.Causes)
        + View.Shown.Families.Sum(family => Count($"{family.Family.Title} ({family.Family.MedicalName}): {ReviewText.Fit(family.Fit)}"))
        + For.Concat(Against).Sum(Count);

    /// <summary>Whether the answers of a line stand open: few words do.</summary>
    public static bool StandsOpen(SummaryLine line) => line.Rest is not { } rest || Count(rest) <= WordsShown;

    /// <summary>An answer in a few words: the item's short name and what was said.</summary>
    public string Says(ItemCode code, OptionCode option)
    {
        var item = View.Release.Clinical[code];
        return $"{item.Label}: {item.Find(option)?.Say ?? option.Value}";
    }

    /// <summary>What weighs least folds first; of the raised flags, one always stands.</summary>
    private void Shorten()
    {
        while (Words > WordsAtMost && Against.Length > 1)
        {
            Against = Against[..^1];
        }

        while (Words > WordsAtMost && For.Length > 1)
        {
            For = For[..^1];
        }

        Changes = Shorter(Changes, 1);
        Story = Shorter(Story, 2);
        for (var part = Flags.Length - 1; part >= 0; part--)
        {
            while (Words > WordsAtMost && Flags[part].Seen.Length > 1)
            {
                Flags = Flags.SetItem(part, Folded(Flags[part].Whole, Flags[part].Seen.Length - 1));
            }
        }
    }

    private FoldedPart Shorter(FoldedPart part, int least)
    {
        // What it is measured against holds the part itself.
        for (var over = Words - WordsAtMost; over > 0 && part.Seen.Length > least;)
        {
            over -= Seen(part.Seen[^1]);
            part = Folded(part.Whole, part.Seen.Length - 1);
        }

        return part;
    }

    private static FoldedPart Folded(SummaryPart part, int seen = LinesShown) => new(part, [.. part.Lines.Take(seen)], [.. part.Lines.Skip(seen)]);

    private static int Seen(SummaryLine line) => Count(line.Head) + (StandsOpen(line) ? Count(line.Rest ?? "") : 1);

    private static int Count(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    private ImmutableArray<string> Reasons(ImmutableArray<Reason> reasons) =>
        [.. reasons.Select(reason => Says(reason.Evidence.Item, reason.Evidence.Option)).Distinct().Take(ReasonsShown)];
}

/// <summary>A part of a summary on a screen.</summary>
/// <param name="Seen">The lines that stand open.</param>
/// <param name="Rest">Those behind a fold.</param>
public sealed record FoldedPart(SummaryPart Whole, ImmutableArray<SummaryLine> Seen, ImmutableArray<SummaryLine> Rest);

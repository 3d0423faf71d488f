using System.Collections.Immutable;
using GluteTriage.Content;
using GluteTriage.Content.Results;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Explanations;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;
using GluteTriage.Sessions;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Web.Checking;
using GluteTriage.Web.Results;
using GluteTriage.Web.Shell;

namespace GluteTriage.Web.Reviewing;

/// <summary>One reply as it was given.</summary>
/// <param name="Waited">Since the reply before, or since the session began.</param>
/// <param name="Changes">What it replaced, or null for the first reply to its question.</param>
/// <param name="Counts">False when a later reply replaced it, or made its question fall away.</param>
public sealed record TranscriptLine(string Question, string Says, DateTimeOffset At, TimeSpan Waited, string? Changes, bool Counts);

/// <summary>One thing that differs between what the answers give and what they give under another release, in words.</summary>
public sealed record Difference(string What, string Stored, string Now);

/// <summary>
/// A logged session worked out for the screen: everything is computed from the answers under the release they were given under; the stored
/// result only stands beside it.
/// </summary>
public sealed class SessionView
{
    private readonly Progress all;

    private SessionView(ReviewedSession reviewed, Release release, Release current)
    {
        Reviewed = reviewed;
        Release = release;
        all = Progress.Of(reviewed.Open, release);

        // A result was computed from the replies up to its revision; later ones have had none yet, and stand in the transcript only.
        var judged = reviewed.Open with { Replies = [.. reviewed.Open.Replies.Take(reviewed.Snapshot?.Revision ?? int.MaxValue)] };
        Progress = Progress.Of(judged, release);
        var answers = Progress.Answers;
        Assessment = CheckedTriage.Assess(release.Clinical, answers).Assessment;
        Shown = new ResultView(Progress, Assessment, reviewed.Snapshot is not null);
        Changes = WhatWouldChange.Of(release.Clinical, answers, Assessment);
        Changed = reviewed.Snapshot is { } snapshot
            ? StoredDecision.Differences(snapshot.Release, snapshot.Urgency, snapshot.Json, release.Hash, Assessment)
            : [];
        Transcript = [.. Lines()];
        IsCurrent = current.Hash == release.Hash;
        UnderCurrent = IsCurrent ? null : Under(current);
    }

    public ReviewedSession Reviewed { get; }

    public TriageSession Session => Reviewed.Open.Session;

    public Release Release { get; }

    /// <summary>Where the session stood when it had its latest result; where it stands now while it has none.</summary>
    public Progress Progress { get; }

    /// <summary>How many replies came after the latest result.</summary>
    public int LaterReplies => Reviewed.Open.Replies.Count - (Reviewed.Snapshot?.Revision ?? Reviewed.Open.Replies.Count);

    /// <summary>What the answers give now, under the same release.</summary>
    public Assessment Assessment { get; }

    /// <summary>The same as the person was shown it.</summary>
    public ResultView Shown { get; }

    public WhatWouldChange Changes { get; }

    /// <summary>What the stored result decided otherwise; empty where it decided the same, and while there is none.</summary>
    public ImmutableArray<DecisionDifference> Changed { get; }

    public bool Agrees => Changed.IsEmpty;

    public ImmutableArray<TranscriptLine> Transcript { get; }

    /// <summary>Whether the session began with the release that is current now.</summary>
    public bool IsCurrent { get; }

    /// <summary>What differs under the current release; null when the session has it, or its answers do not fit it.</summary>
    public ImmutableArray<Difference>? UnderCurrent { get; }

    public ToolResult Tool => new(
        Assessment.Urgency,
        Assessment.FirstShown?.Family.Code.Value,
        [.. Assessment.Raised.Select(raised => raised.Flag.Code.Value)],
        Release.Hash);

    /// <returns>Null when a stored answer does not fit the release.</returns>
    public static SessionView? Of(ReviewedSession reviewed, Release release, Release current)
    {
        try
        {
            return new SessionView(reviewed, release, current);
        }
        catch (Exception cause) when (cause is InvalidDataException or KeyNotFoundException)
        {
            return null;
        }
    }

    private IEnumerable<TranscriptLine> Lines()
    {
        var before = Session.StartedAt;
        var said = new Dictionary<ItemCode, string>();
        foreach (var reply in Reviewed.Open.Replies)
        {
            var item = Release.Clinical[reply.Item];
            var words = Words(item, reply);
            var isLast = Reviewed.Open.Replies.Last(other => other.Item == reply.Item).Revision == reply.Revision;
            yield return new TranscriptLine(
                item.Ask, words, reply.At, reply.At - before, said.GetValueOrDefault(reply.Item), isLast && all.Settled.IsApplicable(reply.Item));
            said[reply.Item] = words;
            before = reply.At;
        }
    }

    private static string Words(Item item, AnsweredItem reply) => reply.IsTakenBack ? ReviewText.TakenBack
        : Reply.Read(item, reply.Marks()) is Reply.Accepted(var answer)
        ? string.Join(", ", answer.Marks.Select(mark => ShellText.Sided(item.Find(mark.Option)!.Say, mark.Side)))
        : throw new InvalidDataException($"A stored reply to '{item.Code}' does not fit its item.");

    private ImmutableArray<Difference>? Under(Release current)
    {
        try
        {
            var now = CheckedTriage.Assess(
                current.Clinical, Reviewed.Open.AnswersUnder(current.Clinical, Reviewed.Snapshot?.Revision)).Assessment;
            return
            [
                .. Urgency(current, now),
                .. Flags(ReviewText.Raised, Raised(Release, Assessment), Raised(current, now)),
                .. Flags(ReviewText.NotExcluded, NotExcluded(Release, Assessment), NotExcluded(current, now)),
                .. First(now),
            ];
        }
        catch (Exception cause) when (cause is InvalidDataException or KeyNotFoundException)
        {
            return null;
        }
    }

    private IEnumerable<Difference> Urgency(Release current, Assessment now) => now.Urgency == Assessment.Urgency
        ? []
        : [new Difference(ReviewText.Urgency, ReviewText.Word(Release, Assessment.Urgency), ReviewText.Word(current, now.Urgency))];

    /// <summary>By code and tier: a flag that only got another title is the same.</summary>
    private static IEnumerable<Difference> Flags(
        string what, ImmutableArray<(string Key, string Title)> stored, ImmutableArray<(string Key, string Title)> now) =>
        stored.Select(flag => flag.Key).ToHashSet().SetEquals(now.Select(flag => flag.Key))
            ? []
            : [new Difference(what, Titles(stored), Titles(now))];

    private static ImmutableArray<(string Key, string Title)> Raised(Release release, Assessment assessment) =>
        [.. assessment.Raised.Select(one => Flag(release, one.Flag, one.Tier))];

    private static ImmutableArray<(string Key, string Title)> NotExcluded(Release release, Assessment assessment) =>
        [.. assessment.NotExcluded.Select(one => Flag(release, one.Flag, one.Tier))];

    private static (string Key, string Title) Flag(Release release, RedFlag flag, FlagTier tier) =>
        ($"{flag.Code} {tier.Urgency.Code()}", ReviewText.Tiered(flag.Title, ReviewText.Word(release, tier.Urgency)));

    private IEnumerable<Difference> First(Assessment now)
    {
        var (stored, first) = (Assessment.FirstShown?.Family, now.FirstShown?.Family);
        return stored?.Code == first?.Code ? [] : [new Difference(ReviewText.FirstCause, stored?.Title ?? ReviewText.None, first?.Title ?? ReviewText.None)];
    }

    private static string Titles(IEnumerable<(string Key, string Title)> flags) =>
        string.Join("; ", flags.Select(flag => flag.Title)) is { Length: > 0 } some ? some : ReviewText.None;
}

using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using GluteTriage.Content;
using GluteTriage.Content.Contract;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Explanations;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Sessions;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Web.Checking;
using GluteTriage.Web.Shell;

namespace GluteTriage.Web.Reviewing;

/// <summary>One reply as it was given.</summary>
/// <param name="Waited">Since the reply before, or since the session began.</param>
/// <param name="Changes">What it replaced, or null for the first reply to its question.</param>
/// <param name="Counts">False when a later reply replaced it, or made its question fall away.</param>
public sealed record TranscriptLine(string Question, string Says, DateTimeOffset At, TimeSpan Waited, string? Changes, bool Counts);

/// <summary>How the stored result and what the same answers give elsewhere differ. Empty when they do not.</summary>
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
        Changes = WhatWouldChange.Of(release.Clinical, answers, Assessment);
        Agrees = reviewed.Snapshot is not { } snapshot || IsTheSame(snapshot);
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

    public WhatWouldChange Changes { get; }

    /// <summary>Whether the stored result is that, word for word; true while there is none.</summary>
    public bool Agrees { get; }

    public ImmutableArray<TranscriptLine> Transcript { get; }

    /// <summary>Whether the session began with the release that is current now.</summary>
    public bool IsCurrent { get; }

    /// <summary>What differs under the current release; null when the session has it, or its answers do not fit it.</summary>
    public ImmutableArray<Difference>? UnderCurrent { get; }

    public ToolResult Tool => new(
        Assessment.Urgency,
        FirstFamily?.Family.Code.Value,
        [.. Assessment.Raised.Select(raised => raised.Flag.Code.Value)],
        Release.Hash);

    public RankedFamily? FirstFamily => Assessment.Families.FirstOrDefault(family => family.Fit is not FitWord.Excluded);

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

    private static string Words(Item item, AnsweredItem reply) => Reply.Read(item, reply.Marks()) is Reply.Accepted(var answer)
        ? string.Join(", ", answer.Marks.Select(mark => ShellText.Sided(item.Find(mark.Option)!.Say, mark.Side)))
        : throw new InvalidDataException($"A stored reply to '{item.Code}' does not fit its item.");

    private bool IsTheSame(ResultSnapshot snapshot)
    {
        try
        {
            return snapshot.Release == Release.Hash
                && snapshot.Urgency == Assessment.Urgency
                && JsonNode.DeepEquals(
                    JsonNode.Parse(snapshot.Json), JsonNode.Parse(AssessmentDocument.Of(Release, Assessment).ToJson()));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private ImmutableArray<Difference>? Under(Release current)
    {
        try
        {
            var now = CheckedTriage.Assess(
                current.Clinical, Reviewed.Open.AnswersUnder(current.Clinical, Reviewed.Snapshot?.Revision)).Assessment;
            return
            [
                .. new Difference[]
                {
                    new(ReviewText.Urgency, ReviewText.Word(Release, Assessment.Urgency), ReviewText.Word(current, now.Urgency)),
                    new(ReviewText.Raised, Titles(Assessment.Raised.Select(one => one.Flag.Title)), Titles(now.Raised.Select(one => one.Flag.Title))),
                    new(ReviewText.NotExcluded,
                        Titles(Assessment.NotExcluded.Select(one => one.Flag.Title)), Titles(now.NotExcluded.Select(one => one.Flag.Title))),
                    new(ReviewText.FirstCause, First(Assessment), First(now)),
                }.Where(one => one.Stored != one.Now),
            ];
        }
        catch (Exception cause) when (cause is InvalidDataException or KeyNotFoundException)
        {
            return null;
        }

        static string First(Assessment assessment) =>
            assessment.Families.FirstOrDefault(family => family.Fit is not FitWord.Excluded)?.Family.Title ?? ReviewText.None;

        static string Titles(IEnumerable<string> titles) => string.Join("; ", titles) is { Length: > 0 } some ? some : ReviewText.None;
    }
}

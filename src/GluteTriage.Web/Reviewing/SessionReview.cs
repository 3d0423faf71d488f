using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using GluteTriage.Content;
using GluteTriage.Content.Contract;
using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Sessions;
using GluteTriage.Web.Checking;
using GluteTriage.Web.Shell;

namespace GluteTriage.Web.Reviewing;

/// <summary>One question with what the person said to it, in the words they saw.</summary>
/// <param name="Before">What they had said before they changed it, oldest first.</param>
/// <param name="Applies">False when a later answer made the question fall away, and the answer with it.</param>
public sealed record ReviewedAnswer(string Question, string Says, ImmutableArray<string> Before, bool Applies);

/// <summary>A logged session as a clinician reads it: what was said, what was shown, and what the same answers give now.</summary>
/// <param name="Snapshot">The last result the person saw; null when they saw none.</param>
/// <param name="Recomputed">The result of the same answers under the same release, computed now.</param>
/// <param name="Agrees">Whether the two are the same; true while there is no snapshot to differ.</param>
public sealed record SessionReview(
    TriageSession Session,
    Release Release,
    ImmutableArray<ReviewedAnswer> Answers,
    ResultSnapshot? Snapshot,
    Assessment Recomputed,
    bool Agrees)
{
    internal static Reviewed Of(OpenSession open, ResultSnapshot? snapshot, Release release)
    {
        try
        {
            // The result was computed from the replies up to its revision; later ones have had none yet.
            var seen = open with { Replies = [.. open.Replies.Take(snapshot?.Revision ?? open.Replies.Count)] };
            var recomputed = CheckedTriage.Assess(release.Clinical, Progress.Of(seen, release).Answers).Assessment;
            return new Reviewed.Shown(new SessionReview(
                open.Session,
                release,
                AnswersOf(open, Progress.Of(open, release)),
                snapshot,
                recomputed,
                snapshot is null || IsTheSame(snapshot, release, recomputed)));
        }
        catch (Exception cause) when (cause is InvalidDataException or KeyNotFoundException)
        {
            return new Reviewed.Unreadable("A stored answer does not fit the content release of this session.");
        }
    }

    private static ImmutableArray<ReviewedAnswer> AnswersOf(OpenSession open, Progress progress) =>
    [
        .. from item in progress.Content.Items
           let replies = open.Replies.Where(reply => reply.Item == item.Code).Select(reply => Words(item, reply)).ToImmutableArray()
           where replies.Length > 0
           select new ReviewedAnswer(item.Ask, replies[^1], replies[..^1], progress.Settled.IsApplicable(item.Code)),
    ];

    private static string Words(Item item, AnsweredItem reply) => Reply.Read(item, reply.Marks()) is Reply.Accepted(var answer)
        ? string.Join(", ", answer.Marks.Select(mark => ShellText.Sided(item.Find(mark.Option)!.Say, mark.Side)))
        : throw new InvalidDataException($"A stored reply to '{item.Code}' does not fit its item.");

    private static bool IsTheSame(ResultSnapshot snapshot, Release release, Assessment recomputed)
    {
        try
        {
            return snapshot.Release == release.Hash
                && snapshot.Urgency == recomputed.Urgency
                && JsonNode.DeepEquals(
                    JsonNode.Parse(snapshot.Json), JsonNode.Parse(AssessmentDocument.Of(release, recomputed).ToJson()));
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

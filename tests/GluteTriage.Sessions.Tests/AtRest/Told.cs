using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Screens;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Testing;

namespace GluteTriage.Sessions.Tests.AtRest;

/// <summary>A session in which every text holds the same word: what a person said, was told, and what clinicians wrote of it.</summary>
internal static class Told
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Actor Doctor = new("account-1", "Dr One");

    public static async Task<(SessionKey Key, long Session)> EverywhereAsync(TestSessionDb test, string word)
    {
        var (key, session) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: false, None);
        await test.Log.AppendAsync(session.Id, 0, Said.Spread, Said.That(word), None);
        await test.Log.AppendScreenAsync(
            session.Id, 1, 0, new ScreenReply { Screen = "legs", Shown = [word], Ticked = [word] }, [(Said.Duration, Said.That("days", word))], None);
        await test.Log.RecordResultAsync(session.Id, 2, "release-1", "1.0", Urgency.Soon, $$"""{"said":"{{word}}"}""", InboxProjection.Bare, None);
        await test.Log.AgreeToReviewAsync(session.Id, InboxProjection.Bare, None);
        await test.Reviews.OpenAsync(Doctor, session.Id, None);
        await test.Reviews.ReviewAsync(
            Doctor, session.Id,
            new Judgement(Verdict.TooLow, $"Because of {word}.", Urgency.SameDay, null, [], new ToolResult(Urgency.Soon, null, [], "release-1")), None);
        await test.Reviews.SaveNoteAsync(Doctor, session.Id, 0, $"Note on {word}", None);
        await test.Reviews.NoteOutcomeAsync(Doctor, session.Id, "gp", null, $"Found {word}", None);
        Assert.NotNull(await test.Reviews.ReportConcernAsync(Doctor, session.Id, $"Harm by {word}", "release-1", None));
        return (key, session.Id);
    }

    /// <summary>Everything the site reads of it, in one text.</summary>
    public static async Task<string> ReadAsync(TestSessionDb test, long session)
    {
        var read = (await test.Reviews.OpenAsync(Doctor, session, None))!;
        var own = (await test.Log.ReadAsync(session, None))!;
        var concerns = await test.Reviews.ConcernsAsync(Doctor, None);
        return string.Join(
            '\n',
            [
                .. own.Replies.Select(reply => reply.Reply), .. own.LastScreens().SelectMany(screen => screen.Ticked), read.Snapshot!.Json,
                .. read.Reviews.Select(review => review.Reason), .. read.Notes.Select(note => note.Text),
                .. read.Outcomes.Select(outcome => outcome.Diagnosis),
                .. concerns.Where(concern => concern.SessionId == session).Select(concern => concern.Text),
            ]);
    }

    public static bool Holds(this byte[] bytes, string word) => bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(word)) >= 0;
}

using System.Text.Encodings.Web;
using System.Text.Json;
using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions;
using GluteTriage.Web.Shell;

namespace GluteTriage.Web.Results;

/// <summary>A person's answers as data. Times are UTC; names of fields keep their meaning.</summary>
internal static class MyAnswersJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    /// <returns>UTF-8.</returns>
    public static byte[] Of(MyAnswers mine)
    {
        var (session, release) = (mine.Progress.Session, mine.Progress.Release);
        return JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                about = ShellText.Mine.DocumentLead,
                madeAt = mine.MadeAt.UtcDateTime,
                questions = new { release = release.Note.Name, hash = release.Hash },
                session = new
                {
                    startedAt = session.StartedAt.UtcDateTime,
                    region = session.Region,
                    device = session.Device,
                    mayBeReviewed = session.MayBeReviewed,
                    forWhom = session.Whom?.Code(),
                },
                pages = mine.Screens.Select(screen => new
                {
                    page = screen.Page,
                    ticked = screen.Ticked,
                    stored = screen.Stored,
                    at = screen.At.UtcDateTime,
                }),
                answers = mine.Replies.Select(reply => new
                {
                    number = reply.Number,
                    item = reply.Item,
                    question = reply.Question,
                    answer = reply.Says,
                    codes = reply.Codes,
                    at = reply.At.UtcDateTime,
                    changedLater = reply.ChangedLater,
                }),
                result = mine.Result is not { } result ? null : new
                {
                    complete = result.Assessment.Complete,
                    urgency = result.Assessment.Urgency.Code(),
                    word = result.Level.Word,
                    says = result.Region.Fill(result.Level.FirstSentence),
                    when = result.Region.Fill(result.Level.When),
                    who = result.Region.Fill(result.Level.Who),
                    toDo = result.Level.Do.Select(step => result.Region.Fill(step)),
                    warningSigns = result.Assessment.Raised.Select(raised => result.Region.Fill(raised.TellThePerson)),
                    likelyCauses = result.Families.Select(family => family.Family.Title),
                },
                kept = ShellText.Mine.Kept(session.MayBeReviewed),
            },
            Options);
    }
}

using System.Data.Common;
using System.Reflection;
using GluteTriage.Content;
using GluteTriage.Content.Results;
using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Rules;
using GluteTriage.Sessions;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Web.Checking;
using GluteTriage.Web.Reviewing;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Web.Results;

/// <summary>
/// Stores results, for audit, for replay and for the clinicians' inbox, and tells the pages clinicians have open. Only posts and
/// <see cref="MissingResults"/> come here: whoever reads a page writes nothing.
/// </summary>
internal sealed partial class ResultRecorder(SessionLog log, ReviewFeed feed, ILogger<ResultRecorder> logger)
{
    private static readonly string EngineVersion =
        typeof(Triage).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>
    /// Stores the result a last reply led to, shown or not: who is sent to the emergency page, or closes the browser, must not be missing
    /// from the inbox. Goes on when the browser is gone.
    /// </summary>
    /// <param name="before">Where the session stood before the reply.</param>
    /// <param name="revision">How many replies there are with it.</param>
    /// <param name="answers">The answers with it.</param>
    /// <returns>False when the log did not take it: the person still gets the advice, and what is missing is stored later.</returns>
    public Task<bool> RecordAsync(Progress before, int revision, Answers answers) =>
        RecordAsync(before, revision, Interview.Settle(before.Content, answers), answers);

    /// <summary>Stores what all the replies of a session give, unless it stands already.</summary>
    /// <inheritdoc cref="RecordAsync(Progress, int, Answers)"/>
    public Task<bool> RecordAsync(Progress progress) =>
        RecordAsync(progress, progress.Session.Revision, progress.Settled, progress.Answers);

    private async Task<bool> RecordAsync(Progress progress, int revision, SettledAnswers settled, Answers answers)
    {
        var (session, assessment) = (progress.Session, CheckedTriage.Assess(progress.Content, answers).Assessment);
        try
        {
            var recorded = await log.RecordResultAsync(
                session.Id,
                revision,
                session.Release,
                EngineVersion,
                assessment.Urgency,
                ResultRecord.Of(progress.Release, assessment).ToJson(),
                InboxProjection.Of(progress.Content, settled, assessment),
                CancellationToken.None);
            if (recorded is Recorded.Stored && session.MayBeReviewed)
            {
                feed.Tell(session.Id);
            }

            return true;
        }
        catch (Exception trouble) when (trouble is DbException or DbUpdateException)
        {
            LogNotStored(trouble);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Error, "A result was given but could not be stored; it is tried again every ten minutes")]
    private partial void LogNotStored(Exception trouble);
}

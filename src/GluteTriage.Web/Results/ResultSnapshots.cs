using System.Data.Common;
using System.Reflection;
using GluteTriage.Content;
using GluteTriage.Content.Results;
using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;
using GluteTriage.Sessions;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Web.Checking;
using GluteTriage.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Web.Results;

/// <summary>Keeps a result the first time there is one, for audit, for replay and for the clinicians' inbox.</summary>
internal sealed partial class ResultSnapshots(Arrivals arrivals, SafetyLog safety, TriageMeter meter, ILogger<ResultSnapshots> logger)
{
    private static readonly string EngineVersion =
        typeof(Triage).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>Stores what is being shown. The person gets the advice even when the log does not take it: advice first, storage second.</summary>
    public async Task KeepAsync(ResultView view, CancellationToken cancel)
    {
        meter.ResultShown(view.Assessment.Urgency);
        safety.Report(view.Release, view.Disagreements);
        var progress = view.Progress;
        if (await TryKeepAsync(progress, progress.Session.Revision, progress.Settled, view.Assessment, cancel))
        {
            LogKept(view.Assessment.Urgency.ToString(), view.Assessment.Raised.Length, view.Assessment.NotExcluded.Length);
        }
    }

    /// <summary>
    /// Stores the result a last reply led to, shown or not: who is sent to the emergency page, or closes the browser, must not be missing
    /// from the inbox. Goes on when the browser is gone; the way of the person goes on when the log does not take it.
    /// </summary>
    /// <param name="before">Where the session stood before the reply.</param>
    /// <param name="revision">The place the reply took.</param>
    public async Task KeepAsync(Progress before, int revision, ItemCode item, Answer answer)
    {
        var answers = before.Answers.With(item, answer);
        var settled = Interview.Settle(before.Content, answers);
        await TryKeepAsync(before, revision, settled, CheckedTriage.Assess(before.Content, answers).Assessment, CancellationToken.None);
    }

    private async Task<bool> TryKeepAsync(
        Progress progress, int revision, SettledAnswers settled, Assessment assessment, CancellationToken cancel)
    {
        try
        {
            await arrivals.KeepAsync(
                progress.Session,
                revision,
                EngineVersion,
                assessment.Urgency,
                ResultRecord.Of(progress.Release, assessment).ToJson(),
                Arrival.Of(progress.Content, settled, assessment),
                cancel);
            return true;
        }
        catch (Exception trouble) when (trouble is DbException or DbUpdateException)
        {
            LogNotKept(trouble);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Information, "Result shown: {Urgency}, {Raised} flags raised, {NotExcluded} not excluded")]
    private partial void LogKept(string urgency, int raised, int notExcluded);

    [LoggerMessage(LogLevel.Error, "A result was given but could not be kept")]
    private partial void LogNotKept(Exception trouble);
}

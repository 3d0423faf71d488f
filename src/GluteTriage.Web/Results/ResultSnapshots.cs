using System.Data.Common;
using System.Reflection;
using GluteTriage.Content.Contract;
using GluteTriage.Engine;
using GluteTriage.Sessions;
using GluteTriage.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Web.Results;

/// <summary>Keeps a result the first time it is shown, for audit and replay.</summary>
internal sealed partial class ResultSnapshots(SessionLog log, SafetyLog safety, TriageMeter meter, ILogger<ResultSnapshots> logger)
{
    private static readonly string EngineVersion =
        typeof(Triage).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>Stores it. The person gets the advice even when the log does not take it: advice first, storage second.</summary>
    public async Task KeepAsync(ResultView view, CancellationToken cancel)
    {
        var session = view.Progress.Session;
        var assessment = view.Assessment;
        meter.ResultShown(assessment.Urgency);
        safety.Report(view.Release, view.Disagreements);
        try
        {
            await log.SnapshotAsync(
                session.Id,
                session.Revision,
                view.Release.Hash,
                EngineVersion,
                assessment.Urgency,
                AssessmentDocument.Of(view.Release, assessment).ToJson(),
                cancel);
            LogKept(assessment.Urgency.ToString(), assessment.Raised.Length, assessment.NotExcluded.Length);
        }
        catch (Exception trouble) when (trouble is DbException or DbUpdateException)
        {
            LogNotKept(trouble);
        }
    }

    [LoggerMessage(LogLevel.Information, "Result shown: {Urgency}, {Raised} flags raised, {NotExcluded} not excluded")]
    private partial void LogKept(string urgency, int raised, int notExcluded);

    [LoggerMessage(LogLevel.Error, "A result was shown but could not be kept")]
    private partial void LogNotKept(Exception trouble);
}

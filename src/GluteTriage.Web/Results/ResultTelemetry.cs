using GluteTriage.Web.Operations;

namespace GluteTriage.Web.Results;

/// <summary>Word of a result that is being shown, for the meter and the logs. Writes nothing to the session log.</summary>
internal sealed partial class ResultTelemetry(SafetyLog safety, TriageMeter meter, ILogger<ResultTelemetry> logger)
{
    public void Shown(ResultView view)
    {
        meter.ResultShown(view.Assessment.Urgency);
        safety.Report(view.Release, view.Disagreements);
        LogShown(view.Assessment.Urgency.ToString(), view.Assessment.Raised.Length, view.Assessment.NotExcluded.Length);
    }

    [LoggerMessage(LogLevel.Information, "Result shown: {Urgency}, {Raised} flags raised, {NotExcluded} not excluded")]
    private partial void LogShown(string urgency, int raised, int notExcluded);
}

using System.Collections.Immutable;
using GluteTriage.Content;
using GluteTriage.Engine.Assessments;

namespace GluteTriage.Web.Operations;

/// <summary>
/// Events that mean the rules themselves may be wrong. Each must be looked into by a person; no answer and no session is named.
/// </summary>
internal sealed partial class SafetyLog(TriageMeter meter, ILogger<SafetyLog> logger)
{
    /// <summary>Says which red flags the two evaluators judged differently; nothing when they agree.</summary>
    public void Report(Release release, ImmutableArray<Disagreement> disagreements)
    {
        foreach (var (flag, engine, guard) in disagreements)
        {
            meter.SafetyEvent();
            LogDisagreement(flag.Value, engine, guard, release.Hash);
        }
    }

    [LoggerMessage(EventId = 1001, EventName = "SafetyEvent", Level = LogLevel.Critical,
        Message = "Safety event: of red flag {Flag} the engine demands {Engine} and the guard {Guard}, in release {Release}; the person was told the higher")]
    private partial void LogDisagreement(string flag, Urgency engine, Urgency guard, string release);
}

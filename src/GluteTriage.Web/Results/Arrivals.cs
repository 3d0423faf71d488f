using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Web.Reviewing;

namespace GluteTriage.Web.Results;

/// <summary>Results on their way to the log, and word of them to the pages clinicians have open.</summary>
internal sealed class Arrivals(SessionLog log, ReviewFeed feed)
{
    /// <summary>Stores a result, unless one stands for the revision; then, and only then, open pages are told.</summary>
    public async Task KeepAsync(
        TriageSession session, int revision, string engineVersion, Urgency urgency, string json, Arrival arrival, CancellationToken cancel)
    {
        var kept = await log.SnapshotAsync(session.Id, revision, session.Release, engineVersion, urgency, json, arrival, cancel);
        if (kept is Kept.Stored && session.MayBeReviewed)
        {
            feed.Tell(session.Id);
        }
    }
}

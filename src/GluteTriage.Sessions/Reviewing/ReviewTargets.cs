using GluteTriage.Engine.Assessments;

namespace GluteTriage.Sessions.Reviewing;

/// <summary>By when somebody should have judged a session, counted from its arrival.</summary>
public sealed record ReviewTargets(TimeSpan Emergency, TimeSpan SameDay, TimeSpan Soon, TimeSpan Routine, TimeSpan SelfCare)
{
    /// <summary>
    /// What holds where a site sets nothing. A judgement: a session is judged no later than its person was told to be seen, with "now" as
    /// a quarter of an hour and "today, within hours" as four.
    /// </summary>
    public static readonly ReviewTargets Usual = new(
        TimeSpan.FromMinutes(15), TimeSpan.FromHours(4), TimeSpan.FromDays(14), TimeSpan.FromDays(21), TimeSpan.FromDays(14));

    /// <returns>How long until the session has waited too long, negative once it has; null when nobody waits for it any more.</returns>
    public TimeSpan? Left(InboxRow row, DateTimeOffset now) =>
        row.Status is ReviewStatus.New or ReviewStatus.Opened ? row.ArrivedAt + For(row.Urgency) - now : null;

    public TimeSpan For(Urgency urgency) => urgency switch
    {
        Urgency.Emergency => Emergency,
        Urgency.SameDay => SameDay,
        Urgency.Soon => Soon,
        Urgency.Routine => Routine,
        _ => SelfCare,
    };
}

using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Web.Operations;

namespace GluteTriage.Web.Reviewing.Inbox;

/// <summary>
/// By when somebody should have judged a session, counted from its arrival. Settings under <c>Review:Due</c>. The defaults are a judgement:
/// a session is judged no later than its person was told to be seen, with "now" as a quarter of an hour and "today, within hours" as four.
/// </summary>
internal sealed record ReviewTargets(TimeSpan Emergency, TimeSpan SameDay, TimeSpan Soon, TimeSpan Routine, TimeSpan SelfCare)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(90);

    public static ReviewTargets Of(SettingsReader settings)
    {
        return new(
            Read("Review:Due:Emergency", TimeSpan.FromMinutes(15)),
            Read("Review:Due:SameDay", TimeSpan.FromHours(4)),
            Read("Review:Due:Soon", TimeSpan.FromDays(14)),
            Read("Review:Due:Routine", TimeSpan.FromDays(21)),
            Read("Review:Due:SelfCare", TimeSpan.FromDays(14)));

        TimeSpan Read(string key, TimeSpan otherwise)
        {
            var given = settings.Time(key) ?? otherwise;
            if (given < Shortest || given > Longest)
            {
                settings.Refuse($"{key} must be from {Shortest} to {Longest}, and is {given}.");
            }

            return given;
        }
    }

    /// <returns>How long until the session has waited too long, negative once it has; null when nobody waits for it any more.</returns>
    public TimeSpan? Left(InboxRow row, DateTimeOffset now) =>
        row.Status is ReviewStatus.New or ReviewStatus.Opened ? row.ArrivedAt + For(row.Urgency) - now : null;

    private TimeSpan For(Urgency urgency) => urgency switch
    {
        Urgency.Emergency => Emergency,
        Urgency.SameDay => SameDay,
        Urgency.Soon => Soon,
        Urgency.Routine => Routine,
        _ => SelfCare,
    };
}

using GluteTriage.Sessions.Reviewing;
using GluteTriage.Web.Operations;

namespace GluteTriage.Web.Reviewing.Inbox;

/// <summary>Reads by when sessions are due from the settings under <c>Review:Due</c>.</summary>
internal static class ReviewTargetSettings
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(90);

    public static ReviewTargets Of(SettingsReader settings)
    {
        var usual = ReviewTargets.Usual;
        return new(
            Read("Review:Due:Emergency", usual.Emergency),
            Read("Review:Due:SameDay", usual.SameDay),
            Read("Review:Due:Soon", usual.Soon),
            Read("Review:Due:Routine", usual.Routine),
            Read("Review:Due:SelfCare", usual.SelfCare));

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
}

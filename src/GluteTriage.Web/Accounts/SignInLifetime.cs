using GluteTriage.Web.Operations;

namespace GluteTriage.Web.Accounts;

/// <summary>How long a sign-in lives. Settings under <c>Review</c>, written as hours:minutes:seconds; checked at start.</summary>
internal sealed class SignInLifetime
{
    public static readonly TimeSpan ShortestIdle = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan LongestIdle = TimeSpan.FromHours(1);
    public static readonly TimeSpan LongestWhole = TimeSpan.FromHours(12);

    /// <summary>After this long without anything done, a sign-in ends.</summary>
    public TimeSpan Idle { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>After this long a sign-in ends, whatever is done.</summary>
    public TimeSpan Whole { get; set; } = LongestWhole;

    /// <summary>How long before the end somebody is told.</summary>
    public TimeSpan Warning { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Policy allows an hour of idleness and a working day at most. What is measured against a wrong value is not judged.</summary>
    public static SignInLifetime Of(SettingsReader settings)
    {
        var given = new SignInLifetime();
        given.Idle = settings.Time("Review:Idle") ?? given.Idle;
        given.Whole = settings.Time("Review:Whole") ?? given.Whole;
        given.Warning = settings.Time("Review:Warning") ?? given.Warning;
        if (given.Idle < ShortestIdle || given.Idle > LongestIdle)
        {
            settings.Refuse($"Review:Idle must be from {ShortestIdle} to {LongestIdle}, and is {given.Idle}.");
        }
        else if (given.Whole < given.Idle || given.Whole > LongestWhole)
        {
            settings.Refuse($"Review:Whole must be from Review:Idle, which is {given.Idle}, to {LongestWhole}, and is {given.Whole}.");
        }
        else if (given.Warning <= TimeSpan.Zero || given.Warning >= given.Idle)
        {
            settings.Refuse($"Review:Warning must be more than 00:00:00 and less than Review:Idle, which is {given.Idle}, and is {given.Warning}.");
        }

        return given;
    }
}

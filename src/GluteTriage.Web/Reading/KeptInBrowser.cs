using GluteTriage.Sessions.Sharing;
using GluteTriage.Web.Accounts;
using GluteTriage.Web.Checking;
using GluteTriage.Web.Operations;
using GluteTriage.Web.Results;
using GluteTriage.Web.Shell;

namespace GluteTriage.Web.Reading;

/// <summary>Everything this site keeps in a person's browser; written from the names and times the code itself uses.</summary>
internal sealed record KeptInBrowser(string Name, string Purpose, string Until)
{
    public static readonly IReadOnlyList<KeptInBrowser> All =
    [
        new($"{SessionCookie.SecureName} ({SessionCookie.PlainName})", ShellText.Reading.SessionCookiePurpose,
            ShellText.Reading.Hours(SessionCookie.LifetimeHours)),
        new($"{StaffCookie.SecureName} ({StaffCookie.PlainName})", AccountText.CookiePurpose, ShellText.Reading.UntilClosed),
        new($"{KnownBrowser.SecureName} ({KnownBrowser.PlainName})", AccountText.KnownCookiePurpose, ShellText.Reading.Days(KnownBrowser.LifetimeDays)),
        new($"{SealedStep.SecureName} ({SealedStep.PlainName})", AccountText.StepCookiePurpose, ShellText.Reading.UntilClosed),
        Bound(PublicPages.FormCookie, ShellText.Reading.FormCookiePurpose, ShellText.Reading.UntilClosed),
        Bound(RefusedPosts.CookieName, ShellText.Reading.RefusedCookiePurpose, ShellText.Reading.Minutes(RefusedPosts.LifetimeMinutes)),
        Bound(RegionCookie.Name, ShellText.Reading.RegionCookiePurpose, ShellText.Reading.Days(RegionCookie.LifetimeDays)),
        Bound(SharedCodeCookie.Name, ShellText.Sharing.CookiePurpose, ShellText.Reading.Hours(SharedCodes.LifetimeHours)),
        new(Rail.ShowSourcesKey, ShellText.Reading.SourcesPurpose, ShellText.Reading.UntilCleared),
        Bound(WithdrawalCodeCookie.Name, ShellText.Withdraw.CookiePurpose, ShellText.Reading.Hours(SessionCookie.LifetimeHours)),
        new(OfflinePages.CacheName, ShellText.Reading.OfflinePurpose, ShellText.Reading.UntilNewOffline),
    ];

    private static KeptInBrowser Bound(string name, string purpose, string until) => new($"{SecureCookieNames.Of(name)} ({name})", purpose, until);
}

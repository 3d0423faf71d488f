namespace GluteTriage.Web.Checking;

/// <summary>Where a consent to review is taken back, without a session.</summary>
internal static class WithdrawUrl
{
    public const string Form = "/withdraw";
    public const string Done = "/withdraw/done";
}

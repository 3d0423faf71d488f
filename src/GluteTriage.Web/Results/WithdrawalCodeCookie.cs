using GluteTriage.Web.Checking;
using Microsoft.AspNetCore.DataProtection;

namespace GluteTriage.Web.Results;

/// <summary>
/// The code that takes a consent back. It stays in the browser as long as the key of the session, so that it can be written down and printed.
/// </summary>
internal sealed class WithdrawalCodeCookie(IDataProtectionProvider protection) : CodeCookie(protection, Name)
{
    public const string Name = "withdrawal-code";

    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(SessionCookie.LifetimeHours);
}

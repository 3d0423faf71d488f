using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace GluteTriage.Web.Accounts;

/// <summary>
/// A browser in which a name has signed in before. It waits for its own wrong passwords and not for those of strangers, who could
/// otherwise keep somebody without a passkey out for as long as they go on. It opens nothing by itself.
/// </summary>
internal sealed class KnownBrowser(IDataProtectionProvider protection)
{
    public const string SecureName = "__Host-staff-known";
    public const string PlainName = "staff-known";
    public const int LifetimeDays = 90;

    private const int IdBytes = 16;

    private readonly IDataProtector seal = protection.CreateProtector("GluteTriage.Accounts.KnownBrowser.1");

    /// <summary>Somebody has signed in here with all their factors.</summary>
    public void Remember(HttpContext context, string name) => context.Response.Cookies.Append(
        NameFor(context.Request), seal.Protect($"{OneTimeToken.Make(IdBytes)} {Enrolment.Normal(name)}"), new CookieOptions
        {
            Path = "/",
            HttpOnly = true,
            Secure = context.Request.IsHttps,
            SameSite = SameSiteMode.Strict,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(LifetimeDays),
        });

    /// <returns>What to count wrong passwords for a name under: this browser, or everybody.</returns>
    public string CountedAs(HttpContext context, string name)
    {
        var everybody = "password/" + Enrolment.Normal(name);
        if (context.Request.Cookies[NameFor(context.Request)] is not { Length: > 0 } sealedText)
        {
            return everybody;
        }

        try
        {
            return seal.Unprotect(sealedText).Split(' ', 2) is [var id, var whose] && whose == Enrolment.Normal(name) ? "known/" + id : everybody;
        }
        catch (CryptographicException)
        {
            return everybody;
        }
    }

    private static string NameFor(HttpRequest request) => request.IsHttps ? SecureName : PlainName;
}

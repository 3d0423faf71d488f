using System.Security.Cryptography;
using GluteTriage.Sessions.Sharing;
using Microsoft.AspNetCore.DataProtection;

namespace GluteTriage.Web.Results;

/// <summary>
/// Keeps a code, unreadable to all but this site, in the browser it was made in: the server holds no code, and the person wants to see
/// theirs again.
/// </summary>
internal abstract class CodeCookie(IDataProtectionProvider protection, string name)
{
    private const string Path = "/check";

    private readonly IDataProtector protector = protection.CreateProtector(name);

    /// <returns>The code, or null when there is none or it cannot be read any more.</returns>
    public ShareCode? Read(HttpRequest request)
    {
        if (request.Cookies[name] is not { Length: > 0 } kept)
        {
            return null;
        }

        try
        {
            return ShareCode.Parse(protector.Unprotect(kept));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public void Give(HttpContext context, ShareCode code, TimeSpan lifetime)
    {
        var options = Options(context.Request);
        options.MaxAge = lifetime;
        context.Response.Cookies.Append(name, protector.Protect(code.ToShownText()), options);
    }

    /// <summary>Every code leaves the browser, as its person's answers do.</summary>
    public static void TakeAllAway(HttpContext context)
    {
        TakeAway(context, SharedCodeCookie.Name);
        TakeAway(context, WithdrawalCodeCookie.Name);
    }

    protected static void TakeAway(HttpContext context, string name) => context.Response.Cookies.Delete(name, Options(context.Request));

    private static CookieOptions Options(HttpRequest request) => new()
    {
        Path = Path,
        HttpOnly = true,
        Secure = request.IsHttps,
        SameSite = SameSiteMode.Strict,
        IsEssential = true,
    };
}

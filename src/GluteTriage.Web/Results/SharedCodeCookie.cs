using System.Security.Cryptography;
using GluteTriage.Sessions.Sharing;
using Microsoft.AspNetCore.DataProtection;

namespace GluteTriage.Web.Results;

/// <summary>
/// Keeps a code, unreadable to all but this site, in the browser it was made in: the server holds no code, and the person wants to see
/// theirs again.
/// </summary>
internal sealed class SharedCodeCookie(IDataProtectionProvider protection)
{
    public const string Name = "shared-code";

    private const string Path = "/check";

    private readonly IDataProtector protector = protection.CreateProtector("shared-code");

    /// <returns>The code, or null when there is none or it cannot be read any more.</returns>
    public ShareCode? Read(HttpRequest request)
    {
        if (request.Cookies[Name] is not { Length: > 0 } kept)
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
        context.Response.Cookies.Append(Name, protector.Protect(code.ToShownText()), options);
    }

    public static void TakeAway(HttpContext context) => context.Response.Cookies.Delete(Name, Options(context.Request));

    private static CookieOptions Options(HttpRequest request) => new()
    {
        Path = Path,
        HttpOnly = true,
        Secure = request.IsHttps,
        SameSite = SameSiteMode.Strict,
        IsEssential = true,
    };
}

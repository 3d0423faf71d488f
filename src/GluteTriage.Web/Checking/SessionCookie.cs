using GluteTriage.Sessions;

namespace GluteTriage.Web.Checking;

/// <summary>
/// Holds the key to a person's answers. Over https its name binds it to this host and to https; over plain http, as on a
/// developer's machine, browsers refuse that name.
/// </summary>
internal static class SessionCookie
{
    public const string SecureName = "__Host-glutetriage";
    public const string PlainName = "glutetriage";
    public const int LifetimeHours = 24;

    public static SessionKey? Read(HttpRequest request) => SessionKey.Parse(request.Cookies[NameFor(request)]);

    public static void Give(HttpContext context, SessionKey key)
    {
        var options = Options(context.Request);
        options.MaxAge = TimeSpan.FromHours(LifetimeHours);
        context.Response.Cookies.Append(NameFor(context.Request), key.ToCookieText(), options);
    }

    public static void TakeAway(HttpContext context) =>
        context.Response.Cookies.Delete(NameFor(context.Request), Options(context.Request));

    private static string NameFor(HttpRequest request) => request.IsHttps ? SecureName : PlainName;

    private static CookieOptions Options(HttpRequest request) => new()
    {
        Path = "/",
        HttpOnly = true,
        Secure = request.IsHttps,
        SameSite = SameSiteMode.Lax,
        IsEssential = true,
    };
}

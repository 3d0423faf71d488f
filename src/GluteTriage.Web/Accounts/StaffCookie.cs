using Microsoft.AspNetCore.Authentication.Cookies;

namespace GluteTriage.Web.Accounts;

/// <summary>The cookie of a sign-in. Over https its name binds it to this host; over plain http browsers refuse that name.</summary>
internal sealed class StaffCookie : ICookieManager
{
    public const string SecureName = "__Host-staff";
    public const string PlainName = "staff";

    private readonly ChunkingCookieManager cookies = new();

    public string? GetRequestCookie(HttpContext context, string key) => cookies.GetRequestCookie(context, NameFor(context));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        cookies.AppendResponseCookie(context, NameFor(context), value, options);

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) =>
        cookies.DeleteCookie(context, NameFor(context), options);

    private static string NameFor(HttpContext context) => context.Request.IsHttps ? SecureName : PlainName;
}

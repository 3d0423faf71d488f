namespace GluteTriage.Web.Checking;

/// <summary>Remembers a person's region, so that the emergency page shows the right number without the database.</summary>
internal static class RegionCookie
{
    public const string Name = "region";
    public const int LifetimeDays = 180;

    /// <summary>As sent by the browser: any text at all, or null.</summary>
    public static string? Read(HttpRequest request) => request.Cookies[Name];

    public static void Give(HttpContext context, string region) =>
        context.Response.Cookies.Append(Name, region, new CookieOptions
        {
            Path = "/",
            HttpOnly = true,
            Secure = context.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(LifetimeDays),
        });
}

using System.Globalization;

namespace GluteTriage.Web.Operations;

/// <summary>Whom to tell about a weakness of the site, in the form of RFC 9116; there only where an address is set.</summary>
internal static class SecurityText
{
    /// <summary>The form wants a date after which it is not to be trusted, less than a year ahead; a site that runs is trusted.</summary>
    private const int TrustedDays = 180;

    public static void MapSecurityText(this IEndpointRouteBuilder routes) => routes.MapGet(
        "/.well-known/security.txt",
        (SiteSettings settings, TimeProvider clock) => settings.SecurityContact is { } contact
            ? Microsoft.AspNetCore.Http.Results.Text(string.Create(
                CultureInfo.InvariantCulture,
                $"Contact: {contact}\nExpires: {clock.GetUtcNow().UtcDateTime.Date.AddDays(TrustedDays):yyyy-MM-dd'T'HH:mm:ss'Z'}\nPreferred-Languages: en\n"))
            : Microsoft.AspNetCore.Http.Results.NotFound());
}

using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;

namespace GluteTriage.Web.Checking;

/// <summary>
/// Seals into every form of the questionnaire for which session it was drawn. The session itself comes from the cookie at the moment of the
/// tap, and that may by then be somebody else's.
/// </summary>
internal sealed class FormSeal : IAntiforgeryAdditionalDataProvider
{
    private static readonly object OtherSession = new();

    /// <returns>A mark of the session, or nothing outside the questionnaire and before a session has begun.</returns>
    public string GetAdditionalData(HttpContext context) => IsOfPeople(context.Request) ? MarkOf(context.Request) : "";

    /// <summary>
    /// A browser whose session has ended meanwhile may post: there is nobody to act on, and each form says so. The form that begins a session
    /// acts on none.
    /// </summary>
    public bool ValidateAdditionalData(HttpContext context, string additionalData)
    {
        if (!IsOfPeople(context.Request) || BeginsASession(context.Request)
            || MarkOf(context.Request) is not { Length: > 0 } mark || mark == additionalData)
        {
            return true;
        }

        if (additionalData.Length > 0)
        {
            context.Items[OtherSession] = true;
        }

        return false;
    }

    /// <summary>Whether the form was drawn for another session than the one the browser's cookie names now.</summary>
    public static bool IsOfOtherSession(HttpContext context) => context.Items.ContainsKey(OtherSession);

    private static bool IsOfPeople(HttpRequest request) => request.Path.StartsWithSegments(CheckUrl.Start);

    /// <summary>However the address is written: a slash at its end leads to the same form.</summary>
    private static bool BeginsASession(HttpRequest request) =>
        request.Path.StartsWithSegments(CheckUrl.Start, out var behind) && behind.Value?.Trim('/') is null or "";

    private static string MarkOf(HttpRequest request) => SessionCookie.Read(request) is { } key
        ? Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key.ToCookieText())).AsSpan(0, 8))
        : "";
}

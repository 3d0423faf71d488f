using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;

namespace GluteTriage.Web.Checking;

/// <summary>Whether a posted form of a person may be acted on.</summary>
internal enum FormTrust
{
    /// <summary>Drawn by this site, for this browser and for the session its cookie names now.</summary>
    Trusted,

    /// <summary>Drawn for a session that another has taken the place of since, as on a phone two people share.</summary>
    OtherSession,

    /// <summary>The browser sends no cookie at all: it blocks them, or they were cleared.</summary>
    NoCookies,

    /// <summary>Cannot be trusted any more, as after a long time or a new key of the site.</summary>
    WaitedLong,
}

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
        if (!IsOfPeople(context.Request) || context.Request.Path == CheckUrl.Start
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

    public static async Task<FormTrust> CheckAsync(HttpContext context, IAntiforgery forms) =>
        context.Request.Cookies.Count == 0 ? FormTrust.NoCookies
        : await forms.IsRequestValidAsync(context) ? FormTrust.Trusted
        : context.Items.ContainsKey(OtherSession) ? FormTrust.OtherSession
        : FormTrust.WaitedLong;

    private static bool IsOfPeople(HttpRequest request) => request.Path.StartsWithSegments(CheckUrl.Start);

    private static string MarkOf(HttpRequest request) => SessionCookie.Read(request) is { } key
        ? Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key.ToCookieText())).AsSpan(0, 8))
        : "";
}

internal static class FormTrustAnswers
{
    /// <summary>The page that tells why a form cannot be acted on where its own page could not.</summary>
    /// <returns>Null when the form may be acted on, or its own page says to press again.</returns>
    public static IResult? Elsewhere(this FormTrust trust) => trust switch
    {
        FormTrust.OtherSession => new SeeOther(CheckUrl.OtherAnswers),
        FormTrust.NoCookies => new SeeOther(CheckUrl.NoCookies),
        _ => null,
    };
}

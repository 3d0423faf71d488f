using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Options;

namespace GluteTriage.Web.Checking;

/// <summary>
/// What every form of the questionnaire is asked before anything is done with it. What its own page could not tell has a page for itself:
/// that the browser sends no cookie, and that it now holds somebody else's answers.
/// </summary>
internal static class PersonForms
{
    private static readonly object Trusted = new();

    public static void MapPersonForm(this IEndpointRouteBuilder routes, string pattern, Delegate handler) =>
        routes.MapPost(pattern, handler).AddEndpointFilter(AskAsync).WithOrder(-1);

    /// <summary>Whether the form may be acted on. It may not after a long time or with a new key of the site; then its page says to press again.</summary>
    public static bool IsFormTrusted(this HttpContext context) => context.Items.ContainsKey(Trusted);

    /// <summary>
    /// A cookie that is kept for months may come alone, as that of the region does where a browser blocks new ones. Who still brings the
    /// session had cookies, and has only waited.
    /// </summary>
    private static bool BringsACookieOfTheForm(HttpContext context) => SessionCookie.Read(context.Request) is not null
        || context.Request.Cookies.ContainsKey(context.RequestServices.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.Cookie.Name!);

    private static async ValueTask<object?> AskAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        if (!BringsACookieOfTheForm(context))
        {
            return new SeeOther(
                context.Request.Path.StartsWithSegments(WithdrawUrl.Form) ? $"{CheckUrl.NoCookies}?{NoCookiesPage.WithdrawKey}" : CheckUrl.NoCookies);
        }

        await context.Request.ReadFieldsAsync(context.RequestAborted);
        if (await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
        {
            context.Items[Trusted] = true;
        }
        else if (FormSeal.IsOfOtherSession(context))
        {
            return new SeeOther(CheckUrl.OtherAnswers);
        }

        return await next(invocation);
    }
}

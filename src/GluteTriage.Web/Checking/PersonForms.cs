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
    /// Whether the browser sends a cookie it was given for the form. That of the region is kept for months, and may come alone: then either the
    /// browser was closed meanwhile, or it blocks cookies. Which one shows when it is sent back with a new one.
    /// </summary>
    public static bool BringsACookieOfTheForm(this HttpContext context) => SessionCookie.Read(context.Request) is not null
        || context.Request.Cookies.ContainsKey(context.RequestServices.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.Cookie.Name!);

    private static async ValueTask<object?> AskAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        if (context.Request.Cookies.Count == 0)
        {
            return new SeeOther(
                context.Request.Path.StartsWithSegments(WithdrawUrl.Form) ? $"{CheckUrl.NoCookies}?{NoCookiesPage.WithdrawKey}" : CheckUrl.NoCookies);
        }

        await context.Request.ReadFieldsAsync(context.RequestAborted);
        var antiforgery = context.RequestServices.GetRequiredService<IAntiforgery>();
        if (await antiforgery.IsRequestValidAsync(context))
        {
            context.Items[Trusted] = true;
        }
        else if (!context.BringsACookieOfTheForm())
        {
            antiforgery.GetAndStoreTokens(context);
        }
        else if (FormSeal.IsOfOtherSession(context))
        {
            return new SeeOther(CheckUrl.OtherAnswers);
        }

        return await next(invocation);
    }
}

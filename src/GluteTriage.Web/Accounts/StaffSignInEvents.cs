using System.Globalization;
using System.Security.Claims;
using GluteTriage.Web.Reviewing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;

namespace GluteTriage.Web.Accounts;

/// <summary>What happens to the cookie of a sign-in when it comes back: it is worth what the account is worth now.</summary>
internal sealed class StaffSignInEvents(StaffRegister register, Standing standing, RefusalTrail refusals) : CookieAuthenticationEvents
{
    /// <summary>What open pages ask by themselves: their connection, how the sign-in stands, and what they load beside a page.</summary>
    private static bool IsHeartbeat(HttpRequest request) =>
        request.Path.StartsWithSegments("/_blazor")
        || (HttpMethods.IsGet(request.Method) && !request.Headers.Accept.Any(accept => accept?.Contains("text/html", StringComparison.Ordinal) == true));

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var (user, cancel) = (context.Principal!, context.HttpContext.RequestAborted);
        var why = await standing.AskAsync(user, cancel);
        if (why is not null || await register.FindAsync(user, cancel) is not { } staff)
        {
            context.RejectPrincipal();
            context.HttpContext.Features.Set(new SignInEnded(why ?? WhyOut.Disabled));

            // An open page that asks by itself must be able to ask again, and be told why each time.
            if (!IsHeartbeat(context.Request))
            {
                await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            }

            return;
        }

        context.ReplacePrincipal(new ClaimsPrincipal(new ClaimsIdentity(
            [
                new(ClaimTypes.NameIdentifier, staff.Id),
                new(ClaimTypes.Name, staff.Name),
                .. staff.Roles.Select(role => new Claim(ClaimTypes.Role, role.ToString())),
                new(StaffRegister.FactorClaim, staff.FactorGivenAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
                user.FindFirst(SignInSessions.Claim)!,
            ],
            CookieAuthenticationDefaults.AuthenticationScheme)));
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.Redirect(AccountUrl.With(AccountUrl.SignIn, PageOf(context.Request)));
        return Task.CompletedTask;
    }

    /// <summary>A role that may, but whose second factor is too old, is asked for it; anybody else may not.</summary>
    public override async Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        var http = context.HttpContext;
        var policies = http.GetEndpoint()?.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy) ?? [];
        var allowed = policies.All(policy => !Enum.TryParse<Permission>(policy, out var permission) || AccountArea.MayByRole(http.User, permission));
        if (!allowed && await register.FindAsync(http.User, http.RequestAborted) is { } staff)
        {
            await refusals.PageAsync(http, staff, http.Request.Path, http.RequestAborted);
        }

        context.Response.Redirect(allowed ? AccountUrl.With(AccountUrl.StepUp, PageOf(context.Request)) : AccountUrl.Denied);
    }

    /// <returns>
    /// Where to come back to: a page that was asked for, never a post, and no query, which may hold what was typed; but that of the export,
    /// which holds the codes of a filter, and whose page and post have one address.
    /// </returns>
    private static string? PageOf(HttpRequest request) =>
        request.Path == ReviewUrl.Export ? AccountUrl.Local(request.Path + request.QueryString)
        : HttpMethods.IsGet(request.Method) ? AccountUrl.Local(request.Path)
        : null;
}

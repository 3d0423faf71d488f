using GluteTriage.Web.Checking;

namespace GluteTriage.Web.Accounts;

/// <summary>A post that did nothing, why, and the name that was typed. Passwords and codes are typed anew.</summary>
internal sealed record RefusedAccount(string Problem, string? Name = null)
{
    private const string NameField = "name";

    /// <summary>In the address of a page whose form came without any cookie, so that none can carry the reason.</summary>
    private const string NoCookieKey = "no-cookie";

    /// <summary>Sends the person back to the page of the form by a redirect, so that Back and reload never post again.</summary>
    public static IResult SendBack(HttpContext context, string problem, string? name = null) =>
        context.Request.Cookies.Count == 0
            ? new SeeOther(context.Request.Path + context.Request.QueryString.Add(NoCookieKey, "yes"))
            : Posts(context).SendBack(context, problem, name is null ? [] : [KeyValuePair.Create(NameField, name)]);

    /// <returns>What was refused on this page just now; null when nothing was.</returns>
    public static RefusedAccount? Take(HttpContext context) =>
        Posts(context).Take(context) is { } refused ? new RefusedAccount(refused.Problem, refused.Chosen(NameField).FirstOrDefault())
        : context.Request.Query.ContainsKey(NoCookieKey) ? new RefusedAccount(AccountText.NoCookies)
        : null;

    private static RefusedPosts Posts(HttpContext context) => context.RequestServices.GetRequiredService<RefusedPosts>();
}

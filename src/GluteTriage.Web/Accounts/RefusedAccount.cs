using GluteTriage.Web.Checking;

namespace GluteTriage.Web.Accounts;

/// <summary>A post that did nothing, why, the name that was typed and whether they work alone. Passwords and codes are typed anew.</summary>
internal sealed record RefusedAccount(string Problem, string? Name = null, bool Alone = false)
{
    private const string NameField = "name";

    /// <summary>In the address of a page whose form came without any cookie, so that none can carry the reason.</summary>
    private const string NoCookieKey = "no-cookie";

    /// <summary>Sends the person back to the page of the form by a redirect, so that Back and reload never post again.</summary>
    public static IResult SendBack(HttpContext context, string problem, string? name = null, bool alone = false) =>
        context.Request.Cookies.Count == 0
            ? new SeeOther(context.Request.Path + context.Request.QueryString.Add(NoCookieKey, "yes"))
            : Posts(context).SendBack(context, problem,
            [
                .. name is null ? [] : new[] { KeyValuePair.Create(NameField, name) },
                .. alone ? [KeyValuePair.Create(AloneBox.FieldName, AloneBox.Ticked)] : Array.Empty<KeyValuePair<string, string>>(),
            ]);

    /// <returns>What was refused on this page just now; null when nothing was.</returns>
    public static RefusedAccount? Take(HttpContext context) =>
        Posts(context).Take(context) is { } refused
            ? new RefusedAccount(refused.Problem, refused.Chosen(NameField).FirstOrDefault(), refused.Chosen(AloneBox.FieldName).Length > 0)
        : context.Request.Query.ContainsKey(NoCookieKey) ? new RefusedAccount(AccountText.NoCookies)
        : null;

    private static RefusedPosts Posts(HttpContext context) => context.RequestServices.GetRequiredService<RefusedPosts>();
}

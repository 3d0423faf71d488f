using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace GluteTriage.Web.Checking;

/// <summary>A post that was not stored, for its page to show again.</summary>
/// <param name="Path">Of the page.</param>
/// <param name="Fields">What was chosen, as the form named it.</param>
/// <param name="Problem">What to do about it, in words for the person.</param>
public sealed record RefusedPost(string Path, ImmutableArray<KeyValuePair<string, string>> Fields, string Problem)
{
    /// <summary>The values chosen under one name.</summary>
    public string[] Chosen(string name) => [.. Fields.Where(field => field.Key == name).Select(field => field.Value)];
}

/// <summary>
/// Carries a refused post, unreadable to all but this site, to the page it is sent back to by a redirect. The page is then one that a
/// browser can reload and go back to; an answer of its own to a post would leave people who go back before the browser's own page.
/// </summary>
internal sealed class RefusedPosts(IDataProtectionProvider protection)
{
    public const string CookieName = "refused";
    public const int LifetimeMinutes = 5;

    /// <summary>All choices of the largest page together; more is no choice a page offered, and no browser keeps a cookie of it.</summary>
    private const int CharactersAtMost = 1500;

    /// <summary>What a field is longer by once it is written out.</summary>
    private const int AroundAField = 24;

    private readonly IDataProtector protector = protection.CreateProtector("refused-post");

    /// <summary>Sends the person back to the page the post came from.</summary>
    /// <param name="names">The fields that are choices.</param>
    public IResult SendBack(HttpContext context, IFormCollection form, string problem, params IEnumerable<string> names) =>
        SendBack(context, problem, [.. from name in names from value in form[name].OfType<string>() select KeyValuePair.Create(name, value)]);

    /// <inheritdoc cref="SendBack(HttpContext, IFormCollection, string, IEnumerable{string})"/>
    /// <param name="fields">What was typed and is to stand there again; never a secret.</param>
    public IResult SendBack(HttpContext context, string problem, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var path = context.Request.Path.Value!;
        var options = Options(context.Request);
        options.MaxAge = TimeSpan.FromMinutes(LifetimeMinutes);
        var refused = new RefusedPost(path, Small(fields), problem);
        context.Response.Cookies.Append(CookieName, protector.Protect(JsonSerializer.Serialize(refused)), options);
        return new SeeOther(path + context.Request.QueryString);
    }

    /// <summary>What was refused on this page, once: who reloads it begins afresh.</summary>
    /// <returns>Null when nothing was, or it cannot be read any more.</returns>
    public RefusedPost? Take(HttpContext context)
    {
        if (context.Request.Cookies[CookieName] is not { Length: > 0 } kept || Read(kept) is not { } refused
            || refused.Path != context.Request.Path.Value)
        {
            return null;
        }

        context.Response.Cookies.Delete(CookieName, Options(context.Request));
        return refused;
    }

    private RefusedPost? Read(string kept)
    {
        try
        {
            return JsonSerializer.Deserialize<RefusedPost>(protector.Unprotect(kept));
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or JsonException)
        {
            return null;
        }
    }

    private static ImmutableArray<KeyValuePair<string, string>> Small(IEnumerable<KeyValuePair<string, string>> fields)
    {
        var left = CharactersAtMost;
        return [.. fields.Where(field => (left -= field.Key.Length + field.Value.Length + AroundAField) >= 0)];
    }

    /// <summary>The first part of the address: what was refused on a form of one area is no other area's.</summary>
    private static string AreaOf(HttpRequest request) => "/" + request.Path.Value!.Split('/', 3)[1];

    private static CookieOptions Options(HttpRequest request) => new()
    {
        Path = AreaOf(request),
        HttpOnly = true,
        Secure = request.IsHttps,
        SameSite = SameSiteMode.Lax,
        IsEssential = true,
    };
}

using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace GluteTriage.Web.Accounts;

/// <summary>
/// What a browser carries from one step of signing in to the next: sealed, ten minutes long, and never a sign-in by itself.
/// </summary>
internal sealed class SealedStep(IDataProtectionProvider protection, TimeProvider clock)
{
    public const string SecureName = "__Host-staff-step";
    public const string PlainName = "staff-step";

    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly IDataProtector seal = protection.CreateProtector("GluteTriage.Accounts.Step.1");

    /// <param name="kind">What the step is for: a step of one kind opens nothing of another.</param>
    public void Keep<T>(HttpContext context, string kind, T step)
    {
        var text = JsonSerializer.Serialize(new Kept<T>(kind, clock.GetUtcNow() + Lifetime, step));
        context.Response.Cookies.Append(NameFor(context.Request), seal.Protect(text), Options(context.Request));
    }

    /// <returns>The step, or null when there is none of this kind or it is too old.</returns>
    public T? Read<T>(HttpContext context, string kind)
        where T : class
    {
        if (context.Request.Cookies[NameFor(context.Request)] is not { Length: > 0 } sealedText)
        {
            return null;
        }

        try
        {
            var text = seal.Unprotect(sealedText);
            using var document = JsonDocument.Parse(text);
            return document.RootElement.GetProperty(nameof(Kept<T>.Kind)).GetString() == kind
                && JsonSerializer.Deserialize<Kept<T>>(text) is { } kept && clock.GetUtcNow() < kept.Until
                    ? kept.Step
                    : null;
        }
        catch (Exception forged) when (forged is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    public static void Drop(HttpContext context) =>
        context.Response.Cookies.Delete(NameFor(context.Request), Options(context.Request));

    private static string NameFor(HttpRequest request) => request.IsHttps ? SecureName : PlainName;

    private static CookieOptions Options(HttpRequest request) => new()
    {
        Path = "/",
        HttpOnly = true,
        Secure = request.IsHttps,
        SameSite = SameSiteMode.Strict,
        IsEssential = true,
    };

    private sealed record Kept<T>(string Kind, DateTimeOffset Until, T Step);
}

using System.Security.Claims;
using System.Text.Json.Serialization;
using GluteTriage.Web.Accounts;
using Microsoft.Extensions.Options;

namespace GluteTriage.Web.Circuits;

/// <summary>What the script of a live page asks: whether the sign-in still holds, and for how long. Asking is not doing something.</summary>
internal static class StandingRoutes
{
    public const string Address = "/review/standing";

    public static void MapStanding(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, Handle).AllowAnonymous();
        routes.MapPost(Address, HandleStay).AllowAnonymous();
    }

    private static async Task<IResult> Handle(
        HttpContext context, SignInSessions sessions, IOptions<SignInLifetime> lifetime, CancellationToken cancel)
    {
        if (context.User.Identity?.IsAuthenticated != true)
        {
            return TypedResults.Json(new Told { Out = context.Features.Get<SignInEnded>() is { Why: var why } ? EndedUrl.CodeOf(why) : EndedUrl.SignedOut });
        }

        var (next, left) = await sessions.FindEndAsync(context.User, cancel);
        return TypedResults.Json(new Told
        {
            Next = EndedUrl.CodeOf(next),
            Roles = string.Join(' ', context.User.FindAll(ClaimTypes.Role).Select(role => role.Value)),
            Seconds = (int)Math.Ceiling(left.TotalSeconds),
            WarnSeconds = (int)Math.Ceiling(lifetime.Value.Warning.TotalSeconds),
        });
    }

    /// <summary>"Stay signed in" was pressed.</summary>
    private static async Task<IResult> HandleStay(
        HttpContext context, SignInSessions sessions, IOptions<SignInLifetime> lifetime, CancellationToken cancel)
    {
        if (!SameOrigin.Is(context.Request))
        {
            return TypedResults.Text("Only pages of this site may ask this.", statusCode: StatusCodes.Status403Forbidden);
        }

        await sessions.TouchAsync(context.User, cancel);
        return await Handle(context, sessions, lifetime, cancel);
    }

    /// <summary>Either why the sign-in has ended, or what ends it next and when.</summary>
    private sealed class Told
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Out { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Next { get; init; }

        /// <summary>A page that was opened with other roles is opened anew: it may show what its person may see no longer.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Roles { get; init; }

        public int Seconds { get; init; }

        public int WarnSeconds { get; init; }
    }
}

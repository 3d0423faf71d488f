using System.Text.Json;
using GluteTriage.Web.Accounts;
using GluteTriage.Web.Reviewing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GluteTriage.Web.Circuits;

/// <summary>Where the script of a lost page leaves what was typed. Staff only, our own pages only, 32 KB at most.</summary>
internal static class KeptRoutes
{
    public const string Address = "/review/kept";
    public const int BytesAtMost = 32 * 1024;
    private const int NameLengthAtMost = 200;

    public static void MapKept(this IEndpointRouteBuilder routes) =>
        routes.MapPost(Address, Handle).RequireAuthorization().WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(BytesAtMost));

    private static async Task<Results<NoContent, StatusCodeHttpResult>> Handle(
        HttpContext context, KeptTexts kept, Standing standing, CancellationToken cancel)
    {
        if (!SameOrigin.Is(context.Request))
        {
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        }

        if (context.Request.ContentLength is not (> 0 and <= BytesAtMost) || !context.Request.HasJsonContentType())
        {
            return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        if (await standing.AskAsync(context.User, cancel) is not null)
        {
            return TypedResults.StatusCode(StatusCodes.Status401Unauthorized);
        }

        Sent? sent;
        try
        {
            sent = await context.Request.ReadFromJsonAsync<Sent>(cancel);
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException)
        {
            // No JSON, or in a writing that is none.
            return TypedResults.StatusCode(StatusCodes.Status400BadRequest);
        }

        return sent is { Address: { } address, Fields: { } fields }
            && IsOurs(address)
            && address.Length <= NameLengthAtMost
            && fields.All(field => field.Key.Length is > 0 and <= NameLengthAtMost && field.Value is not null)
            && fields.Select(field => kept.TryKeep(LiveConnections.AccountOf(context.User), address, field.Key, field.Value)).ToList().TrueForAll(it => it)
            ? TypedResults.NoContent()
            : TypedResults.StatusCode(StatusCodes.Status400BadRequest);
    }

    /// <summary>A page of the area, and no address that only begins like one.</summary>
    private static bool IsOurs(string address) =>
        address == ReviewArea.Address || address.StartsWith(ReviewArea.Address + "/", StringComparison.Ordinal);

    /// <param name="Address">Path of the page.</param>
    /// <param name="Fields">What stands in each field that is kept, by its name.</param>
    private sealed record Sent(string? Address, Dictionary<string, string>? Fields);
}

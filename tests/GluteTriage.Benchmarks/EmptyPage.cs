using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GluteTriage.Benchmarks;

/// <summary>The least a page can cost in this framework: no content, no logging, no header of ours. The reference for the site's pages.</summary>
internal static class EmptyPage
{
    public const string Argument = "empty-page";

    public static async Task ServeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/{**any}", () => TypedResults.Content("<!DOCTYPE html><title></title>", "text/html; charset=utf-8"));
        await app.RunAsync();
    }
}

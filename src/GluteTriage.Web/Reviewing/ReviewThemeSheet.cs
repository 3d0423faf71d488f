using System.Security.Cryptography;
using System.Text;
using GluteTriage.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Net.Http.Headers;
using MudBlazor;

namespace GluteTriage.Web.Reviewing;

/// <summary>
/// MudBlazor's own theme provider writes one scheme and learns of the reader's only when its script runs. Here both are written out
/// once and the browser chooses, so that a dark page is dark from its first moment.
/// </summary>
internal sealed class ReviewThemeSheet(IServiceProvider services, ILoggerFactory loggers) : IDisposable
{
    private const string Path = "/review-theme.css";

    private readonly SemaphoreSlim making = new(1, 1);
    private (byte[] Css, string Tag)? made;

    /// <summary>Its address; changes when the sheet does.</summary>
    public async Task<string> AddressAsync() => $"{Path}?v={(await MakeAsync()).Tag}";

    public static void MapTo(IEndpointRouteBuilder routes) => routes.MapGet(Path, async (HttpContext context, ReviewThemeSheet sheet) =>
    {
        var (css, tag) = await sheet.MakeAsync();
        context.Response.Headers.CacheControl = context.Request.Query["v"] == tag ? "public, max-age=31536000, immutable" : "no-cache";
        return TypedResults.Bytes(css, "text/css; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{tag}\""));
    });

    public void Dispose() => making.Dispose();

    private async Task<(byte[] Css, string Tag)> MakeAsync()
    {
        await making.WaitAsync();
        try
        {
            if (made is null)
            {
                var css = Encoding.UTF8.GetBytes(
                    await WrittenAsync(dark: false) + "\n@media (prefers-color-scheme: dark) {\n" + await WrittenAsync(dark: true) + "\n}\n");
                made = (css, Convert.ToHexStringLower(SHA256.HashData(css))[..12]);
            }

            return made.Value;
        }
        finally
        {
            making.Release();
        }
    }

    /// <summary>What the provider would write into the page, without its style element.</summary>
    private async Task<string> WrittenAsync(bool dark)
    {
        await using var scope = services.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<MudThemeProvider>(
            ParameterView.FromDictionary(new Dictionary<string, object?>
            {
                [nameof(MudThemeProvider.Theme)] = Theme.ToMudTheme(),
                [nameof(MudThemeProvider.IsDarkMode)] = dark,
            }))).ToHtmlString());
        var css = new StringBuilder();
        for (var at = html.IndexOf("<style", StringComparison.Ordinal); at >= 0; at = html.IndexOf("<style", at, StringComparison.Ordinal))
        {
            var from = html.IndexOf('>', at) + 1;
            at = html.IndexOf("</style>", from, StringComparison.Ordinal);
            css.AppendLine(System.Net.WebUtility.HtmlDecode(html[from..at]));
        }

        return css.ToString();
    }
}

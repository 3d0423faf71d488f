using Microsoft.AspNetCore.Components;

namespace GluteTriage.Web.Shell;

/// <summary>
/// Addresses of our files that change when the files do, so that a browser may keep them for good. Known once the routes are
/// mapped; every page, the style sheet and the page made at start use the same ones.
/// </summary>
public sealed class SiteAssets
{
    private static readonly string[] ReviewParts = ["frame", "inbox", "session", "insights", "accounts", "audit", "circuit", "code"];

    private ResourceAssetCollection assets = ResourceAssetCollection.Empty;

    public string SiteCss => "/" + assets["site.css"];

    public string SiteScript => "/" + assets["site.js"];

    public string BodyMapScript => "/" + assets["body-map.js"];

    public string PainMapScript => "/" + assets["pain-map.js"];

    public string CircuitScript => "/" + assets["review/circuit.js"];

    public string KeysScript => "/" + assets["review/keys.js"];

    public string AccountCss => "/" + assets["account.css"];

    public string PasskeyScript => "/" + assets["passkeys.js"];

    /// <summary>One style sheet for each part of the clinician area.</summary>
    public IEnumerable<string> ReviewCss => ReviewParts.Select(part => "/" + assets[$"review/{part}.css"]);

    public string Icon => "/" + assets["icon.svg"];

    public string Font => "/" + assets[Theme.FontFile];

    public string ThemeCss => $"{ThemeSheet.Path}?v={ThemeSheet.TagOf(Font)}";

    public void ReadFrom(IEndpointRouteBuilder routes) =>
        assets = routes.DataSources
            .SelectMany(source => source.Endpoints)
            .Select(endpoint => endpoint.Metadata.GetMetadata<ResourceAssetCollection>())
            .FirstOrDefault(found => found is not null) ?? ResourceAssetCollection.Empty;
}

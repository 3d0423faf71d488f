using System.Collections.Immutable;
using System.Text.Encodings.Web;
using GluteTriage.Content;
using GluteTriage.Content.Reading;

namespace GluteTriage.Web.Checking;

/// <summary>Whose phone numbers and service names a person is shown.</summary>
internal static class Regions
{
    /// <returns>The region of this code, or null when it is unknown or not given.</returns>
    public static Region? FindRegion(this Release release, string? code) =>
        release.Regions.FirstOrDefault(region => region.Code == code);

    /// <summary>The region of this code, or the one whose words hold anywhere.</summary>
    public static Region RegionOrAnywhere(this Release release, string? code) =>
        release.FindRegion(code) ?? release.FallbackRegion;

    /// <summary>Fills the tokens of a text that is HTML already.</summary>
    public static string FillHtml(this Region region, string html) => region.Encoded().Fill(html);

    private static Region Encoded(this Region region) => region with
    {
        Emergency = region.Emergency.Encoded(),
        UrgentAdvice = region.UrgentAdvice.Encoded(),
        Crisis = region.Crisis.Encoded(),
        Poison = region.Poison.Encoded(),
        Words = region.Words.ToImmutableSortedDictionary(word => word.Key, word => HtmlEncoder.Default.Encode(word.Value)),
    };

    private static HelpLine Encoded(this HelpLine line) => line with { Name = HtmlEncoder.Default.Encode(line.Name) };
}

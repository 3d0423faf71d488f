using System.Collections.Immutable;
using System.Text.Encodings.Web;
using GluteTriage.Content;
using GluteTriage.Content.Reading;

namespace GluteTriage.Web.Checking;

/// <summary>Whose phone numbers and service names a person is shown.</summary>
internal static class Regions
{
    /// <summary>Country codes of ISO 3166 of the European Union.</summary>
    private static readonly HashSet<string?> EuropeanUnion =
        [.. "at be bg hr cy cz dk ee fi fr de gr hu ie it lv lt lu mt nl pl pt ro sk si es se".Split(' ')];

    /// <returns>The region of this code, or null when it is unknown or not given.</returns>
    public static Region? FindRegion(this Release release, string? code) =>
        release.Regions.FirstOrDefault(region => region.Code == code);

    /// <summary>The region of this code, or the one whose words hold anywhere.</summary>
    public static Region RegionOrAnywhere(this Release release, string? code) =>
        release.FindRegion(code) ?? release.FallbackRegion;

    /// <summary>
    /// The region a browser's language names, e.g. <c>en-GB</c>; the first language that names a country counts. Only a first guess: it is
    /// shown, and the person may choose another.
    /// </summary>
    /// <returns>Null when no language names a country, or it names one we have no numbers for.</returns>
    public static Region? RegionOfLanguage(this Release release, HttpRequest request)
    {
        var country = request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.Value?.Split('-') is [_, .., { Length: 2 } last] ? last.ToLowerInvariant() : null)
            .FirstOrDefault(found => found is not null);
        return release.FindRegion(country is "gb" ? "uk" : country) ?? (EuropeanUnion.Contains(country) ? release.FindRegion("eu") : null);
    }

    /// <summary>
    /// The number to show where something went wrong and nothing is known of the person but what the browser sends: that of the region they
    /// chose, or else of the country of their language, or else words that hold anywhere.
    /// </summary>
    public static HelpLine EmergencyLineFor(this Release release, HttpRequest? request) =>
        ((request is null ? null : release.FindRegion(RegionCookie.Read(request)) ?? release.RegionOfLanguage(request)) ?? release.FallbackRegion).Emergency;

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

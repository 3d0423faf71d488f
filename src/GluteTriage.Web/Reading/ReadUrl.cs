using GluteTriage.Content.Reading;
using GluteTriage.Content.Search;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Web.Reading;

/// <summary>Addresses of the pages to read.</summary>
internal static class ReadUrl
{
    public const string Index = "/read";
    public const string Signs = "/read/warning-signs";
    public const string Causes = "/read/causes";
    public const string Compare = "/read/compare";
    public const string Anatomy = "/read/anatomy";
    public const string Words = "/read/words";
    public const string Evidence = "/read/evidence";
    public const string Proved = "/read/proved";
    public const string Hazards = "/read/hazards";
    public const string Cookies = "/read/cookies";
    public const string Pictures = "/read/pictures";
    public const string SelfCare = "/read/self-care";
    public const string SeeingSomeone = "/read/seeing-someone";
    public const string HowItWorks = "/read/how-it-works";
    public const string Search = "/search";

    /// <summary>The word searched for, in the address of the search.</summary>
    public const string SearchKey = "q";

    public static string Of(Cause cause) => $"{Causes}/{cause.Code}";

    /// <summary>Where the page of a cause comes to its exercises.</summary>
    public static string Exercises(Cause cause) => $"{Of(cause)}#exercises";

    /// <summary>One side of paper, for a cause that has a programme of exercises.</summary>
    public static string Leaflet(Cause cause) => $"{Of(cause)}/leaflet";

    public static string Of(Page page) => $"{Index}/{page.Code}";

    /// <summary>Where one of those compared has its page.</summary>
    public static string Of(ComparedSide side) => side.Kind is SideKind.Cause ? $"{Causes}/{side.Code}" : $"{Index}/{side.Page}";

    public static string Of(AnatomyLayer layer) => $"{Anatomy}/{layer.Code}";

    public static string Of(SearchHit hit) => hit.Kind switch
    {
        SearchKind.WarningSign => $"{Signs}#{hit.Code}",
        SearchKind.Cause => $"{Causes}/{hit.Code}",
        SearchKind.SelfCare => $"{SelfCare}#{hit.Code}",
        SearchKind.Word => $"{Words}#{hit.Code}",
        _ => $"{Index}/{hit.Code}",
    };

    /// <summary>Every page that is about no person, from the root of the site.</summary>
    public static IEnumerable<string> All(Content.Release release) => [.. Content.SiteAddresses.ToRead(release), .. AnatomyLayer.All.Select(Of)];
}

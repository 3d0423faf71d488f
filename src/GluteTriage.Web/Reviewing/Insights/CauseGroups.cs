using GluteTriage.Content;

namespace GluteTriage.Web.Reviewing.Insights;

/// <summary>Causes by their families in one release, for counts over many.</summary>
internal static class CauseGroups
{
    /// <returns>Code of the family of a stored cause; null when this release has none.</returns>
    public static string? GroupOf(Release release, string? cause) =>
        cause is null ? null
        : release.Clinical.Families.Any(family => family.Code.Value == cause) ? cause
        : release.Clinical.Causes.FirstOrDefault(known => known.Code.Value == cause)?.Family.Value;

    public static string Title(Release release, string group) =>
        release.Clinical.Families.FirstOrDefault(family => family.Code.Value == group)?.Title ?? ReviewText.Counts.OtherCause;
}

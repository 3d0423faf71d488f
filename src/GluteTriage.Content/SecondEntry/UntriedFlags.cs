using GluteTriage.Content.Authoring;

namespace GluteTriage.Content.SecondEntry;

/// <summary>Red flags for which nobody wrote down a person who has them: what a vignette expects is a second entry too.</summary>
internal static class UntriedFlags
{
    private const string UntriedCheck = "Red flag has no vignette";

    public static IEnumerable<FileFault> Of(Release release, ContentLines lines)
    {
        var expected = release.Vignettes.SelectMany(vignette => vignette.Expect.RedFlags).ToHashSet();
        return release.Clinical.RedFlags.Where(flag => !expected.Contains(flag.Code)).Select(flag => lines.Fault(
            $"red-flags/{flag.Code}.yaml", text => text.StartsWith("code:", StringComparison.Ordinal), UntriedCheck,
            $"No vignette expects the red flag '{flag.Code}', so nobody wrote down a person for whom it must be raised.",
            $"Write one into vignettes/ from the clinical tables and not from this file, with '{flag.Code}' under 'red-flags'."));
    }
}

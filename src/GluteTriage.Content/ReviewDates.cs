namespace GluteTriage.Content;

/// <summary>When the parts of a release are to be read again.</summary>
public static class ReviewDates
{
    /// <summary>Everything that was to be read again before this day; the day itself is still in time.</summary>
    /// <returns>The file and the day it was due, the longest overdue first.</returns>
    public static IReadOnlyList<(string File, DateOnly By)> Overdue(Release release, DateOnly today) =>
        [.. All(release).Where(one => one.By < today).OrderBy(one => one.By).ThenBy(one => one.File, StringComparer.Ordinal)];

    private static IEnumerable<(string File, DateOnly By)> All(Release release) =>
    [
        .. release.Clinical.RedFlags.Select(flag => ($"red-flags/{flag.Code}.yaml", flag.ReviewBy)),
        .. release.Clinical.Causes.Select(cause => ($"causes/{cause.Code}.yaml", cause.ReviewBy)),
        .. release.Pages.Select(page => ($"pages/{page.Code}.md", page.NextReview)),
        .. release.Compared is { } compared ? new[] { ("compare.yaml", compared.NextReview) } : [],
        .. release.Programmes.Select(programme => ($"programmes/{programme.Code}.yaml", programme.ReviewBy)),
        .. release.CauseArticles.Select(article => ($"pages/causes/{article.Cause}.md", article.NextReview)),
    ];
}

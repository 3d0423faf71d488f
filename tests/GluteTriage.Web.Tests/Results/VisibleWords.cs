using AngleSharp.Dom;

namespace GluteTriage.Web.Tests.Results;

/// <summary>The words of the main part of a page as somebody sees it who unfolds nothing.</summary>
internal static class VisibleWords
{
    public static IReadOnlyList<string> Of(IDocument page) => [.. In(page.QuerySelector("main")!)];

    private static IEnumerable<string> In(INode node) => node switch
    {
        IText text => text.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => word.Any(char.IsLetterOrDigit)),
        IElement element when element.Matches(".unseen, [hidden], svg, script") => [],
        IElement element when element.Matches("details:not([open])") =>
            element.Children.FirstOrDefault(child => child.LocalName == "summary") is { } summary ? In(summary) : [],
        _ => node.ChildNodes.SelectMany(In),
    };
}

using System.Net;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Content.Pages;

/// <summary>What a statement rests on, as it stands behind it: a link to the list of sources, or plain words where nothing was published.</summary>
public static class SourceMark
{
    private const string Opening = "<span class=\"marks\">";

    public static string Html(SourceCode source) => source.Value switch
    {
        "judgement" => "<span>judgement</span>",
        "general-knowledge" => "<span>general knowledge</span>",
        _ => $"""<a href="#source-{WebUtility.HtmlEncode(source.Value)}"><span class="unseen">Source </span>{WebUtility.HtmlEncode(source.Value)}</a>""",
    };

    /// <returns>The marks of one statement, one after the other.</returns>
    public static string Html(IEnumerable<SourceCode> sources) => $"""{Opening}{string.Join(' ', sources.Select(Html))}</span>""";

    /// <returns>Whether a statement of a page's body has marks.</returns>
    public static bool IsIn(string html) => html.Contains(Opening, StringComparison.Ordinal);
}

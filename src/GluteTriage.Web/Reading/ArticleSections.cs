namespace GluteTriage.Web.Reading;

/// <summary>The parts of an article under its main headings, found by the address of the heading.</summary>
internal static class ArticleSections
{
    public const string Course = "how-long-it-takes";
    public const string Help = "when-to-get-help";
    public const string Exercises = "exercises";

    private const string HeadingStart = "<h2 ";

    /// <returns>What stands under the heading; nothing where there is no such heading.</returns>
    public static string Under(string html, string id) => At(html, id) is var (start, end) && start < end ? html[start..end] : "";

    /// <returns>The article up to the end of the part, and the rest; all of it before where there is no such part.</returns>
    public static (string Before, string After) After(string html, string id) =>
        At(html, id) is var (start, end) && start < end ? (html[..end], html[end..]) : (html, "");

    private static (int Start, int End) At(string html, string id)
    {
        var heading = html.IndexOf($"<h2 id=\"{id}\">", StringComparison.Ordinal);
        if (heading < 0)
        {
            return (0, 0);
        }

        var start = html.IndexOf("</h2>", heading, StringComparison.Ordinal) + "</h2>".Length;
        var next = html.IndexOf(HeadingStart, start, StringComparison.Ordinal);
        return (start, next < 0 ? html.Length : next);
    }
}

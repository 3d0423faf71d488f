namespace GluteTriage.Content.Pages;

/// <summary>Where the page of a cause shows its programme of exercises.</summary>
public static class ProgrammePlace
{
    /// <summary>What an author writes there, alone on its line.</summary>
    internal const string Line = "{programme}";

    /// <summary>What stands for it among the author's words.</summary>
    internal const string Attribute = "data-programme";

    private const string Html = "<div data-programme=\"\"></div>";

    /// <returns>Whether the body of a page has exactly one place for a programme.</returns>
    public static bool IsIn(string html) => html.Split(Html).Length == 2;

    /// <returns>The body before the programme, and what comes after it; all of it before where there is no place for one.</returns>
    public static (string Before, string After) Around(string html) => html.Split(Html, 2) is [var before, var after] ? (before, after) : (html, "");
}

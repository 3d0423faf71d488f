using System.Globalization;

namespace GluteTriage.Web.Reviewing;

/// <summary>Addresses of the clinician area. None holds an answer or a code.</summary>
internal static class ReviewUrl
{
    public const string Inbox = "/review";
    public const string Session = "/review/sessions";
    public const string Code = "/review/code";
    public const string Insights = "/review/insights";
    public const string Agreement = "/review/agreement";
    public const string Concerns = "/review/concerns";
    public const string Export = "/review/export";
    public const string Audit = "/review/audit";
    public const string Glass = "/review/glass";
    public const string BreakGlass = "/review/glass/open";
    public const string Staff = "/review/staff";

    /// <summary>What a page of figures is followed by where it is wanted as a file.</summary>
    public const string Csv = "/figures.csv";

    public static string For(long session) => string.Create(CultureInfo.InvariantCulture, $"{Session}/{session}");

    public static string Pdf(long session) => For(session) + "/summary.pdf";

    public static string Vignette(long session, long review) => string.Create(CultureInfo.InvariantCulture, $"{Session}/{session}/vignette/{review}");

    /// <param name="query">The filter as an address of the inbox has it, without a question mark; empty for the default.</param>
    public static string ExportOf(string query) => query.Length == 0 ? Export : $"{Export}?{query}";

    public static string Hazard(long concern) => string.Create(CultureInfo.InvariantCulture, $"{Concerns}/{concern}/hazard");
}

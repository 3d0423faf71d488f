using System.Diagnostics;
using System.Globalization;
using GluteTriage.Web.Reviewing.Export;

namespace GluteTriage.Web.Reviewing;

internal static partial class ReviewText
{
    /// <summary>The page that exports sessions.</summary>
    public static class Out
    {
        public const string Title = "Export sessions";
        public const string Lead =
            "The file holds what people told us about their bodies. Keep it as you keep patients' records, "
            + "and delete it when its purpose is over. Each session in it is written into the audit trail under your name.";
        public const string What = "What goes into the file";
        public const string ChangeFilter = "Choose others in the inbox";
        public const string Form = "Form of the file";
        public static string Name(ExportFormat format) => format switch
        {
            ExportFormat.CsvWithCommas => "CSV, for a spreadsheet",
            ExportFormat.CsvWithSemicolons => "CSV with semicolons, for a spreadsheet that writes a comma in numbers (1,5)",
            ExportFormat.JsonLines => "JSON lines, for a program; the last line says how many there are",
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "There are no words for this."),
        };
        public const string Purpose = "What is it for?";
        public const string PurposeHint = "10 to 200 characters; it goes into the audit trail. For example: yearly audit of under-triage.";
        public const string PurposeWrong = "Please say in 10 to 200 characters what the file is for.";
        public const string Again = "This page could not be read. Please load it again.";
        public const string NoCount = "Nothing yet.";
        public const string Nothing = "No session fits any more, so there is no file.";
        public const string Unrecorded = "That sessions leave cannot be recorded now, so none left. Tell whoever runs the site.";
        public const string Button = "Make the file";
        public const string FromInbox = "Export these";

        public static string Count(int count) => count == 1
            ? "1 session whose person agreed to review. Days in the filter are those of UTC."
            : string.Create(CultureInfo.InvariantCulture, $"{count:N0} sessions whose people agreed to review. Days in the filter are those of UTC.");

        public static string Unknown(IEnumerable<string> parts) =>
            $"The address asks for something that is not known here: {string.Join(", ", parts)}. "
                + "So that no more goes out than you mean, choose again in the inbox.";

        public static string SoFar(int done, int total) =>
            string.Create(CultureInfo.InvariantCulture, $"{done:N0} of {Math.Max(done, total):N0} sessions so far");

        public static string Finished(int done) =>
            string.Create(CultureInfo.InvariantCulture, $"Done: {done:N0} {(done == 1 ? "session" : "sessions")} in the file.");

        public static string Broken(int done) => string.Create(
            CultureInfo.InvariantCulture,
            $"The export broke off after {done:N0} sessions. Your browser may keep part of the file: "
                + $"delete it, and try again. The audit trail names what left.");

        public static string Problem(ExportFault fault) => fault switch
        {
            ExportFault.PurposeUnfit => PurposeWrong,
            ExportFault.RunUnfit => Again,
            _ => throw new UnreachableException($"Case {fault} has no words."),
        };
    }
}

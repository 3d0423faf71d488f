using System.Collections.Immutable;
using GluteTriage.Sessions.Typing;
using GluteTriage.Web.Checking;
using GluteTriage.Web.Reviewing.Inbox;

namespace GluteTriage.Web.Reviewing.Export;

/// <summary>What is to be exported, how and why. Values come from a browser: what was not offered counts as not chosen.</summary>
/// <param name="Asked">The filter as it stands in the address, which is the inbox's but for its path.</param>
/// <param name="Run">The random name the page gave this export, by which it finds the progress.</param>
internal sealed record ExportForm(string Asked, ExportFormat Format, string Purpose, string Run)
{
    public const int PurposeAtLeast = 10;
    public const int PurposeAtMost = 200;

    public const string FormatName = "format";
    public const string PurposeName = "purpose";

    private const int RunAtMost = 40;

    public static ExportForm Read(QueryString asked, IFormCollection fields) => new(
        asked.Value ?? "", FormatOf(fields[FormatName]), TypedText.Sentences(fields[PurposeName].ToString()), fields["run"].ToString());

    /// <summary>As it was filled in when it was refused.</summary>
    public static ExportForm Again(QueryString asked, RefusedPost refused) => new(
        asked.Value ?? "", FormatOf(refused.Chosen(FormatName).FirstOrDefault()), refused.Chosen(PurposeName).FirstOrDefault(""), "");

    /// <summary>
    /// The filter, and what of it is not known here: the inbox may leave that out, an export must not, or more would go out than was
    /// meant. A place in the list is no part of it, and days are those of UTC.
    /// </summary>
    public (InboxAsked Asked, ImmutableArray<string> Unknown) Filter(InboxCodes codes)
    {
        var (asked, unknown) = InboxAddress.Read(Asked, codes);
        return (asked with { After = null }, unknown);
    }

    /// <summary>The first counts for what was not offered.</summary>
    private static ExportFormat FormatOf(string? chosen) => Enum.GetValues<ExportFormat>().FirstOrDefault(format => format.Code() == chosen);

    /// <returns>What is wrong with it; null when it can go.</returns>
    public ExportFault? FindFault() =>
        Purpose.Length is < PurposeAtLeast or > PurposeAtMost ? ExportFault.PurposeUnfit
        : Run.Length is 0 or > RunAtMost || !Run.All(char.IsAsciiLetterOrDigit) ? ExportFault.RunUnfit
        : null;
}

/// <summary>What kind of file is made.</summary>
internal enum ExportFormat
{
    CsvWithCommas,

    /// <summary>For spreadsheets where a comma stands in numbers, as in most of Europe: one with commas opens there in a single column.</summary>
    CsvWithSemicolons,

    JsonLines,
}

internal static class ExportFormats
{
    /// <summary>As the form names it.</summary>
    public static string Code(this ExportFormat format) => format switch
    {
        ExportFormat.CsvWithCommas => "csv",
        ExportFormat.CsvWithSemicolons => "csv-semicolon",
        ExportFormat.JsonLines => "jsonl",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "There is no such format."),
    };
}

/// <summary>Why an export cannot go as it was asked for.</summary>
internal enum ExportFault
{
    /// <summary>The purpose is shorter or longer than it may be.</summary>
    PurposeUnfit,

    /// <summary>The page gave no name to find the progress by.</summary>
    RunUnfit,
}

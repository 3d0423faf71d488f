using System.Collections.Immutable;
using GluteTriage.Sessions.Typing;
using GluteTriage.Web.Checking;
using GluteTriage.Web.Reviewing.Inbox;

namespace GluteTriage.Web.Reviewing.Export;

/// <summary>What is to be exported, how and why. Values come from a browser: what was not offered counts as not chosen.</summary>
/// <param name="Asked">The filter as it stands in the address, which is the inbox's but for its path.</param>
/// <param name="Run">The random name the page gave this export, by which it finds the progress.</param>
internal sealed record ExportForm(string Asked, bool AsCsv, string Purpose, string Run)
{
    public const int PurposeAtLeast = 10;
    public const int PurposeAtMost = 200;

    public const string FormatName = "format";
    public const string PurposeName = "purpose";

    private const string JsonLines = "jsonl";
    private const int RunAtMost = 40;

    public static ExportForm Read(QueryString asked, IFormCollection fields) => new(
        asked.Value ?? "", fields[FormatName] != JsonLines, TypedText.Sentences(fields[PurposeName].ToString()), fields["run"].ToString());

    /// <summary>As it was filled in when it was refused.</summary>
    public static ExportForm Again(QueryString asked, RefusedPost refused) => new(
        asked.Value ?? "", !refused.Chosen(FormatName).Contains(JsonLines), refused.Chosen(PurposeName).FirstOrDefault(""), "");

    /// <summary>
    /// The filter, and what of it is not known here: the inbox may leave that out, an export must not, or more would go out than was
    /// meant. A place in the list is no part of it, and days are those of UTC.
    /// </summary>
    public (InboxAsked Asked, ImmutableArray<string> Unknown) Filter(InboxCodes codes)
    {
        var (asked, unknown) = InboxAddress.Read(Asked, codes);
        return (asked with { After = null }, unknown);
    }

    /// <returns>What is wrong with it; null when it can go.</returns>
    public ExportFault? FindFault() =>
        Purpose.Length is < PurposeAtLeast or > PurposeAtMost ? ExportFault.PurposeUnfit
        : Run.Length is 0 or > RunAtMost || !Run.All(char.IsAsciiLetterOrDigit) ? ExportFault.RunUnfit
        : null;
}

/// <summary>Why an export cannot go as it was asked for.</summary>
internal enum ExportFault
{
    /// <summary>The purpose is shorter or longer than it may be.</summary>
    PurposeUnfit,

    /// <summary>The page gave no name to find the progress by.</summary>
    RunUnfit,
}

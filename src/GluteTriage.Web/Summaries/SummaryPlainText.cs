using System.Text;

namespace GluteTriage.Web.Summaries;

/// <summary>Parts of a summary as plain text, for the clipboard. A line has any length: whoever pastes it wraps it.</summary>
internal static class SummaryPlainText
{
    public static StringBuilder Part(this StringBuilder text, SummaryPart part)
    {
        text.Append(part.Heading).Append(":\n");
        foreach (var line in part.Lines)
        {
            text.Append("- ").Append(line).Append('\n');
        }

        return text;
    }
}

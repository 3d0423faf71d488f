using System.Collections.Immutable;

namespace GluteTriage.Web.Summaries;

/// <summary>A heading of a summary with its lines.</summary>
public sealed record SummaryPart(string Heading, ImmutableArray<SummaryLine> Lines)
{
    public SummaryPart(string heading, IEnumerable<string> lines) : this(heading, [.. lines.Select(line => new SummaryLine(line))])
    {
    }
}

/// <summary>One line; nothing of it is ever cut.</summary>
/// <param name="Head">What has to be seen: the sign, or the question.</param>
/// <param name="Rest">What a screen may fold behind it where it is long, as the answers of a sign; null for nothing.</param>
public sealed record SummaryLine(string Head, string? Rest = null)
{
    public override string ToString() => Rest is null ? Head : $"{Head}: {Rest}";
}

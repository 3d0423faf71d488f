using System.Collections.Immutable;
using System.Text;
using GluteTriage.Web.Shell;
using GluteTriage.Web.Summaries;

namespace GluteTriage.Web.Results;

/// <summary>The summary of the clinician area in the person's own hands.</summary>
public sealed class AppointmentSummary(ResultView view)
{
    /// <summary>When the answers are of, and that it is not a diagnosis.</summary>
    public string Head { get; } = ShellText.Take.Head(view.Progress.AnsweredAt, ShellText.ReleaseLine(view.Release.Note));

    /// <summary>In reading order; none is empty.</summary>
    public ImmutableArray<SummaryPart> Parts { get; } = new RecordSummary(view).Parts;

    /// <summary>The same as plain text, lines of any length.</summary>
    public string Text => Parts.Aggregate(
        new StringBuilder(ShellText.Take.SummaryHeading).Append('\n').Append(Head).Append('\n'),
        (text, part) => text.Append('\n').Part(part)).ToString();
}

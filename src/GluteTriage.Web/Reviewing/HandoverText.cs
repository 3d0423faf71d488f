using System.Text;
using GluteTriage.Web.Summaries;

namespace GluteTriage.Web.Reviewing;

/// <summary>A session as plain text for a record or a phone call. No judgement of a clinician is in it, and nothing that names the person.</summary>
internal static class HandoverText
{
    /// <summary>Situation, background, assessment of the tool, and what it recommended.</summary>
    public static string Sbar(SessionView view)
    {
        var record = new RecordSummary(view.Shown);
        return Start(view)
            .Heading("SITUATION").Part(record.Person).Part(record.Told).Part(record.Raised).Part(record.NotExcluded).Part(record.NotAsked)
            .Heading("BACKGROUND").Part(record.Story).Part(record.Also).Part(record.Excluded)
            .Heading("ASSESSMENT (by the tool, not a diagnosis)").Part(record.Causes)
            .Heading("RECOMMENDATION GIVEN TO THE PERSON").Part(record.Told).Part(record.Shown)
            .ToString();
    }

    /// <summary>What was said, what was found, and two parts left to the clinician.</summary>
    public static string Soap(SessionView view)
    {
        var record = new RecordSummary(view.Shown);
        return Start(view)
            .Heading("S").Part(record.Person).Part(record.Story).Part(record.Also)
            .Heading("O").Append(ReviewText.NothingExamined).Append('\n')
            .Part(record.Raised).Part(record.NotExcluded).Part(record.NotAsked).Part(record.Excluded).Part(record.Told).Part(record.Causes).Part(record.Shown)
            .Heading("A").Append('\n')
            .Heading("P").Append('\n')
            .ToString();
    }

    /// <summary>Which session, when its answers were given, and under which release.</summary>
    public static string Head(SessionView view) => $"GluteTriage {ReviewText.Reference(view.Session.Id)}"
        + (view.Session.Synthetic ? $" ({ReviewText.Synthetic})" : "")
        + $", {ReviewText.When(view.Progress.AnsweredAt)} UTC, {view.Release.Note.Name}";

    private static StringBuilder Start(SessionView view) => new StringBuilder(Head(view)).Append('\n');

    private static StringBuilder Heading(this StringBuilder text, string heading) => text.Append('\n').Append(heading).Append('\n');
}

using System.Text;
using GluteTriage.Engine.Assessments;

namespace GluteTriage.Web.Reviewing;

/// <summary>A session as plain text for a record or a phone call. No judgement of a clinician is in it, and nothing that names the person.</summary>
internal static class HandoverText
{
    /// <summary>Situation, background, assessment of the tool, and what it recommended.</summary>
    public static string Sbar(SessionView view)
    {
        var summary = new SessionSummary(view);
        var text = Head(view);
        Part(text, "SITUATION", [$"{ReviewText.Urgency}: {summary.Urgency}", .. Lines(summary.AllFlags[0]), .. Lines(summary.AllFlags[1])]);
        Part(text, "BACKGROUND", [.. Lines(summary.Story), .. Lines(summary.AllFlags[2])]);
        Part(text, "ASSESSMENT (by the tool, not a diagnosis)", Causes(view));
        Part(text, "RECOMMENDATION GIVEN TO THE PERSON", [view.Progress.Region.Fill(Level(view).When), view.Progress.Region.Fill(Level(view).Who)]);
        return text.ToString();
    }

    /// <summary>What was said, what was found, and two parts left to the clinician.</summary>
    public static string Soap(SessionView view)
    {
        var summary = new SessionSummary(view);
        var text = Head(view);
        Part(text, "S", [.. Lines(summary.Story), .. Lines(summary.Positives), .. Lines(summary.Negatives)]);
        Part(text, "O", [ReviewText.NothingExamined, .. Lines(summary.AllFlags[0]), .. Lines(summary.AllFlags[1]), .. Lines(summary.AllFlags[2])]);
        Part(text, "A", [""]);
        Part(text, "P", [""]);
        return text.ToString();
    }

    private static StringBuilder Head(SessionView view) => new StringBuilder()
        .Append("GluteTriage ").Append(ReviewText.Reference(view.Session.Id))
        .Append(view.Session.Synthetic ? $" ({ReviewText.Synthetic})" : "")
        .Append(", ").Append(ReviewText.When(view.Session.StartedAt)).Append(" UTC, ").Append(view.Release.Note.Name).Append('\n');

    private static void Part(StringBuilder text, string heading, IEnumerable<string> lines)
    {
        text.Append('\n').Append(heading).Append('\n');
        foreach (var line in lines)
        {
            text.Append(line).Append('\n');
        }
    }

    private static IEnumerable<string> Lines(SummaryPart part) => [part.Heading + ":", .. part.Lines.Select(line => "- " + line)];

    private static IEnumerable<string> Causes(SessionView view) => view.Assessment.Families
        .Where(family => family.Fit is not FitWord.Excluded)
        .Take(3)
        .Select(family => $"- {family.Family.Title} ({family.Family.MedicalName}): {ReviewText.Fit(family.Fit)}");

    private static Content.Reading.UrgencyLevel Level(SessionView view) => view.Release.Levels[(int)view.Assessment.Urgency];
}

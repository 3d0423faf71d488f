using System.Text;
using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions.Reviewing;

namespace GluteTriage.Web.Reviewing;

/// <summary>Files for the content that begin with a session: an author reads, completes and signs them before they count.</summary>
internal static class Drafts
{
    /// <summary>
    /// A vignette of the answers with what the clinician would have expected. It fails until the content agrees, which is its purpose.
    /// </summary>
    public static string Vignette(SessionView view, Review review)
    {
        var code = VignetteCode(view, review);
        var yaml = new StringBuilder()
            .Append("code: ").Append(code).Append('\n')
            .Append("story: \"A person reviewed by a clinician. Write who they might be, so that nobody is recognised.\"\n")
            .Append("answers:\n");
        foreach (var item in view.Progress.Answers.InOrder)
        {
            var marks = view.Progress.Answers[item]!.Marks.Select(mark => $"\"{mark}\"");
            yaml.Append("  ").Append(item).Append(": [").AppendJoin(", ", marks).Append("]\n");
        }

        yaml.Append("expect:\n  urgency: ").Append(review.Urgency.Code()).Append('\n');
        if (review.Flags.Length > 0)
        {
            yaml.Append("  red-flags: [").Append(review.Flags.Replace(",", ", ", StringComparison.Ordinal)).Append("]\n");
        }

        if (review.Cause is { } cause && view.Assessment.ShowsCauses)
        {
            yaml.Append("  first-family: ").Append(cause).Append('\n');
        }

        return yaml
            .Append("because: >\n  ").Append(OneLine(review.Reason.Length > 0 ? review.Reason : ReviewText.AgreesWords)).Append('\n')
            .ToString();
    }

    public static string VignetteCode(SessionView view, Review review) => $"review-{view.Session.Id}-{review.Id}";

    /// <summary>A hazard as the log has them, for a person to complete: what a concern says, and nothing of the answers.</summary>
    public static string Hazard(SafetyConcern concern) =>
        $"""
        # A candidate. Complete every field, name the tests of each control, and have it reviewed before it goes into content/hazards.
        code: concern-{concern.Id}
        title: "To be named"
        causes:
          - {Quoted(concern.Text)}
        effect: "To be written"
        harm: "To be written"
        before: {"{"} likelihood: 3, severity: 4 {"}"}
        controls: []
        after: {"{"} likelihood: 3, severity: 4 {"}"}
        left: "Reported on session {concern.SessionId} under release {concern.Release[..Math.Min(12, concern.Release.Length)]}; not looked into yet."
        status: open
        sources: [judgement]

        """;

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Quoted(string text) =>
        "\"" + OneLine(text)
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
        + "\"";
}

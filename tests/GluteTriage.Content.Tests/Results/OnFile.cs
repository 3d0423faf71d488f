using System.Text.Json.Nodes;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Testing;

namespace GluteTriage.Content.Tests.Results;

/// <summary>
/// One made-up person, whose result every version of the stored result has on file in this folder as it was written then. The content
/// and the answers must stay as they are, or the files no longer tell what they were made from.
/// </summary>
internal static class OnFile
{
    public static Release Release { get; } = An.Release(
        An.ItemWith("onset", "one-of", ["sudden", "gradual", "not-sure"]),
        An.ItemWith("spread", "some-of", ["foot", "thigh", "none", "not-sure"], "body-map: spread"),
        An.ItemWith("fever", "one-of", ["yes", "no", "not-sure"]),
        An.Item("press", "sore", "well"),
        An.Place("foot", "thigh"),
        An.Place("thigh", "foot"),
        An.RedFlag("sudden-pain", (Urgency.Emergency, "all: [onset is sudden, fever is yes]"), (Urgency.Soon, "onset is sudden")),
        An.RedFlag("fever", Urgency.SameDay, "fever is yes"),
        An.Floor("foot", Urgency.Routine, "spread is foot"),
        An.Family("knot", "labels:\n  - { code: latent, title: Latent, says: A test., when: press is sore, sources: [R1] }\n"),
        An.Cause("gluteal-knot", 13, ["press is sore: +2.5", "spread is foot: -1"], "family: knot"),
        An.Cause("piriformis-knot", 12, ["onset is gradual: +3"], "family: knot"),
        An.Cause("sciatica", 12, ["spread is foot: +6"]),
        An.Cause("strain", 11, ["onset is gradual: +3"], "needs: spread is thigh")) with
    { Signs = [], SelfCare = [] };

    public static Answers Answers { get; } =
        An.Answers(Release.Clinical, "onset: sudden", "spread: foot:left", "fever: not-sure", "press: sore");

    public static Assessment Assessment { get; } = CheckedTriage.Assess(Release.Clinical, Answers).Assessment;

    /// <summary>The hash of the content at that time.</summary>
    public static string HashOf(int schema) => JsonNode.Parse(Json(schema))!["hash"]!.GetValue<string>();

    /// <summary>The file of a version, as it was written under that version.</summary>
    public static string Json(int schema) =>
        File.ReadAllText(Path.Combine(Shipped.Root, "tests", "GluteTriage.Content.Tests", "Results", $"stored-result-{schema}.json")).TrimEnd('\n');
}

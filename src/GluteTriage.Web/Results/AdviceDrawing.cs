using GluteTriage.Engine.Rules;

namespace GluteTriage.Web.Results;

/// <summary>Which drawing shows a piece of advice, by the codes of its exercises and of care at home.</summary>
internal static class AdviceDrawing
{
    /// <summary>By exercise; the first one that has a drawing counts.</summary>
    public static readonly IReadOnlyDictionary<string, string> OfMoves = new Dictionary<string, string>
    {
        ["press"] = "ball-wall",
        ["crossed-leg-stretch"] = "stretch-crossed-leg-lying",
        ["bridge"] = "bridge",
        ["side-steps"] = "side-steps",
        ["warmth"] = "heat-pack",
        ["ice"] = "heat-pack",
    };

    /// <summary>By piece of care at home.</summary>
    public static readonly IReadOnlyDictionary<string, string> OfPieces = new Dictionary<string, string>
    {
        ["empty-your-pocket"] = "pocket",
        ["change-position"] = "sit-break",
        ["seat-breaks"] = "sit-break",
        ["sleep"] = "sleep-pillow",
        ["warmth"] = "heat-pack",
        ["cold-for-a-fresh-strain"] = "heat-pack",
        ["pain-relief"] = "pharmacy",
    };

    public static string? Of(Advice advice) =>
        (advice.Moves ?? []).Select(move => OfMoves.GetValueOrDefault(move)).FirstOrDefault(drawing => drawing is not null);

    public static string? OfCare(string code) => OfPieces.GetValueOrDefault(code);
}

using static GluteTriage.Guard.Level;

namespace GluteTriage.Guard;

internal static partial class ClinicalTables
{
    /// <summary>The floor that counts answers instead of reading them (RF48); its number is entered a second time with the weights.</summary>
    public const string CountedFloor = "too-little-to-tell";

    /// <summary>What gives a lowest urgency and is no red flag (docs/clinical/red-flags.md#floors, docs/clinical/ranking.md#nerve-rule).</summary>
    public static readonly Row[] Floors =
    [
        // A rule of the ranking, which has no row.
        new("nerve-rule", Routine, "", told => told.Is("numb-tingle", "tingle-thigh", "tingle-below") || BelowTheKnee(told)),
        new("severe-pain", Routine, "A27", told => told.Is("impact", "severe")),
        new("severe-new-pain-with-fragile-bones", Soon, "A27", told => told.Is("impact", "severe") && New(told) && Fragile(told)),
        new("two-nerve-signs", Routine, "A38", TwoNerveSigns),
        new("two-nerve-signs-and-severe-pain", Soon, "A38", told => TwoNerveSigns(told) && SeverePain(told)),
    ];

    private static bool TwoNerveSigns(Told told) =>
        ClinicalOrder.NerveSigns.Count(sign => sign.Any(finding => told.Is(finding.Item, finding.Options.AsSpan()))) >= ClinicalOrder.NerveSignsNeeded;
}

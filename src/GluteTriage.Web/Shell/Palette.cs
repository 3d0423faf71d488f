using GluteTriage.Engine.Assessments;

namespace GluteTriage.Web.Shell;

/// <summary>The colours of one scheme, as <c>#rrggbb</c>. Text on its ground has a contrast of 4.5 to 1 or more.</summary>
internal sealed record Palette
{
    public required string Ink { get; init; }

    public required string InkSoft { get; init; }

    public required string Paper { get; init; }

    public required string Card { get; init; }

    public required string Line { get; init; }

    /// <summary>Edges of things that can be tapped: 3 to 1 against card and paper.</summary>
    public required string Edge { get; init; }

    public required string Brand { get; init; }

    public required string BrandSoft { get; init; }

    public required string OnBrand { get; init; }

    /// <summary>The bar at the head of every page, and the words on it.</summary>
    public required string Head { get; init; }

    public required string OnHead { get; init; }

    /// <summary>Ring round what has the focus; drawn with a dark edge so that it shows on any ground.</summary>
    public required string Focus { get; init; }

    /// <summary>Red, and nothing else on the site is.</summary>
    public required Tint Emergency { get; init; }

    public required Tint SameDay { get; init; }

    public required Tint Soon { get; init; }

    public required Tint Routine { get; init; }

    public required Tint SelfCare { get; init; }

    public required DrawnColours Drawn { get; init; }

    /// <summary>Least pressing first.</summary>
    public IEnumerable<(Urgency Urgency, Tint Tint)> Levels =>
    [
        (Urgency.SelfCare, SelfCare), (Urgency.Routine, Routine), (Urgency.Soon, Soon), (Urgency.SameDay, SameDay),
        (Urgency.Emergency, Emergency),
    ];
}

/// <summary>A colour for words and edges, its ground, and what is readable on the colour itself.</summary>
internal sealed record Tint(string Strong, string Soft, string On);

/// <summary>What the drawings are filled with. They mean nothing alone: every part has its line and its label.</summary>
internal sealed record DrawnColours(string Skin, string Muscle, string MuscleDeep, string Bone, string Nerve, string Cloth, string SkinTan, string SkinBrown);

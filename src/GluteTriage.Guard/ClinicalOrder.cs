using System.Collections.Immutable;

namespace GluteTriage.Guard;

/// <summary>One finding: any of these answers to this question.</summary>
public sealed record Finding(string Item, ImmutableArray<string> Options);

/// <summary>
/// The two rules about what may come first that stand for safety, a second time: what the proofs hold the content's own rules against, so
/// that a rule left out is seen.
/// </summary>
public static class ClinicalOrder
{
    /// <summary>The family that never comes first beside two signs of a nerve (reference, 3.8).</summary>
    public const string Knot = "muscle-knot";

    /// <summary>How many signs of a nerve it takes (reference, 3.8).</summary>
    public const int NerveSignsNeeded = 2;

    /// <summary>The cause that is only suggested with something in the pocket (amendments, 4.1).</summary>
    public const string Wallet = "wallet-neuritis";

    /// <summary>Signs of a nerve: any finding of a list makes its sign (reference, 3.8; amendments, 7).</summary>
    public static ImmutableArray<ImmutableArray<Finding>> NerveSigns { get; } =
    [
        [new("pain-spread", ["below-knee", "foot"]), new("pain-site", ["below-knee", "foot"])],
        [new("numb-tingle", ["tingle-below", "numb-below", "numb-spreading"])],
        [new("cough", ["down-leg"])],
        [new("worst-part", ["leg"])],
        [new("leg-weakness", ["mild-stable", "new-or-worse", "sudden", "not-sure"])],
    ];

    /// <summary>Something in the back pocket on the sore side (amendments, 4.1).</summary>
    public static Finding InThePocket { get; } = new("back-pocket", ["same-side", "same-side-relief"]);
}

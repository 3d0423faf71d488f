using System.Collections.Immutable;

namespace GluteTriage.Guard;

/// <summary>One finding: any of these answers to this question.</summary>
public sealed record Finding(string Item, ImmutableArray<string> Options);

/// <summary>What a person is shown of the causes.</summary>
/// <param name="Families">Codes of the families with a score, the likeliest first.</param>
/// <param name="Rules">Codes of the ordering rules that changed the order.</param>
/// <param name="Beside">Codes of the families that these rules show too.</param>
/// <param name="Urgency">How soon the person is told to be seen.</param>
public sealed record ShownOrder(IReadOnlyList<string> Families, IReadOnlyCollection<string> Rules, IReadOnlyCollection<string> Beside, Level Urgency)
{
    /// <summary>How many points the second family is behind the first.</summary>
    public required decimal SecondBehind { get; init; }

    /// <summary>Whether the first family is said to fit best.</summary>
    public required bool FirstFitsBest { get; init; }

    /// <summary>Whether the second family is said to be one that could be.</summary>
    public required bool SecondCouldBe { get; init; }
}

/// <summary>
/// What may be shown first, a second time: written from docs/clinical/reference.md#s-3-8 and docs/clinical/ranking.md, sharing nothing
/// with the content's own rules. The two rules that stand for safety are also what the proofs hold the content's rules against, so that
/// a rule left out is seen.
/// </summary>
public static class ClinicalOrder
{
    /// <summary>The family that never comes first beside two signs of a nerve (docs/clinical/reference.md#s-3-8).</summary>
    public const string Knot = "muscle-knot";

    /// <summary>How many signs of a nerve it takes (docs/clinical/reference.md#s-3-8).</summary>
    public const int NerveSignsNeeded = 2;

    /// <summary>A nerve further behind the knot than this stands directly below it, and beside it (docs/clinical/ranking.md#ordering).</summary>
    public const decimal NerveLiftedWithin = 6;

    /// <summary>The cause that is only suggested with something in the pocket (docs/clinical/ranking.md#priors).</summary>
    public const string Wallet = "wallet-neuritis";

    /// <summary>Signs of a nerve: any finding of a list makes its sign (docs/clinical/reference.md#s-3-8).</summary>
    public static ImmutableArray<ImmutableArray<Finding>> NerveSigns { get; } =
    [
        [new("pain-spread", ["below-knee", "foot"]), new("pain-site", ["below-knee", "foot"])],
        [new("numb-tingle", ["tingle-below", "numb-below", "numb-spreading"])],
        [new("cough", ["down-leg"])],
        [new("worst-part", ["leg"])],
        [new("leg-weakness", ["mild-stable", "new-or-worse", "sudden", "not-sure"])],
    ];

    /// <summary>Something in the back pocket on the sore side (docs/clinical/ranking.md#priors).</summary>
    public static Finding InThePocket { get; } = new("back-pocket", ["same-side", "same-side-relief"]);

    /// <summary>The rules that the order shown to whoever gave these answers breaks, in words.</summary>
    public static IEnumerable<string> Broken(ShownOrder shown, IReadOnlyCollection<GivenAnswer> answers)
    {
        var first = shown.Families.Count > 0 ? shown.Families[0] : "";
        var hasNerveSigns = NerveSigns.Count(sign => sign.Any(IsFound)) >= NerveSignsNeeded;
        var isExposed = Is("back-pocket", "same-side-relief") && Is("sitting", "worse-long", "worse-quick", "hard-seat");
        if (hasNerveSigns && first == Knot && !IsNerveBesideKnot())
        {
            yield return "two nerve signs, and a knot first without a nerve more than 6 points behind shown beside it";
        }

        if (hasNerveSigns && shown.Urgency < (Is("impact", "severe", "cannot-cope") ? Level.Soon : Level.Routine))
        {
            yield return "two nerve signs, and not urgent enough";
        }

        if (Is("impact", "severe") && shown.Urgency < (IsNew() && IsFragile() ? Level.Soon : Level.Routine))
        {
            yield return "severe pain, and not urgent enough";
        }

        if (!hasNerveSigns && shown.Rules.Contains("nerve-signs-before-knot"))
        {
            yield return "the nerve rule without two nerve signs";
        }

        if (shown.Families.Contains("wallet") != IsFound(InThePocket))
        {
            yield return "the wallet without an object on the sore side, or not with one";
        }

        if (isExposed && (Place("wallet") > Place("piriformis") || Place("wallet") > Place(Knot)))
        {
            yield return "the wallet behind piriformis or a knot although emptying the pocket helps";
        }

        if (shown.Rules.Contains("wallet-exposure-first") != isExposed)
        {
            yield return "the wallet rule for the wrong people";
        }

        if (shown.Beside.Contains("sciatica") != (isExposed && Is("cough", "down-leg")))
        {
            yield return "sciatica beside the wallet for the wrong people";
        }

        if (shown.Rules.Contains("blood-flow-first") != Is("walking", "worse-still-relief"))
        {
            yield return "the advice to have the blood flow checked first for the wrong people";
        }

        if (first == "sciatica" && shown.Urgency < (Is("impact", "severe") ? Level.Soon : Level.Routine))
        {
            yield return "sciatica first, and not urgent enough";
        }

        bool IsNerveBesideKnot() => shown.Families is [_, "sciatica" or "piriformis" or "wallet", ..]
            && shown is { SecondBehind: > NerveLiftedWithin, SecondCouldBe: true, FirstFitsBest: false };

        bool IsNew() => Is("duration", "lt1w", "1-6w", "not-sure");

        bool IsFragile() => Is("age", "65-74", "75plus") || Is("bone-history", "steroids", "osteoporosis", "bone-medicine", "pelvic-radiotherapy");

        int Place(string family) => shown.Families.ToList().IndexOf(family);

        bool IsFound(Finding finding) => Is(finding.Item, finding.Options.AsSpan());

        bool Is(string item, params ReadOnlySpan<string> options) => answers.IsAny(item, options);
    }
}

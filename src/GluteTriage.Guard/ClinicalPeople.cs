using System.Collections.Immutable;

namespace GluteTriage.Guard;

/// <summary>
/// Whom the content and the second entries are compared on, where that takes more than the content's own codes. A code the content does
/// not have is reported, or passed over where the comparison does not need it.
/// </summary>
public static class ClinicalPeople
{
    /// <summary>What somebody otherwise well answers where an item has no answer that means "nothing here".</summary>
    public static ImmutableArray<(string Item, string Option)> OtherwiseWell { get; } =
        [("age", "35-49"), ("pain-site", "upper-outer"), ("duration", "6-12w"), ("impact", "mild"), ("onset", "gradual")];

    /// <summary>The same for whoever is tried on who is asked what; any other item is answered with its first option.</summary>
    public static ImmutableArray<(string Item, string Option)> WellWhenAsked { get; } = [("age", "35-49"), ("duration", "6-12w")];

    /// <summary>The item of which every answer is tried twice: on somebody well, and together with <see cref="WithEachAge"/>.</summary>
    public const string Age = "age";

    /// <summary>Answers on which questions hang that are asked of adults only.</summary>
    public static ImmutableArray<(string Item, string Option)> WithEachAge { get; } = [("sitting", "worse-long"), ("press-test", "familiar-local")];

    /// <summary>Two items of which every two answers are tried together.</summary>
    public static (string First, string Second) EveryTwo => ("injury", "injury-when");

    /// <summary>Vignettes with one of these beginnings are the people tried on what comes first.</summary>
    public static ImmutableArray<string> Ordered { get; } = ["picture-", "e0", "a28-"];

    /// <summary>The answers tried together about the pocket: one of each list.</summary>
    public static ImmutableArray<Finding> OnThePocket { get; } =
    [
        new("back-pocket", ["no", "other-side", "same-side", "same-side-relief", "not-sure"]),
        new("sitting", ["worse-long", "worse-quick", "hard-seat", "better", "no-effect"]),
        new("cough", ["no", "down-leg"]),
        new("impact", ["mild", "severe", "cannot-cope"]),
    ];

    /// <summary>The answers tried together about bones that may break and severe pain: one of each list.</summary>
    public static ImmutableArray<Finding> OnFragility { get; } =
    [
        new("age", ["35-49", "65-74", "75plus"]),
        new("bone-history", ["none", "osteoporosis", "bone-medicine", "pelvic-radiotherapy"]),
        new("duration", ["lt1w", "1-6w", "not-sure", "gt3m"]),
        new("impact", ["severe"]),
    ];
}

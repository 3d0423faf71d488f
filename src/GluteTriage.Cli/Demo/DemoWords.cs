using System.Collections.Immutable;
using GluteTriage.Sessions;

namespace GluteTriage.Cli.Demo;

/// <summary>Who the made-up clinicians are, and what they write. Every text says that it is made up.</summary>
internal static class DemoWords
{
    public static readonly ImmutableArray<Actor> Reviewers =
    [
        new("demo-1", "Asha Rao (demo)"),
        new("demo-2", "Tom Birch (demo)"),
        new("demo-3", "Mary Quinn (demo)"),
        new("demo-4", "Sam Okoro (demo)"),
    ];

    public static readonly ImmutableArray<string> TooHigh =
    [
        "Made up: an ordinary story with one unsure answer; I would have waited.",
        "Made up: known for years and checked before.",
        "Made up: mild, and better each week.",
    ];

    public static readonly ImmutableArray<string> TooLow =
    [
        "Made up: the pain keeps them from sleeping and grows.",
        "Made up: numbness and weakness together should be seen sooner.",
        "Made up: age and past illness weigh more than this.",
    ];

    public static readonly ImmutableArray<string> Notes =
    [
        "Made-up note: answers fit together. Nothing to add.",
        "Made-up note: would ask how far they can walk before it starts.",
        "Made-up note: sitting makes it worse and walking eases it; look at the chair first.",
        "Made-up note: two answers do not fit. The worst place may have been tapped by mistake.",
        "Made-up note: read with the registrar. We agree about the order of the causes.",
    ];

    public static readonly ImmutableArray<string> Diagnoses =
    [
        "Made up: confirmed on examination.",
        "Made up: settled before the visit.",
        "Made up: scan showed nothing else.",
        "",
    ];

    public static readonly ImmutableArray<string> Concerns =
    [
        "Made-up concern: new numbness with a weak foot was told to wait two weeks.",
        "Made-up concern: a person on blood thinners fell and was not asked about bruising.",
        "Made-up concern: the result lists causes before the sign that should be seen first.",
    ];

    /// <summary>Where people were seen, and how often.</summary>
    public static readonly ImmutableArray<(string, int)> SeenWhere =
        [("gp", 45), ("physiotherapist", 25), ("emergency-department", 8), ("specialist", 10), ("not-seen", 12)];
}

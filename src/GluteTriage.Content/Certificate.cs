using System.Collections.Immutable;
using System.Text.Json;
using GluteTriage.Content.Authoring;
using GluteTriage.Content.SecondEntry;
using GluteTriage.Content.Store;
using GluteTriage.Engine.Verification;

namespace GluteTriage.Content;

/// <summary>What was proved of one release. It holds no time and no place, so the same content gives the same certificate.</summary>
/// <param name="Hash">The <see cref="Release.Hash"/> of the release it speaks of.</param>
/// <param name="Properties">In the order of their numbers.</param>
public sealed record Certificate(string Hash, ImmutableArray<CertifiedProperty> Properties)
{
    /// <summary>The file beside the content that holds it; not part of the content itself.</summary>
    public const string FileName = "certificate.json";

    private static readonly JsonSerializerOptions Indented = new(ContentJson.Options) { WriteIndented = true, NewLine = "\n" };

    /// <summary>The certificate as its file holds it, with LF ends.</summary>
    public string ToText() => JsonSerializer.Serialize(this, Indented) + "\n";

    /// <returns>Null when it would not be true (<see cref="Holds"/>).</returns>
    public static Certificate? Of(
        string hash, IReadOnlyCollection<PropertyResult> results, IReadOnlyCollection<VignetteRun> vignettes, SecondEntries entries) =>
        Holds(results, vignettes, entries) ? new Certificate(hash, [.. results.Select(CertifiedProperty.Of)]) : null;

    /// <param name="entries">Null where nothing was compared.</param>
    /// <returns>False when a property failed, a vignette comes out otherwise, or a second entry differs.</returns>
    public static bool Holds(IReadOnlyCollection<PropertyResult> results, IReadOnlyCollection<VignetteRun> vignettes, SecondEntries? entries) =>
        results.All(result => result.Outcome is not Outcome.Failed)
        && vignettes.All(run => run.Differences.Count == 0)
        && entries is not { Faults.Count: > 0 };

    /// <summary>The certificate beside content files.</summary>
    /// <returns>Null when there is none, or when it speaks of other files than these.</returns>
    /// <exception cref="JsonException">It cannot be read.</exception>
    public static Certificate? Beside(ContentFolder files)
    {
        if (files.Certificate is not { } text)
        {
            return null;
        }

        var certificate = JsonSerializer.Deserialize<Certificate>(text, ContentJson.Options);
        return certificate is { Hash: not null, Properties.IsDefaultOrEmpty: false }
            && certificate.Properties.All(property => property.Outcome is not Outcome.Failed)
                ? certificate.Hash == files.Hash ? certificate : null
                : throw new JsonException("It does not hold a hash and properties that hold.");
    }
}

/// <summary>One property of a release: <see cref="PropertyResult"/> without the cases.</summary>
public sealed record CertifiedProperty
{
    public required int Number { get; init; }

    public required string Code { get; init; }

    public required string Claim { get; init; }

    public required Outcome Outcome { get; init; }

    public required string Method { get; init; }

    /// <summary>Over how many combinations of answers, or cases, it was decided.</summary>
    public required System.Numerics.BigInteger Combinations { get; init; }

    public required ImmutableArray<Figure> Figures { get; init; }

    public static CertifiedProperty Of(PropertyResult result) => new()
    {
        Number = result.Number,
        Code = result.Code,
        Claim = result.Claim,
        Outcome = result.Outcome,
        Method = result.Method,
        Combinations = result.Combinations,
        Figures = result.Figures,
    };
}

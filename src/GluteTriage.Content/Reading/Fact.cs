using System.Collections.Immutable;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Content.Reading;

/// <summary>A founding statement of the product, softened as the evidence asks.</summary>
/// <param name="Code">S1 to S33.</param>
/// <param name="About">Families, causes, items, warning areas or topics it belongs to.</param>
/// <param name="Verdict">supports, qualifies, contested or not-shown.</param>
public sealed record Fact(
    string Code, ImmutableArray<string> About, string Say, string Verdict, ImmutableArray<SourceCode> Sources);

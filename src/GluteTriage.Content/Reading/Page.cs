using System.Collections.Immutable;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Content.Reading;

/// <summary>A reading page.</summary>
/// <param name="Html">Safe HTML, made from Markdown when the content was compiled.</param>
public sealed record Page(
    string Code, string Title, DateOnly Reviewed, DateOnly NextReview, ImmutableArray<SourceCode> Sources, string Html);

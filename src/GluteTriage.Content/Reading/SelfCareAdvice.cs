using System.Collections.Immutable;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Content.Reading;

/// <summary>A piece of advice for everyone, or for those of whom its criterion is true.</summary>
/// <param name="When">Null for everyone.</param>
/// <param name="Always">Given at any urgency; otherwise only while nothing is same-day or above.</param>
public sealed record SelfCareAdvice(
    string Code, string Title, string Say, Criterion? When, bool Always, ImmutableArray<SourceCode> Sources);

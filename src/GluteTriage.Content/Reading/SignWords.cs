using System.Collections.Immutable;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Content.Reading;

/// <summary>How the page of the warning signs tells one red flag to people who answered nothing.</summary>
/// <param name="Part">The part of the body under which it stands.</param>
/// <param name="When">Whom each of its tiers is for, most urgent first; as many as it has tiers.</param>
/// <param name="Means">What it may mean; null where the flag's own words do.</param>
public sealed record SignWords(RedFlagCode Flag, string Part, ImmutableArray<string> When, string? Means);

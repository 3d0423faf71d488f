using System.Collections.Immutable;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Content.Reading;

/// <summary>A way in which the tool could harm someone, and what stands against it.</summary>
/// <param name="Causes">How it could come about.</param>
/// <param name="Effect">What the person then sees or does.</param>
/// <param name="Harm">What may come of it, and to whom.</param>
/// <param name="Before">The risk if nothing stood against it; judgement.</param>
/// <param name="After">The risk with all controls; judgement.</param>
/// <param name="Left">What remains.</param>
/// <param name="Status">open or accepted-by-authors. No clinician has accepted any.</param>
public sealed record Hazard(
    string Code, string Title, ImmutableArray<string> Causes, string Effect, string Harm, Risk Before, ImmutableArray<HazardControl> Controls,
    Risk After, string Left, string Status, ImmutableArray<SourceCode> Sources);

/// <summary>How likely a harm is and how bad, each from 1 to 5.</summary>
/// <param name="Likelihood">5: to be expected often.</param>
/// <param name="Severity">5: death or lasting serious harm.</param>
public sealed record Risk(int Likelihood, int Severity);

/// <summary>One thing done against a hazard.</summary>
/// <param name="By">design, test, training or business.</param>
/// <param name="Tests">Tests that hold it, each <c>Class.Method</c>; for training and business there need be none.</param>
public sealed record HazardControl(string By, string Does, ImmutableArray<string> Tests);

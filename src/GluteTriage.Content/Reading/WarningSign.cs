using System.Collections.Immutable;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Content.Reading;

/// <summary>A sign to watch for, in the list for its urgency (emergency or same-day).</summary>
/// <param name="ToldFirst">Whom a result tells it among the first few; null where it is told first to nobody in particular.</param>
public sealed record WarningSign(Urgency Urgency, string Say, ImmutableArray<SourceCode> Sources, Criterion? ToldFirst = null);

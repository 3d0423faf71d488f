using System.Collections.Immutable;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Content.Reading;

/// <summary>A sign to watch for, in the list for its urgency (emergency or same-day).</summary>
public sealed record WarningSign(Urgency Urgency, string Say, ImmutableArray<SourceCode> Sources);

using System.Collections.Immutable;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Content.Reading;

/// <summary>The words for one urgency. Texts may hold region tokens (<see cref="Region.Fill"/>).</summary>
/// <param name="Word">One or two words: "Same day".</param>
/// <param name="FirstSentence">The first sentence of a result.</param>
/// <param name="When">The time frame.</param>
/// <param name="Who">Whom to see or call.</param>
/// <param name="MoreUrgent">What would make it more urgent than this.</param>
public sealed record UrgencyLevel(
    Urgency Urgency,
    string Word,
    string FirstSentence,
    string When,
    string Who,
    ImmutableArray<string> Do,
    string MoreUrgent,
    ImmutableArray<SourceCode> Sources);

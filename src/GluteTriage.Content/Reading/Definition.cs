using System.Collections.Immutable;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Content.Reading;

/// <summary>A named list the rules use.</summary>
public sealed record Definition(string Code, string Says, Criterion When, ImmutableArray<SourceCode> Sources);

using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Content.Reading;

/// <summary>A published citation, and how much of it the authors read.</summary>
/// <param name="Link">An https address, or null.</param>
public sealed record Source(SourceCode Code, string Cite, string? Link, string Read);

namespace GluteTriage.Content.Reading;

/// <summary>A medical term and its plain words.</summary>
/// <param name="Say">A sentence that explains it.</param>
public sealed record GlossaryTerm(string Term, string Plain, string Say);

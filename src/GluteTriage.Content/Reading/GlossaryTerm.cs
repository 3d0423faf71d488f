using System.Collections.Immutable;

namespace GluteTriage.Content.Reading;

/// <summary>A medical term and its plain words.</summary>
/// <param name="Also">Other words people use for it, for the search.</param>
/// <param name="Say">A sentence that explains it.</param>
public sealed record GlossaryTerm(string Term, string Plain, ImmutableArray<string> Also, string Say)
{
    /// <summary>The term as part of an address, e.g. <c>sacroiliac-joint</c>.</summary>
    public string Code => Term.ToLowerInvariant().Replace(' ', '-');
}

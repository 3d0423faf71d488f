namespace GluteTriage.Web.Reviewing.Glass;

/// <summary>What became of breaking the glass, or of looking into it. Closed; <see cref="ReviewText.Glass.Problem"/> has the words.</summary>
internal abstract record GlassChange
{
    private GlassChange()
    {
    }

    /// <summary>The session can be read now, or the breaking has been looked into.</summary>
    public sealed record Made : GlassChange;

    /// <summary>The reason is shorter or longer than it may be.</summary>
    public sealed record ReasonUnfit : GlassChange;

    /// <summary>There is no such session, or its person did not agree to review: the two look the same.</summary>
    public sealed record NoSession : GlassChange;

    /// <summary>What was found is shorter or longer than it may be.</summary>
    public sealed record FindingUnfit : GlassChange;

    /// <summary>Somebody has looked into it already, or whoever asks broke it.</summary>
    public sealed record NotYours : GlassChange;
}

namespace GluteTriage.Web.Reviewing.Glass;

/// <summary>What became of breaking the glass, or of looking into it. Closed; <see cref="ReviewText.Glass.Problem"/> has the words.</summary>
internal abstract record GlassChange
{
    private GlassChange()
    {
    }

    /// <summary>Agreed to, or looked into.</summary>
    public sealed record Made : GlassChange;

    /// <param name="Session">Number of the session that can be read now.</param>
    public sealed record Broken(long Session) : GlassChange;

    /// <summary>The reason is shorter or longer than it may be.</summary>
    public sealed record ReasonUnfit : GlassChange;

    /// <summary>No session has this code, or has it any more.</summary>
    public sealed record CodeWrong : GlassChange;

    /// <summary>Too many wrong codes were tried.</summary>
    public sealed record Wait(TimeSpan Left) : GlassChange;

    /// <summary>What was found is shorter or longer than it may be.</summary>
    public sealed record FindingUnfit : GlassChange;

    /// <summary>Somebody has looked into it already, or whoever asks broke it.</summary>
    public sealed record NotYours : GlassChange;
}

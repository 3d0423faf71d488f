using System.Collections.Immutable;
using GluteTriage.Engine.Assessments;

namespace GluteTriage.Sessions.Reviewing;

/// <summary>What a clinician sends when they judge a session.</summary>
/// <param name="Reason">Needed unless they agree.</param>
/// <param name="Cause">Code of the family they think likeliest; null when none fits or they cannot say.</param>
/// <param name="Flags">Codes of the red flags they hold to be present.</param>
/// <param name="Tool">What they judged.</param>
public sealed record Judgement(
    Verdict Verdict, string Reason, Urgency Urgency, string? Cause, ImmutableArray<string> Flags, ToolResult Tool)
{
    /// <summary>
    /// How urgent the session stood in the inbox when whoever judges read it;
    /// a result that has become more urgent since is not judged by this.
    /// </summary>
    public Urgency Seen { get; init; } = Tool.Urgency;

    /// <summary>Given before the tool's result was shown to whoever judges: what differs from it then needs no reason.</summary>
    public bool BeforeTool { get; init; }

    /// <summary>Whether the session is closed with it, in one step. Not where the tool's result has not been seen: nobody closes that.</summary>
    public bool Closes { get; init; }

    /// <summary>Whether there is nobody else who could give a second judgement, so that none is drawn.</summary>
    public bool Alone { get; init; }
}

/// <summary>The result of the tool that was judged.</summary>
/// <param name="Flags">Codes of the red flags it raised.</param>
public sealed record ToolResult(Urgency Urgency, string? Cause, ImmutableArray<string> Flags, string Release);

/// <summary>What became of a note that was sent. Closed.</summary>
public abstract record NoteSaved
{
    private NoteSaved()
    {
    }

    public sealed record Saved(int Version, DateTimeOffset At) : NoteSaved;

    /// <summary>Another window of the same author saved first; nothing was stored.</summary>
    public sealed record Stale(NoteVersion Current) : NoteSaved;

    /// <summary>The session is gone, or may not be read any more; nothing was stored.</summary>
    public sealed record Gone : NoteSaved;
}

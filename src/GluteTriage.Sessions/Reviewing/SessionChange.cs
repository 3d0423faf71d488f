namespace GluteTriage.Sessions.Reviewing;

/// <summary>What became of something a clinician wanted to do to one session. Nothing was stored but in <see cref="Made"/>. Closed.</summary>
public abstract record SessionChange
{
    private SessionChange()
    {
    }

    public sealed record Made : SessionChange;

    /// <summary>There is no such session, or this account may not read it (any more): the two look the same.</summary>
    public sealed record Gone : SessionChange;

    /// <summary>Its result has become more urgent than the one that was seen.</summary>
    public sealed record MoreUrgent : SessionChange;

    /// <summary>A colleague has taken it on.</summary>
    public sealed record WithColleague : SessionChange;

    /// <summary>This account did not have it, so it could not give it back.</summary>
    public sealed record NotHeld : SessionChange;

    /// <summary>An emergency that this account has not opened as it is now: nobody closes one from the list unread.</summary>
    public sealed record Unread : SessionChange;

    /// <summary>Nobody has judged it as it is now, and this account has not seen what the tool made of it: nobody closes that.</summary>
    public sealed record Unjudged : SessionChange;

    /// <summary>A judgement as of somebody who has not seen the tool's result, from an account that has, in another window.</summary>
    public sealed record ToolSeen : SessionChange;

    /// <summary>It was so already.</summary>
    public sealed record Already : SessionChange;
}

/// <summary>What became of a view of the inbox that was to be saved. Closed.</summary>
public abstract record ViewSaved
{
    private ViewSaved()
    {
    }

    public sealed record Saved : ViewSaved;

    /// <summary>The name is empty or too long.</summary>
    public sealed record NameWrong : ViewSaved;

    /// <summary>The filter asks for more than a view can keep.</summary>
    public sealed record FilterTooLong : ViewSaved;

    /// <summary>The account keeps as many as it may.</summary>
    public sealed record TooMany : ViewSaved;
}

/// <summary>What became of a concern that was to be closed. Closed.</summary>
public abstract record ConcernClosed
{
    private ConcernClosed()
    {
    }

    public sealed record Made : ConcernClosed;

    /// <summary>A colleague had closed it.</summary>
    public sealed record Already : ConcernClosed;

    public sealed record Gone : ConcernClosed;
}

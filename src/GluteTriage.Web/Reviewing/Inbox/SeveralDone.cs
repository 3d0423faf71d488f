using GluteTriage.Sessions.Reviewing;

namespace GluteTriage.Web.Reviewing.Inbox;

/// <summary>What can be done to the selected lines of the list.</summary>
public enum SeveralAct
{
    TakeOn,
    Assign,
    Close,
}

/// <summary>What became of something that was to be done to several sessions. Closed.</summary>
public abstract record SeveralDone
{
    private SeveralDone()
    {
    }

    /// <summary>Each was changed or refused, and says why.</summary>
    public sealed record Changed(SeveralChanged All) : SeveralDone;

    /// <summary>The colleague may not judge sessions, or not any more; nothing was changed.</summary>
    public sealed record NoColleague : SeveralDone;
}

/// <summary>What was done, for whom it is told.</summary>
/// <param name="To">Name of the colleague it was assigned to.</param>
public sealed record SeveralSaid(SeveralAct Act, string To, SeveralDone Done);

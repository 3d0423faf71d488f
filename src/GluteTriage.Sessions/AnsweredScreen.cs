namespace GluteTriage.Sessions;

/// <summary>
/// What was ticked on a screen that asks several questions at once. A screen answered again is a later row; the earlier one stays. The
/// answers it gave are replies of their own.
/// </summary>
public sealed class AnsweredScreen
{
    internal AnsweredScreen(long sessionId, int number, string screen, string reply, int revision, DateTimeOffset at)
    {
        SessionId = sessionId;
        Number = number;
        Screen = screen;
        Reply = reply;
        Revision = revision;
        At = at;
    }

    public long SessionId { get; }

    /// <summary>Place among the answered screens of the session, from 1 without gaps.</summary>
    public int Number { get; }

    /// <summary>Code of the screen.</summary>
    public string Screen { get; }

    /// <summary>What was ticked, as the screen's own codes in their stored form.</summary>
    public string Reply { get; }

    /// <summary>How many replies the session held once it was stored, the screen's own included.</summary>
    public int Revision { get; }

    public DateTimeOffset At { get; }
}

using System.Collections.Immutable;

namespace GluteTriage.Web.Reviewing.Inbox;

/// <summary>
/// The list somebody came to a session from, so that they find back to their place in it and on to the next. It lives as long as their
/// connection: a page opened by its address alone has none.
/// </summary>
internal sealed class ListInSight
{
    private ImmutableArray<long> sessions = [];

    /// <summary>Where the list is, with its filter and page.</summary>
    public string Address { get; private set; } = ReviewUrl.Inbox;

    /// <summary>The session that was opened last; null while none was.</summary>
    public long? Opened { get; private set; }

    /// <summary>What the next page says of what was done on the one before.</summary>
    public string Said { private get; set; } = "";

    /// <returns>It, once; empty where there is nothing to say.</returns>
    public string TakeSaid()
    {
        var said = Said;
        Said = "";
        return said;
    }

    public void Show(string address, IEnumerable<long> listed) => (Address, sessions) = (address, [.. listed]);

    /// <returns>The sessions before and after it in the list; null where there is none.</returns>
    public (long? Before, long? After) Open(long session)
    {
        Opened = session;
        var at = sessions.IndexOf(session);
        return at < 0 ? (null, null) : (at > 0 ? sessions[at - 1] : null, at + 1 < sessions.Length ? sessions[at + 1] : null);
    }
}

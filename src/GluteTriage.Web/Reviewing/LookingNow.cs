using System.Collections.Immutable;

namespace GluteTriage.Web.Reviewing;

/// <summary>
/// Who has which session on the screen at this moment. Known to the running site alone, and gone with the page or its browser: that somebody
/// opened a session is in the trail, that they still look at it is nobody's record.
/// </summary>
internal sealed class LookingNow
{
    private readonly Lock gate = new();
    private ImmutableDictionary<long, ImmutableArray<Look>> looks = ImmutableDictionary<long, ImmutableArray<Look>>.Empty;

    /// <summary>Raised with the number of a session that somebody began or ceased to look at; a listener must not block and must not throw.</summary>
    public event Action<long>? Changed;

    /// <returns>To be disposed of when they do not look any more.</returns>
    public IDisposable Enter(long session, string account, string name)
    {
        var look = new Look(this, session, account, name);
        lock (gate)
        {
            looks = looks.SetItem(session, Of(session).Add(look));
        }

        Changed?.Invoke(session);
        return look;
    }

    /// <returns>Names of those who look at it, but for this account, each once and in order.</returns>
    public IReadOnlyList<string> Others(long session, string me) =>
        [.. Of(session).Where(look => look.Account != me).Select(look => look.Name).Distinct().Order(StringComparer.Ordinal)];

    private ImmutableArray<Look> Of(long session) => looks.GetValueOrDefault(session, []);

    private void Leave(Look look)
    {
        bool was;
        lock (gate)
        {
            var left = Of(look.Session).Remove(look);
            was = left.Length < Of(look.Session).Length;
            looks = left.IsEmpty ? looks.Remove(look.Session) : looks.SetItem(look.Session, left);
        }

        if (was)
        {
            Changed?.Invoke(look.Session);
        }
    }

    /// <summary>One page that shows a session.</summary>
    private sealed class Look(LookingNow now, long session, string account, string name) : IDisposable
    {
        public long Session => session;

        public string Account => account;

        public string Name => name;

        public void Dispose() => now.Leave(this);
    }
}

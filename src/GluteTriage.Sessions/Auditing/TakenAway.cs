using GluteTriage.Sessions.AtRest;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions.Auditing;

/// <summary>A session nobody may go on showing as it was.</summary>
/// <param name="Deleted">Whether it is gone; else a code for it has ended, and whoever read it by that code may not any more.</param>
public readonly record struct Taken(long Session, bool Deleted);

/// <summary>
/// Tells whoever shows sessions that one was taken away, whatever did it, each once: what this process did as it is committed, and what another did,
/// such as <c>gt erase</c>, at the next look at the trail.
/// </summary>
public sealed class TakenAway(IDbContextFactory<SessionDb> dbs, SessionKeys keys)
{
    /// <summary>A new code ends the one before.</summary>
    private static readonly AuditAct[] Acts = [AuditAct.Deleted, AuditAct.CodeRevoked, AuditAct.CodeMade];

    private readonly Lock turn = new();
    private readonly HashSet<long> told = [];

    /// <summary>The last entry that was looked at; null before the first look.</summary>
    private long? seen;

    /// <summary>Raised after the commit, on the thread of whoever did or found it; a listener must not block and must not throw.</summary>
    public event Action<Taken>? Happened;

    /// <summary>Looks for what other processes did since the last time. The first look finds nothing: it is where the others begin.</summary>
    public async Task LookAsync(CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var last = await db.AuditEntries.MaxAsync(entry => (long?)entry.Sequence, cancel) ?? 0;
        if (seen is not { } from || last <= from)
        {
            Passed(last);
            return;
        }

        var found = await db.AuditEntries.AsNoTracking()
            .Where(entry => entry.Sequence > from && entry.Sequence <= last && entry.SessionId != null && Acts.Contains(entry.Act))
            .Select(entry => new { entry.Sequence, Session = entry.SessionId!.Value, entry.Act, entry.Detail })
            .ToListAsync(cancel);
        var own = Passed(last);
        foreach (var entry in found.Where(entry => !own.Contains(entry.Sequence) && !IsRefused(entry.Detail)))
        {
            Tell(entry.Session, entry.Act);
        }
    }

    /// <summary>Entries that were committed.</summary>
    internal void Tell(IReadOnlyList<AuditEntry> committed)
    {
        foreach (var entry in committed)
        {
            if (entry.SessionId is { } session && Acts.Contains(entry.Act) && !IsRefused(entry.Detail) && IsNew(entry.Sequence))
            {
                Tell(session, entry.Act);
            }
        }
    }

    private static bool IsRefused(string detail) => detail.EndsWith(AuditedLog.Refused, StringComparison.Ordinal);

    private bool IsNew(long sequence)
    {
        lock (turn)
        {
            return !(sequence <= seen) && told.Add(sequence);
        }
    }

    /// <returns>What this process had told of up to there.</returns>
    private HashSet<long> Passed(long last)
    {
        lock (turn)
        {
            seen = last;
            var own = told.Where(sequence => sequence <= last).ToHashSet();
            told.ExceptWith(own);
            return own;
        }
    }

    private void Tell(long session, AuditAct act)
    {
        if (act is AuditAct.Deleted)
        {
            // Another process destroyed its key, which this one may hold.
            keys.LetGo([session]);
        }

        Happened?.Invoke(new Taken(session, act is AuditAct.Deleted));
    }
}

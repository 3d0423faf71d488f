using GluteTriage.Sessions.Auditing;

namespace GluteTriage.Sessions.Sharing;

/// <summary>What every code somebody types goes through, whatever it opens: tries are counted, and done and recorded is one transaction.</summary>
internal sealed class CodeGate(AuditedLog audited, CodeTries tries)
{
    /// <summary>Looks for the session of a code and does what the code allows, with the entry that says so.</summary>
    /// <param name="client">Whose tries are counted.</param>
    /// <param name="detail">Of the entry, where the code is right.</param>
    /// <param name="find">The session of the code; what is no code must take the same way as one that is wrong.</param>
    /// <param name="run">What the code allows.</param>
    public async Task<ByCode<T>> TryAsync<T>(
        string client,
        Actor actor,
        AuditAct act,
        string detail,
        Func<SessionDb, Task<long?>> find,
        Func<SessionDb, long, Task<T>> run,
        CancellationToken cancel)
    {
        if (tries.Begin(client, actor != Actor.Person, out var wait) is not { } begun)
        {
            return new ByCode<T>.Wait(wait);
        }

        var (session, result) = await audited.RunAsync<(long?, ByCode<T>)>(
            actor,
            act,
            async db => await find(db) is { } found
                ? (found, new ByCode<T>.Found(await run(db, found)))
                : (null, new ByCode<T>.Wrong()),
            found => found.Item1 is { } id ? (id, detail) : (null, "wrong code"),
            cancel);
        if (session is not null)
        {
            tries.FoundRight(begun);
        }

        return result;
    }
}

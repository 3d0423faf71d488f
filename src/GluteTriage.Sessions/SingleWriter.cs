using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions;

/// <summary>
/// Everything that writes the log goes through here. The file takes one writer at a time anyway; queueing here is fair and holds no
/// thread, SQLite's own waiting is neither. Nobody waits longer than a person does, in line and for the file together.
/// </summary>
public sealed class SingleWriter(IDbContextFactory<SessionDb> dbs) : IDisposable
{
    /// <summary>After this long a write has failed: who still waits gets an honest answer, and nothing is half stored.</summary>
    public static readonly TimeSpan WaitsAtMost = TimeSpan.FromSeconds(5);

    /// <summary>SQLite's number for a file that somebody else is writing.</summary>
    private const int Busy = 5;

    private readonly SemaphoreSlim writing = new(1, 1);

    /// <exception cref="SqliteException">It was not its turn, or the file stayed locked, for <see cref="WaitsAtMost"/>; nothing is written.</exception>
    internal async Task<T> WriteAsync<T>(Func<SessionDb, Task<T>> write, CancellationToken cancel)
    {
        var came = TimeProvider.System.GetTimestamp();
        if (!await writing.WaitAsync(WaitsAtMost, cancel))
        {
            throw new SqliteException($"The session log was busy for {WaitsAtMost.TotalSeconds} seconds.", Busy);
        }

        try
        {
            await using var db = await dbs.CreateDbContextAsync(cancel);
            await SqliteSettings.WaitAtMostAsync(db.Database, WaitsAtMost - TimeProvider.System.GetElapsedTime(came), cancel);
            try
            {
                return await write(db);
            }
            finally
            {
                await SqliteSettings.WaitAsUsualAsync(db.Database);
            }
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>The container's to call, once nothing is being stored any more.</summary>
    public void Dispose() => writing.Dispose();
}

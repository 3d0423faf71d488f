using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions;

/// <summary>
/// Everything that writes the log goes through here. The file takes one writer at a time anyway; queueing here is fair and holds no
/// thread, SQLite's own waiting is neither. While nothing is written, nobody waits longer than a person does, in line and
/// for the file together; a line that moves may be longer.
/// </summary>
public sealed class SingleWriter(IDbContextFactory<SessionDb> dbs) : IDisposable
{
    /// <summary>When nothing has been written for so long, a write has failed: who waits gets an honest answer, and nothing is half stored.</summary>
    public static readonly TimeSpan WaitsAtMost = TimeSpan.FromSeconds(5);

    /// <summary>SQLite's number for a file that somebody else is writing.</summary>
    private const int Busy = 5;

    private readonly SemaphoreSlim writing = new(1, 1);

    /// <summary>When somebody last wrote.</summary>
    private long moved;

    /// <exception cref="SqliteException">The file stayed locked for <see cref="WaitsAtMost"/>; nothing is written.</exception>
    internal async Task<T> WriteAsync<T>(Func<SessionDb, Task<T>> write, CancellationToken cancel)
    {
        var came = TimeProvider.System.GetTimestamp();
        while (!await writing.WaitAsync(Left(came), cancel))
        {
            if (Left(came) == TimeSpan.Zero)
            {
                throw new SqliteException($"The session log was busy for {WaitsAtMost.TotalSeconds} seconds.", Busy);
            }
        }

        try
        {
            await using var db = await dbs.CreateDbContextAsync(cancel);
            await SqliteSettings.WaitAtMostAsync(db.Database, Left(came), cancel);
            try
            {
                var written = await write(db);
                Volatile.Write(ref moved, TimeProvider.System.GetTimestamp());
                return written;
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

    /// <summary>Counted from when somebody came, or from the last write since.</summary>
    private TimeSpan Left(long came)
    {
        var left = WaitsAtMost - TimeProvider.System.GetElapsedTime(Math.Max(came, Volatile.Read(ref moved)));
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <summary>The container's to call, once nothing is being stored any more.</summary>
    public void Dispose() => writing.Dispose();
}

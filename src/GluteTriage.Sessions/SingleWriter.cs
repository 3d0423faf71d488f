using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions;

/// <summary>
/// Everything that writes the log goes through here. The file takes one writer at a time anyway; queueing here is fair and holds no
/// thread, SQLite's own waiting is neither.
/// </summary>
public sealed class SingleWriter(IDbContextFactory<SessionDb> dbs) : IDisposable
{
    private readonly SemaphoreSlim writing = new(1, 1);

    internal async Task<T> WriteAsync<T>(Func<SessionDb, Task<T>> write, CancellationToken cancel)
    {
        await writing.WaitAsync(cancel);
        try
        {
            await using var db = await dbs.CreateDbContextAsync(cancel);
            return await write(db);
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>The container's to call, once nothing is being stored any more.</summary>
    public void Dispose() => writing.Dispose();
}

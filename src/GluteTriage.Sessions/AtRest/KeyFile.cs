using Microsoft.Data.Sqlite;

namespace GluteTriage.Sessions.AtRest;

/// <summary>
/// The file of the keys as SQLite has it: a connection that reads, and one that writes, so that whoever waits for another program to have written
/// keeps nobody from reading. It looks each time whether the file is still the one it opened: a connection goes on in a file that was
/// deleted or exchanged, and what was held of it opens nothing afterwards.
/// </summary>
/// <param name="path">Null for one in memory.</param>
/// <param name="forget">Called when the file is no longer what it was: nothing that was read from it holds.</param>
internal sealed class KeyFile(string? path, Action forget) : IDisposable
{
    private const int Busy = 5, CannotOpen = 14;

    /// <summary>The longest another program is waited for; the client adds nothing, as it tries for one second.</summary>
    private const int WaitMilliseconds = 2000, ClientSeconds = 1;

    private readonly Lock looking = new();
    private readonly Side reading = new(), writing = new();
    private DateTime? made;
    private string? id;
    private int generation;
    private long refusedAt;
    private volatile bool owesEmptying;

    /// <summary>Whether what was overwritten may still lie in the write-ahead log: somebody read the file, so that it could not be emptied.</summary>
    public bool OwesEmptying => owesEmptying;

    public T Read<T>(Func<SqliteConnection, T> run)
    {
        var side = path is null ? writing : reading;
        lock (side.Turn)
        {
            return Run(side, run);
        }
    }

    /// <summary>All or nothing, and on disk before it returns.</summary>
    /// <exception cref="SqliteException">It cannot be written, or another program is writing it for long.</exception>
    public T Write<T>(Func<SqliteConnection, T> run)
    {
        var came = TimeProvider.System.GetTimestamp();
        lock (writing.Turn)
        {
            // Whoever came before it was refused has waited as long as it is waited for.
            if (refusedAt > came)
            {
                throw new SqliteException($"The keys of the sessions {path} are being written by another program.", Busy);
            }

            try
            {
                return Run(writing, keys => InTransaction(keys, run));
            }
            catch (SqliteException cause) when (cause.SqliteErrorCode == Busy)
            {
                refusedAt = TimeProvider.System.GetTimestamp();
                throw;
            }
        }
    }

    /// <summary>
    /// Moves what is in the write-ahead log into the file and empties the log, so that what was written over is in neither. Whoever reads is waited for
    /// as long as whoever writes, as others wait for this in turn.
    /// </summary>
    /// <returns>False where somebody still read: then it is owed, and to be called again.</returns>
    /// <exception cref="SqliteException">It cannot be written; it is owed.</exception>
    public bool EmptyLog()
    {
        lock (writing.Turn)
        {
            owesEmptying = true;

            // That it was refused is no error but the first column of a row.
            owesEmptying = HoldsLog() && !Run(writing, keys => Ask(keys, "PRAGMA wal_checkpoint(TRUNCATE)") is 0L);
            return !owesEmptying;
        }
    }

    /// <summary>Reads by a connection of its own, which finds what lies there now.</summary>
    public T ReadAnew<T>(Func<SqliteConnection, T> run)
    {
        if (path is null)
        {
            return Read(run);
        }

        using var anew = Connect(SqliteOpenMode.ReadOnly);
        return run(anew);
    }

    /// <summary>Makes it where there is none, in one step: a process that is killed leaves nothing that is half made.</summary>
    public void Create(Action<SqliteConnection> fill)
    {
        if (path is null)
        {
            Run(writing, keys => InTransaction(keys, Filled));
            return;
        }

        SessionDbStart.CreateForOwnerOnly(path);
        using var creating = Connect(SqliteOpenMode.ReadWrite);
        Do(creating, "PRAGMA journal_mode=WAL");
        InTransaction(creating, Filled);
        lock (looking)
        {
            // Another installation's, where one was lost before anything was sealed.
            id = null;
        }

        bool Filled(SqliteConnection keys)
        {
            fill(keys);
            return true;
        }
    }

    /// <summary>Closes the file; the next use opens it again.</summary>
    public void Close()
    {
        if (path is not null)
        {
            Dispose();
        }
    }

    public void Dispose()
    {
        foreach (var side in new[] { reading, writing })
        {
            lock (side.Turn)
            {
                side.Close();
            }
        }
    }

    public static int Do(SqliteConnection keys, string statement, params (string Name, object? Value)[] values)
    {
        using var command = keys.CreateCommand();
        command.CommandText = statement;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command.ExecuteNonQuery();
    }

    /// <returns>Null for nothing.</returns>
    public static object? Ask(SqliteConnection keys, string question)
    {
        using var command = keys.CreateCommand();
        command.CommandText = question;
        return command.ExecuteScalar() is { } found and not DBNull ? found : null;
    }

    private bool HoldsLog() => path is not null && new FileInfo(path + "-wal") is { Exists: true, Length: > 0 };

    private static T InTransaction<T>(SqliteConnection keys, Func<SqliteConnection, T> run)
    {
        Do(keys, "BEGIN IMMEDIATE");
        try
        {
            var done = run(keys);
            CountedLog.Count(keys);
            Do(keys, "COMMIT");
            return done;
        }
        catch
        {
            TryRollback(keys);
            throw;
        }
    }

    private static void TryRollback(SqliteConnection keys)
    {
        try
        {
            Do(keys, "ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself.
        }
    }

    private T Run<T>(Side side, Func<SqliteConnection, T> run)
    {
        // Before the file is opened: one that is exchanged in between counts as another the next time.
        var there = Look();
        if (side.Connection is not null && OpenFiles.AreGone(side.Files))
        {
            side.Close();
            forget();
        }

        if (side.Generation != there)
        {
            side.Close();
        }

        try
        {
            if (side.Connection is null)
            {
                (side.Connection, side.Generation) = (OpenOwn(), there);
                side.Files = path is null ? [] : OpenFiles.Of(path);
            }

            return run(side.Connection);
        }
        catch (SqliteException)
        {
            // Whatever lies there next time is opened anew.
            side.Close();
            throw;
        }
    }

    /// <returns>Counts up whenever another file lies there than before, as far as its times tell.</returns>
    private int Look()
    {
        if (path is null)
        {
            return generation;
        }

        lock (looking)
        {
            var there = new FileInfo(path);
            var found = there is { Exists: true, Length: > 0 } ? there.CreationTimeUtc : (DateTime?)null;
            if (made is not null && found != made)
            {
                generation++;
                forget();
            }

            made = found;
            return found is not null ? generation : throw new SqliteException($"The keys of the sessions {path} are missing or empty.", CannotOpen);
        }
    }

    /// <exception cref="SqliteException">The write-ahead log beside the file would spoil it.</exception>
    public void DemandOwnLog()
    {
        if (path is not null && new FileInfo(path) is { Exists: true, Length: > 0 } && CountedLog.IsOfAnother(path))
        {
            throw new SqliteException(
                $"{path}-wal is the write-ahead log of another file than the keys that lie there, and would spoil them: the file was exchanged. Put the one "
                    + "back that lay there, or, where this one is to stay, move the log away first.",
                CannotOpen);
        }
    }

    private SqliteConnection OpenOwn()
    {
        DemandOwnLog();
        var connection = Connect(path is null ? SqliteOpenMode.Memory : SqliteOpenMode.ReadWrite);
        try
        {
            Do(connection, "PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;");
            if (path is not null)
            {
                DemandSame(connection);
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void DemandSame(SqliteConnection connection)
    {
        var found = Ask(connection, "SELECT value FROM note WHERE name = 'id'") as string;
        lock (looking)
        {
            id ??= found;
            if (found != id)
            {
                throw new SqliteException($"The keys of the sessions {path} are those of another installation.", CannotOpen);
            }
        }
    }

    private SqliteConnection Connect(SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path ?? ":memory:",
            Mode = mode,
            Pooling = false,
            DefaultTimeout = ClientSeconds,
        }.ToString());
        try
        {
            connection.Open();
            Do(connection, $"PRAGMA busy_timeout={WaitMilliseconds}");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private sealed class Side
    {
        public Lock Turn { get; } = new();

        public SqliteConnection? Connection { get; set; }

        public int Generation { get; set; }

        /// <summary>What is open of the file it was made of.</summary>
        public IReadOnlyList<OpenFile> Files { get; set; } = [];

        public void Close()
        {
            Connection?.Dispose();
            Connection = null;
        }
    }
}

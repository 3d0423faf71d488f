using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace GluteTriage.Sessions.AtRest;

/// <summary>
/// The key of each session, wrapped by the master key, in a file of its own: whoever has the session log, or an old backup of it, reads no answer
/// without. Destroying a key erases what it sealed wherever copies of that lie; that it was destroyed stays known, and nothing else. Safe to use
/// from many requests, and from several processes, at once.
/// </summary>
public sealed partial class SessionKeys : IDisposable
{
    /// <summary>Seals what outlives its session, and is never destroyed.</summary>
    public const long Installation = 0;

    private const int KeyBytes = 32;

    private readonly Lock turn = new();
    private readonly string path;
    private readonly string? named;
    private readonly SqliteConnectionStringBuilder file;
    private readonly HeldKeys held = new(TimeProvider.System);
    private readonly Dictionary<long, MasterKey> masters = [];
    private SqliteConnection? open;

    /// <param name="path">The file of the keys.</param>
    /// <param name="master">The file of the master key; null for the one that was used last, at first <c>master.key</c> beside the keys.</param>
    public SessionKeys(string path, string? master = null)
    {
        (this.path, named) = (Path.GetFullPath(path), master is null ? null : Path.GetFullPath(master));
        file = new SqliteConnectionStringBuilder { DataSource = this.path, Mode = SqliteOpenMode.ReadWrite, Pooling = false };
    }

    private SessionKeys()
    {
        path = "memory";
        file = new SqliteConnectionStringBuilder { DataSource = ":memory:", Mode = SqliteOpenMode.Memory, Pooling = false };
        masters[1] = MasterKey.New();
        MakeTables(Open());
        AddMaster(Open(), 1, "", masters[1]);
    }

    /// <summary>The name of the file beside a session log.</summary>
    public const string FileName = "session-keys.db";

    /// <summary>The name of the file of the master key where none is named.</summary>
    public const string MasterFileName = "master.key";

    public static string Beside(string sessionLog) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(sessionLog))!, FileName);

    /// <summary>Keys for a log that lives no longer than the process.</summary>
    internal static SessionKeys InMemory() => new();

    /// <summary>The file of the master key that wraps the newest keys.</summary>
    public string MasterPath => Locked(keys => NewestMaster(keys).Path);

    /// <summary>Whether the master key lies where the keys lie that it wraps.</summary>
    public bool MasterLiesBeside => Path.GetDirectoryName(Path.GetFullPath(MasterPath)) == Path.GetDirectoryName(path);

    /// <summary>Which installation's keys these are; those of two were never the same.</summary>
    internal string Id => Noted("id")!;

    /// <summary>The highest number of a session that ever had a key.</summary>
    internal long Last => Locked(keys => Ask(keys, "SELECT MAX(session_id) FROM session_key") as long? ?? 0);

    private string Missing => $"{path}, the keys of the sessions, is missing, and the session log holds answers sealed with them. "
        + "Put it back, or restore a backup: nothing else opens those answers.";

    /// <summary>Makes the file where there is none, and makes sure that the master key is the one it was wrapped with.</summary>
    /// <param name="sealedBefore">Whether anything was sealed with keys that must be here.</param>
    /// <exception cref="InvalidOperationException">The keys must not be used; the message is one sentence saying why.</exception>
    public void Prepare(Func<bool> sealedBefore)
    {
        if (path == "memory")
        {
            return;
        }

        if (!File.Exists(path))
        {
            if (sealedBefore())
            {
                throw new InvalidOperationException(Missing);
            }

            Create(named ?? Path.Combine(Path.GetDirectoryName(path)!, MasterFileName));
        }

        try
        {
            CheckMaster();
        }
        catch (SqliteException cause)
        {
            throw new InvalidOperationException($"The keys of the sessions {path} cannot be read: {cause.Message}", cause);
        }
        catch (UnreadableTextException cause)
        {
            throw new InvalidOperationException(cause.Message, cause);
        }
    }

    /// <summary>For whoever looks after an installation, while the site runs or not. Changes nothing.</summary>
    /// <returns>Why answers cannot be read, as a sentence; null where they can.</returns>
    public string? FindFault(string sessionLog) => File.Exists(path) ? FindMasterFault()
        : SealedLog.HoldsSealedTexts(sessionLog) ? Missing
        : null;

    /// <summary>Whether some texts were stored in the clear and are not sealed yet; those that are stored now always are.</summary>
    public bool HasPlainTexts => Noted(EarlierTexts.Done) is null;

    /// <returns>Why the master key cannot be the right one, as a sentence; null where it is, or where nothing is wrapped yet.</returns>
    public string? FindMasterFault()
    {
        try
        {
            if (File.Exists(path))
            {
                CheckMaster();
            }

            return null;
        }
        catch (UnreadableTextException cause)
        {
            return cause.Message;
        }
        catch (SqliteException)
        {
            // Damage, which is said where the session log is made ready.
            return null;
        }
    }

    /// <summary>Makes sure that the master key is there and is the right one; notes where it lies now.</summary>
    private void CheckMaster() => Locked(keys =>
    {
        var known = Masters(keys);
        if (named is not null)
        {
            var key = MasterKey.Find(named)
                ?? throw new UnreadableTextException($"{named}, named as the master key, is missing or is not a key. Make one with: gt key {named}");
            var fitting = known.Find(one => one.Fits(key));
            if (fitting is null)
            {
                throw new UnreadableTextException(
                    $"{named} is not the master key that wraps the keys in {path}: that is {known[^1].Path}, or a copy of it. Name that one in Keys:Master.");
            }

            if (fitting.Path != named)
            {
                Do(keys, "UPDATE master SET path = $path WHERE number = $number", ("$path", named), ("$number", fitting.Number));
            }
        }

        foreach (var one in known)
        {
            Master(keys, one.Number);
        }

        return true;
    });

    /// <summary>Null while the file is there and is the one that is used; otherwise why no key could be kept, as a sentence.</summary>
    internal string? FindFault()
    {
        if (path == "memory" || File.Exists(path))
        {
            return null;
        }

        LetGo();
        return $"The keys of the sessions {path} were deleted or moved while the site runs.";
    }

    /// <exception cref="UnreadableTextException">It has no key, or no longer, or the text is not what was sealed there.</exception>
    internal string Open(long session, string place, string stored) => SealedText.Open(Of(session), place, stored);

    /// <summary>A session without a key gets one: it was begun before there were any.</summary>
    /// <exception cref="UnreadableTextException">Its key was destroyed.</exception>
    internal string Seal(long session, string place, string text) => SealedText.Seal(Find(session) ?? Make([session])[0], place, text);

    /// <summary>Makes a key for each session that has none; on disk before this returns.</summary>
    /// <exception cref="UnreadableTextException">A key was destroyed.</exception>
    internal IReadOnlyList<byte[]> Make(IReadOnlyList<long> sessions) => Locked(keys =>
    {
        Do(keys, "BEGIN IMMEDIATE");
        try
        {
            var master = NewestMaster(keys);
            foreach (var session in sessions)
            {
                var wrapped = Master(keys, master.Number).Wrap(NameOf(session), RandomNumberGenerator.GetBytes(KeyBytes));
                Do(keys, "INSERT INTO session_key VALUES ($session, $master, $wrapped) ON CONFLICT DO NOTHING",
                    ("$session", session), ("$master", master.Number), ("$wrapped", wrapped));
            }

            Do(keys, "COMMIT");
        }
        catch
        {
            TryRollback(keys);
            throw;
        }

        DemandOnDisk(sessions[^1]);
        return sessions.Select(session => FindIn(keys, session) ?? throw Gone(session)).ToList();
    });

    /// <summary>
    /// Destroys the keys of deleted sessions: their bytes are overwritten, in the file and in its log. That there was one stays known, so that a
    /// backup of the session is not taken for one whose key was lost.
    /// </summary>
    internal void Destroy(IReadOnlyCollection<long> sessions)
    {
        if (sessions.Count == 0 || (path != "memory" && !File.Exists(path)))
        {
            return;
        }

        Locked(keys =>
        {
            Do(keys, "BEGIN IMMEDIATE");
            try
            {
                foreach (var session in sessions.Where(session => session != Installation))
                {
                    held.LetGo(session);
                    Do(keys, "INSERT INTO session_key VALUES ($session, NULL, NULL) ON CONFLICT DO UPDATE SET master = NULL, wrapped = NULL",
                        ("$session", session));
                }

                Do(keys, "COMMIT");
            }
            catch
            {
                TryRollback(keys);
                throw;
            }

            Do(keys, "PRAGMA wal_checkpoint(TRUNCATE)");
            return true;
        });
    }

    /// <returns>Those whose key was not destroyed, or never made.</returns>
    internal IReadOnlyCollection<long> StillThere(IEnumerable<long> sessions) => Locked(keys =>
    {
        using var command = keys.CreateCommand();
        command.CommandText = "SELECT NOT EXISTS (SELECT 1 FROM session_key WHERE session_id = $session AND wrapped IS NULL)";
        var asked = command.Parameters.Add("$session", SqliteType.Integer);
        return sessions.Where(session =>
        {
            asked.Value = session;
            return command.ExecuteScalar() is 1L;
        }).ToList();
    });

    /// <returns>What was noted under a name; null for nothing.</returns>
    internal string? Noted(string name) => Locked(keys =>
    {
        using var command = keys.CreateCommand();
        command.CommandText = "SELECT value FROM note WHERE name = $name";
        command.Parameters.AddWithValue("$name", name);
        return command.ExecuteScalar() as string;
    });

    internal void Note(string name, string value) => Locked(keys => Do(
        keys, "INSERT INTO note VALUES ($name, $value) ON CONFLICT DO UPDATE SET value = excluded.value", ("$name", name), ("$value", value)));

    /// <summary>Closes the file; the next use opens it again.</summary>
    public void LetGo()
    {
        lock (turn)
        {
            if (path != "memory")
            {
                open?.Dispose();
                open = null;
            }
        }
    }

    public void Dispose()
    {
        lock (turn)
        {
            open?.Dispose();
            open = null;
        }
    }

    private byte[] Of(long session) => Find(session) ?? throw Gone(session);

    /// <returns>Null where it never had one.</returns>
    private byte[]? Find(long session) => Locked(keys => FindIn(keys, session));

    private byte[]? FindIn(SqliteConnection keys, long session)
    {
        if (held.Find(session) is { } known)
        {
            return known;
        }

        using var command = keys.CreateCommand();
        command.CommandText = "SELECT master, wrapped FROM session_key WHERE session_id = $session";
        command.Parameters.AddWithValue("$session", session);
        using var rows = command.ExecuteReader();
        if (!rows.Read())
        {
            return null;
        }

        if (rows.IsDBNull(1))
        {
            throw Gone(session);
        }

        var key = Unwrap(keys, session, rows.GetInt64(0), rows.GetFieldValue<byte[]>(1));
        held.Hold(session, key);
        return key;
    }

    private byte[] Unwrap(SqliteConnection keys, long session, long master, byte[] wrapped) => Master(keys, master).Unwrap(NameOf(session), wrapped)
        ?? throw new UnreadableTextException($"The key of session {session} in {path} is not what was stored there: it was changed or moved.");

    private UnreadableTextException Gone(long session) => new(
        $"Session {session.ToString(CultureInfo.InvariantCulture)} has no key in {path}, "
            + "so what was sealed with it cannot be read: it was erased, or the key is lost.");

    private static string NameOf(long session) => string.Create(CultureInfo.InvariantCulture, $"session {session}");

    /// <summary>Read by a connection of its own: one that is open would go on writing a file that was deleted or exchanged.</summary>
    private void DemandOnDisk(long session)
    {
        if (path == "memory")
        {
            return;
        }

        using var anew = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        anew.Open();
        using var command = anew.CreateCommand();
        command.CommandText = "SELECT 1 FROM session_key WHERE session_id = $session";
        command.Parameters.AddWithValue("$session", session);
        if (command.ExecuteScalar() is null)
        {
            LetGo();
            throw new UnreadableTextException($"The keys of the sessions {path} are another file than the one that is written.");
        }
    }

    private T Locked<T>(Func<SqliteConnection, T> run)
    {
        lock (turn)
        {
            try
            {
                return run(Open());
            }
            catch (SqliteException)
            {
                // Whatever lies there next time is opened anew.
                LetGo();
                throw;
            }
        }
    }

    private SqliteConnection Open()
    {
        if (open is null)
        {
            var connection = new SqliteConnection(file.ToString());
            try
            {
                connection.Open();
                Do(connection, "PRAGMA busy_timeout=5000; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;");
                open = connection;
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        }

        return open;
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

    private static int Do(SqliteConnection keys, string statement, params (string Name, object? Value)[] values)
    {
        using var command = keys.CreateCommand();
        command.CommandText = statement;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command.ExecuteNonQuery();
    }

    private static object? Ask(SqliteConnection keys, string question)
    {
        using var command = keys.CreateCommand();
        command.CommandText = question;
        return command.ExecuteScalar() is { } found and not DBNull ? found : null;
    }
}

using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using static GluteTriage.Sessions.AtRest.KeyFile;

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

    /// <summary>A file of this size is looked through in a few hundredths of a second.</summary>
    private const long SmallBytes = 16 * 1024 * 1024;

    private readonly string path;
    private readonly string? named;
    private readonly KeyFile file;
    private readonly HeldKeys held = new(TimeProvider.System);
    private readonly ConcurrentDictionary<long, MasterKey> masters = [];

    /// <param name="path">The file of the keys.</param>
    /// <param name="master">The file of the master key; null for the one that was used last, at first <c>master.key</c> beside the keys.</param>
    public SessionKeys(string path, string? master = null)
    {
        (this.path, named) = (Path.GetFullPath(path), master is null ? null : Path.GetFullPath(master));
        file = new KeyFile(this.path, Forget);
    }

    private SessionKeys()
    {
        path = "memory";
        file = new KeyFile(null, Forget);
        masters[1] = MasterKey.New();
        file.Create(keys =>
        {
            MakeTables(keys, NewId());
            AddMaster(keys, 1, "", masters[1]);
        });
    }

    /// <summary>The name of the file beside a session log.</summary>
    public const string FileName = "session-keys.db";

    /// <summary>The name of the file of the master key where none is named.</summary>
    public const string MasterFileName = "master.key";

    public static string Beside(string sessionLog) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(sessionLog))!, FileName);

    /// <summary>Keys for a log that lives no longer than the process.</summary>
    internal static SessionKeys InMemory() => new();

    /// <summary>The file of the master key that wraps the newest keys.</summary>
    public string MasterPath => file.Read(keys => NewestMaster(keys).Path);

    /// <summary>Whether the master key lies where the keys lie that it wraps.</summary>
    public bool MasterLiesBeside => Path.GetDirectoryName(Path.GetFullPath(MasterPath)) == Path.GetDirectoryName(path);

    /// <summary>Which installation's keys these are; those of two were never the same.</summary>
    internal string Id => Noted("id")!;

    /// <summary>The highest number of a session that ever had a key.</summary>
    internal long Last => file.Read(keys => Ask(keys, "SELECT MAX(session_id) FROM session_key") as long? ?? 0);

    private string Missing => $"{path}, the keys of the sessions, is missing or empty, and the session log holds answers sealed with them. "
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

        try
        {
            if (!IsMade())
            {
                if (sealedBefore())
                {
                    throw new InvalidOperationException(Missing);
                }

                Create(named ?? Path.Combine(Path.GetDirectoryName(path)!, MasterFileName), NewId());
            }

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
    /// <exception cref="SqliteException">The keys cannot be read, or a write-ahead log lies beside them that is not theirs.</exception>
    public string? FindFault(string sessionLog) => IsMade() ? FindMasterFault()
        : SealedLog.HoldsSealedTexts(sessionLog) ? Missing
        : null;

    /// <summary>Whether some texts were stored in the clear and are not sealed yet; those that are stored now always are.</summary>
    public bool HasPlainTexts => Noted(EarlierTexts.Done) is null;

    /// <returns>Why the master key cannot be the right one, as a sentence; null where it is, or where nothing is wrapped yet.</returns>
    public string? FindMasterFault()
    {
        try
        {
            if (IsMade())
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
    private void CheckMaster() => file.Read(keys =>
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

    /// <summary>
    /// Whether a key could be kept now, tried as one is: written, then read by a connection that opens the file anew, and with the newest master key.
    /// </summary>
    /// <returns>Null when it could; otherwise why not, as a sentence.</returns>
    internal string? FindFault()
    {
        if (path == "memory")
        {
            return null;
        }

        try
        {
            var mark = RandomNumberGenerator.GetInt32(1, int.MaxValue);
            file.Write(keys => Do(keys, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version={mark}")));
            if (file.ReadAnew(keys => Ask(keys, "PRAGMA user_version")) as long? != mark)
            {
                LetGo();
                return $"The keys of the sessions {path} are another file than the one that is written.";
            }

            if (new FileInfo(path).Length <= SmallBytes && file.ReadAnew(keys => Ask(keys, "PRAGMA quick_check(1)")) is not "ok")
            {
                return $"The keys of the sessions {path} are damaged.";
            }

            file.Read(keys => Master(keys, NewestMaster(keys).Number));
            return null;
        }
        catch (SqliteException cause)
        {
            return $"The keys of the sessions {path} cannot be written: {cause.Message}";
        }
        catch (UnreadableTextException cause)
        {
            return cause.Message;
        }
    }

    /// <exception cref="UnreadableTextException">It has no key, or no longer, or the text is not what was sealed there.</exception>
    internal string Open(long session, string place, string stored) => SealedText.Open(Of(session), place, stored);

    /// <summary>A session without a key gets one: it was begun before there were any.</summary>
    /// <exception cref="UnreadableTextException">Its key was destroyed.</exception>
    internal string Seal(long session, string place, string text) => SealedText.Seal(Find(session) ?? Make([session])[0], place, text);

    /// <summary>Makes a key for each session that has none; on disk before this returns.</summary>
    /// <exception cref="UnreadableTextException">A key was destroyed.</exception>
    internal IReadOnlyList<byte[]> Make(IReadOnlyList<long> sessions)
    {
        file.Write(keys =>
        {
            var master = NewestMaster(keys);
            foreach (var session in sessions)
            {
                var wrapped = Master(keys, master.Number).Wrap(NameOf(session), RandomNumberGenerator.GetBytes(KeyBytes));
                Do(keys, "INSERT INTO session_key VALUES ($session, $master, $wrapped) ON CONFLICT DO NOTHING",
                    ("$session", session), ("$master", master.Number), ("$wrapped", wrapped));
            }

            return true;
        });
        DemandOnDisk(sessions[^1]);
        return file.Read(keys => sessions.Select(session => FindIn(keys, session) ?? throw Gone(session)).ToList());
    }

    /// <summary>
    /// Destroys the keys of deleted sessions: their bytes are overwritten, in the file and in its log, where <see cref="OwesEmptying"/> tells whether
    /// another program kept that from being done. That there was one stays known, so that a backup of the session is not taken for one whose key was lost.
    /// </summary>
    internal void Destroy(IReadOnlyCollection<long> sessions)
    {
        if (sessions.Count == 0 || (path != "memory" && !File.Exists(path)))
        {
            return;
        }

        file.Write(keys =>
        {
            foreach (var session in sessions.Where(session => session != Installation))
            {
                Do(keys, "INSERT INTO session_key VALUES ($session, NULL, NULL) ON CONFLICT DO UPDATE SET master = NULL, wrapped = NULL",
                    ("$session", session));
            }

            return true;
        });
        LetGo(sessions);
        file.EmptyLog();
    }

    /// <summary>Those of sessions that were deleted, by whatever process, are held no longer.</summary>
    internal void LetGo(IReadOnlyCollection<long> sessions) => held.LetGo(sessions);

    /// <summary>
    /// Clears keys that were written over out of the write-ahead log, where they, as the master key wraps them, stay while another program reads.
    /// </summary>
    /// <returns>False where one still does.</returns>
    /// <exception cref="SqliteException">The file cannot be written.</exception>
    internal bool EmptyLog() => file.EmptyLog();

    /// <summary>Whether keys that this process destroyed or wrapped anew may still lie in the write-ahead log as they were.</summary>
    public bool OwesEmptying => file.OwesEmptying;

    /// <summary>For whoever erases a session: whether nothing opens what was sealed for it.</summary>
    public bool IsDestroyed(long session)
    {
        try
        {
            return StillThere([session]).Count == 0;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    /// <returns>Those whose key was not destroyed, or never made.</returns>
    internal IReadOnlyCollection<long> StillThere(IEnumerable<long> sessions) => file.Read(keys =>
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
    internal string? Noted(string name) => file.Read(keys =>
    {
        using var command = keys.CreateCommand();
        command.CommandText = "SELECT value FROM note WHERE name = $name";
        command.Parameters.AddWithValue("$name", name);
        return command.ExecuteScalar() as string;
    });

    internal void Note(string name, string value) => file.Write(keys => Do(
        keys, "INSERT INTO note VALUES ($name, $value) ON CONFLICT DO UPDATE SET value = excluded.value", ("$name", name), ("$value", value)));

    /// <summary>Closes the file; the next use opens it again.</summary>
    public void LetGo() => file.Close();

    public void Dispose() => file.Dispose();

    /// <summary>Another file lies there: neither its keys nor what wraps them need be those of before.</summary>
    private void Forget()
    {
        held.Clear();
        masters.Clear();
    }

    /// <summary>A file without a master key was emptied, or its making was ended half-way.</summary>
    private bool IsMade()
    {
        if (!File.Exists(path))
        {
            return false;
        }

        file.DemandOwnLog();
        return new FileInfo(path).Length > 0
            && file.ReadAnew(keys => Ask(keys, "SELECT 1 FROM sqlite_master WHERE name = 'master'")) is not null
            && file.ReadAnew(keys => Ask(keys, "SELECT 1 FROM master")) is not null;
    }

    private byte[] Of(long session) => Find(session) ?? throw Gone(session);

    /// <returns>Null where it never had one.</returns>
    private byte[]? Find(long session) => file.Read(keys => FindIn(keys, session));

    private byte[]? FindIn(SqliteConnection keys, long session)
    {
        if (held.Find(session) is { } known)
        {
            return known;
        }

        using var command = keys.CreateCommand();
        var before = held.Endings;
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
        held.Hold(session, key, before);
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
        if (file.ReadAnew(keys => Ask(keys, string.Create(CultureInfo.InvariantCulture, $"SELECT 1 FROM session_key WHERE session_id = {session}"))) is null)
        {
            LetGo();
            throw new UnreadableTextException($"The keys of the sessions {path} are another file than the one that is written.");
        }
    }
}

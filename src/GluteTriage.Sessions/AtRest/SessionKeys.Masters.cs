using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using static GluteTriage.Sessions.AtRest.KeyFile;

namespace GluteTriage.Sessions.AtRest;

/// <summary>Which master keys wrap the keys that are there; one, but while they are changed.</summary>
public sealed partial class SessionKeys
{
    private const int RewrappedAtOnce = 1000;

    private static readonly byte[] Mark = Encoding.UTF8.GetBytes("master key of session keys");

    /// <summary>
    /// Wraps every key anew with another master key, while the site runs; killed, it goes on when it is called again. The one before is not needed
    /// any more afterwards.
    /// </summary>
    /// <param name="to">The file of the new master key.</param>
    /// <param name="progress">Told how many were wrapped anew so far; what it throws ends the change as a kill does.</param>
    /// <returns>How many keys were wrapped anew.</returns>
    /// <exception cref="InvalidOperationException">The new file is no key, or one before is missing; one sentence says which.</exception>
    public long Rotate(string to, Action<long>? progress = null)
    {
        to = Path.GetFullPath(to);
        var key = MasterKey.Find(to) ?? throw new InvalidOperationException($"{to} is missing or is not a key. Make one with: gt key {to}");
        Prepare(() => true);
        var number = file.Write(keys => Begin(keys, to, key));
        var count = 0L;
        var since = TimeProvider.System.GetTimestamp();
        while (file.Write(keys => Rewrap(keys, number)) is > 0 and var some)
        {
            count += some;
            progress?.Invoke(count);

#pragma warning disable RS0030 // As long as it took: sessions that begin meanwhile in the site have their turn, which tells nobody when it is over.
            Thread.Sleep(TimeProvider.System.GetElapsedTime(since));
#pragma warning restore RS0030
            since = TimeProvider.System.GetTimestamp();
        }

        var newest = file.Write(keys =>
        {
            Do(keys, "DELETE FROM master WHERE number < $number", ("$number", number));
            return NewestMaster(keys);
        });
        file.EmptyLog();
        return newest.Number == number
            ? count
            : throw new InvalidOperationException(
                $"Another change of the master key began after this one: {newest.Path} wraps the keys, not {to}. Name that one in Keys:Master, and keep it.");
    }

    /// <returns>The number of the new master key, which from now on wraps each new key, in whatever process.</returns>
    private static long Begin(SqliteConnection keys, string to, MasterKey key)
    {
        var newest = NewestMaster(keys);
        var number = newest.Number;
        if (!newest.Fits(key))
        {
            number++;
            AddMaster(keys, number, to, key);
        }

        return number;
    }

    private long Rewrap(SqliteConnection keys, long number)
    {
        var some = new List<(long Session, long Master, byte[] Wrapped)>();
        using (var command = keys.CreateCommand())
        {
            command.CommandText = "SELECT session_id, master, wrapped FROM session_key WHERE master < $number LIMIT $some";
            command.Parameters.AddWithValue("$number", number);
            command.Parameters.AddWithValue("$some", RewrappedAtOnce);
            using var rows = command.ExecuteReader();
            while (rows.Read())
            {
                some.Add((rows.GetInt64(0), rows.GetInt64(1), rows.GetFieldValue<byte[]>(2)));
            }
        }

        foreach (var (session, master, wrapped) in some)
        {
            var key = Unwrap(keys, session, master, wrapped);
            Do(keys, "UPDATE session_key SET master = $number, wrapped = $wrapped WHERE session_id = $session",
                ("$number", number), ("$wrapped", Master(keys, number).Wrap(NameOf(session), key)), ("$session", session));
        }

        return some.Count;
    }

    /// <param name="id">Which installation's keys they are.</param>
    private void Create(string masterPath, string id)
    {
        if (!File.Exists(masterPath))
        {
            MasterKey.Make(masterPath);
        }

        var key = MasterKey.Find(masterPath)
            ?? throw new InvalidOperationException($"{masterPath} is to be the master key, and is not a key. Make one with: gt key FILE");
        file.Create(keys =>
        {
            MakeTables(keys, id);
            if (Masters(keys).Count == 0)
            {
                AddMaster(keys, 1, masterPath, key);
            }
        });
    }

    private static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes / 2));

    private static void MakeTables(SqliteConnection keys, string id)
    {
        Do(
            keys,
            """
            CREATE TABLE IF NOT EXISTS note (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
            CREATE TABLE IF NOT EXISTS master (number INTEGER PRIMARY KEY, path TEXT NOT NULL, mark BLOB NOT NULL);
            CREATE TABLE IF NOT EXISTS session_key (session_id INTEGER PRIMARY KEY, master INTEGER, wrapped BLOB);
            CREATE INDEX IF NOT EXISTS session_key_master ON session_key (master) WHERE master IS NOT NULL;
            """);
        Do(keys, "INSERT INTO note VALUES ('id', $id) ON CONFLICT DO NOTHING", ("$id", id));
    }

    private static void AddMaster(SqliteConnection keys, long number, string path, MasterKey key) => Do(
        keys, "INSERT INTO master VALUES ($number, $path, $mark)", ("$number", number), ("$path", path), ("$mark", key.Wrap(MarkOf(number), Mark)));

    private static string MarkOf(long number) => string.Create(CultureInfo.InvariantCulture, $"master {number}");

    private static NotedMaster NewestMaster(SqliteConnection keys) => Masters(keys)[^1];

    private static List<NotedMaster> Masters(SqliteConnection keys)
    {
        using var command = keys.CreateCommand();
        command.CommandText = "SELECT number, path, mark FROM master ORDER BY number";
        using var rows = command.ExecuteReader();
        var found = new List<NotedMaster>();
        while (rows.Read())
        {
            found.Add(new NotedMaster(rows.GetInt64(0), rows.GetString(1), rows.GetFieldValue<byte[]>(2)));
        }

        return found;
    }

    /// <exception cref="UnreadableTextException">Its file is missing, or is another key.</exception>
    private MasterKey Master(SqliteConnection keys, long number)
    {
        if (masters.TryGetValue(number, out var known))
        {
            return known;
        }

        var noted = Masters(keys).Find(one => one.Number == number)
            ?? throw new UnreadableTextException($"A key in {path} was wrapped with a master key that nothing is known of.");
        foreach (var place in new[] { named, noted.Path }.OfType<string>())
        {
            if (MasterKey.Find(place) is { } key && noted.Fits(key))
            {
                return masters[number] = key;
            }
        }

        throw new UnreadableTextException(
            $"{noted.Path}, the master key that wraps the keys in {path}, is missing, cannot be read or is another. "
            + "Put its copy back, or name where it lies in Keys:Master: without it no answer can be read.");
    }

    /// <param name="Number">Counts up with each change.</param>
    /// <param name="Path">Where its file was last.</param>
    /// <param name="Sample">A known text wrapped by it, to tell another key.</param>
    private sealed record NotedMaster(long Number, string Path, byte[] Sample)
    {
        public bool Fits(MasterKey key) => key.Unwrap(MarkOf(Number), Sample) is { } mark && mark.AsSpan().SequenceEqual(Mark);
    }
}

using System.Globalization;
using GluteTriage.Sessions.AtRest;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace GluteTriage.Sessions.Backups;

/// <summary>What came of a backup that was written.</summary>
/// <param name="Path">The file.</param>
/// <param name="TrailFaults">What is wrong with the audit trail in it, each as a sentence; then no earlier backup was removed.</param>
/// <param name="Keys">The file of the keys, which replaced the one of the backup before; null where there are none yet.</param>
/// <param name="Removed">How many earlier backups were removed.</param>
public sealed record BackupMade(string Path, BackupManifest Manifest, IReadOnlyList<string> TrailFaults, string? Keys, int Removed);

/// <summary>
/// Takes answers, accounts, keys, audit heads and content releases as one set, while the site goes on, into one sealed file that has been read back.
/// </summary>
public static class Backup
{
    private const string Ending = ".backup";
    private const string Beginning = "glutetriage-";

    /// <summary>Copies in the clear, in the data folder where the same lies in the clear; what a killed backup left there, the next removes.</summary>
    private const string Copies = ".backup";

    /// <param name="to">The folder of backups; made where it does not exist.</param>
    /// <param name="keep">How many backups to keep, this one included; null keeps all.</param>
    /// <exception cref="InvalidDataException">The data cannot be trusted, so nothing was written or removed; one sentence says why.</exception>
    /// <exception cref="IOException">A file cannot be read or written; nothing was removed.</exception>
    public static async Task<BackupMade> MakeAsync(
        DataFolder data, string to, BackupKey key, int? keep, TimeProvider clock, CancellationToken cancel)
    {
        if (!File.Exists(data.Sessions))
        {
            throw new InvalidDataException($"There is no session log in {data.Root}. Name the data folder of the site.");
        }

        var copies = new DataFolder(Path.Combine(data.Root, Copies));
        using var alone = TakeTurn(data);
        try
        {
            Remove(copies.Root);
            data.MakePrivate(Copies);
            var at = clock.GetUtcNow();
            using var keys = KeysOf(data);
            await CopyAsync(data, copies, keys?.MasterPath, cancel);
            if (keys is not null)
            {
                // One that a killed process left would open what was erased in every backup there is.
                await new ErasedKeys(new PooledDbContextFactory<SessionDb>(OptionsOf(copies)), keys).DestroyAsync(cancel);
            }

            var sessionKeys = keys?.ForBackup(at);
            if (SetCheck.DatabaseFaults(copies) is [var fault, ..])
            {
                throw new InvalidDataException($"{fault} A backup of it would be no use, so none was written, and earlier ones stay.");
            }

            var trail = await SetCheck.TrailFaultsAsync(copies, cancel);
            var manifest = await ListAsync(copies, at, cancel) with { Keys = sessionKeys?.Id };
            Directory.CreateDirectory(to);
            var path = Path.Combine(to, string.Create(CultureInfo.InvariantCulture, $"{Beginning}{at.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}{Ending}"));
            BackupArchive.Write(path + ".part", copies.Root, manifest, key);
            BackupArchive.Read(path + ".part", into: null, key);
            var keysPath = sessionKeys is null ? null : Replace(sessionKeys, to, key);
            File.Move(path + ".part", path, overwrite: true);
            return new BackupMade(path, manifest, trail, keysPath, trail.Count > 0 || keep is null ? 0 : RemoveAllBut(keep.Value, to));
        }
        finally
        {
            Remove(copies.Root);
        }
    }

    /// <returns>Null where the site has not been started since texts are sealed.</returns>
    private static SessionKeys? KeysOf(DataFolder data)
    {
        if (!File.Exists(data.SessionKeys))
        {
            return null;
        }

        var keys = new SessionKeys(data.SessionKeys, data.MasterKey);
        keys.Prepare(() => true);
        return keys;
    }

    /// <summary>Before the backup gets its name: the newest keys open every older one, and older keys not the newest.</summary>
    private static string Replace(KeyBackup keys, string folder, BackupKey key)
    {
        var path = Path.Combine(folder, KeyBackup.NameOf(keys.Id));
        keys.Write(path + ".part", key);
        if (KeyBackup.Read(path + ".part", key).Keys.Count != keys.Keys.Count)
        {
            throw new InvalidDataException($"{path} was not written as it was meant. The one before stays.");
        }

        File.Move(path + ".part", path, overwrite: true);
        return path;
    }

    private static FileStream TakeTurn(DataFolder data)
    {
        try
        {
            return new FileStream(Path.Combine(data.Root, Copies + ".lock"), FileMode.OpenOrCreate, FileAccess.Read, FileShare.None);
        }
        catch (IOException e)
        {
            throw new IOException($"Another backup of {data.Root} is being made. Try again when it has ended.", e);
        }
    }

    /// <summary>
    /// In an order in which what is copied later may know more than what was copied before, never less: a release before the sessions that began
    /// with it, an account before what it did, an entry of the trail before its head, and what is sealed before the keys.
    /// </summary>
    /// <param name="master">The file of the master key, which belongs into no backup.</param>
    private static async Task CopyAsync(DataFolder data, DataFolder copies, string? master, CancellationToken cancel)
    {
        // Without it a restored site would not know that its sessions were to be kept for longer than usual.
        if (File.Exists(data.RetentionNote))
        {
            File.Copy(data.RetentionNote, copies.RetentionNote);
        }

        CopyAll(data.Stores, copies.MakePrivate("content"), cancel);
        if (File.Exists(data.Accounts))
        {
            await CopyDatabaseAsync(data.Accounts, copies.Accounts, cancel);
        }

        await CopyDatabaseAsync(data.Sessions, copies.Sessions, cancel);
        copies.MakePrivate("audit");
        CopyHeads(data.AuditHeads, copies.AuditHeads, await LastEntryAsync(copies, cancel));
        CopyAll(data.Keys, copies.MakePrivate("keys"), cancel, except: master);
    }

    /// <summary>The state of one moment; others go on writing. Pages that were freed are left out.</summary>
    private static async Task CopyDatabaseAsync(string from, string to, CancellationToken cancel)
    {
        try
        {
            await using var connection = new SqliteConnection(
                new SqliteConnectionStringBuilder { DataSource = from, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            await connection.OpenAsync(cancel);
            await using var command = connection.CreateCommand();
            command.CommandText = "VACUUM INTO $to";
            command.Parameters.AddWithValue("$to", to);
            await command.ExecuteNonQueryAsync(cancel);
        }
        catch (SqliteException e)
        {
            throw new InvalidDataException($"{from} cannot be copied ({e.Message}). No backup was written, and earlier ones stay.", e);
        }
    }

    /// <summary>Heads are written after their entries, so the file may already know of entries that the copy has not.</summary>
    private static void CopyHeads(string from, string to, long last)
    {
        if (File.Exists(from))
        {
            using var shared = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var lines = new StreamReader(shared);
            using var copy = new StreamWriter(to) { NewLine = "\n" };
            while (lines.ReadLine() is { } line
                && long.TryParse(line.AsSpan(0, Math.Max(0, line.IndexOf(' '))), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
                && sequence <= last)
            {
                copy.WriteLine(line);
            }
        }
    }

    private static void CopyAll(string from, string to, CancellationToken cancel, string? except = null)
    {
        foreach (var file in Directory.Exists(from) ? new DirectoryInfo(from).GetFiles().Where(file => file.FullName != except) : [])
        {
            cancel.ThrowIfCancellationRequested();
            file.CopyTo(Path.Combine(to, file.Name));
        }
    }

    private static async Task<BackupManifest> ListAsync(DataFolder copies, DateTimeOffset at, CancellationToken cancel)
    {
        await using var db = Open(copies);
        var sessions = await db.Sessions.LongCountAsync(cancel);
        var files = Directory.EnumerateFiles(copies.Root, "*", SearchOption.AllDirectories)
            .Select(file => new BackedUpFile(
                Path.GetRelativePath(copies.Root, file).Replace('\\', '/'), new FileInfo(file).Length, BackupArchive.HashOf(file)))
            .OrderBy(file => file.Name, StringComparer.Ordinal);
        return new BackupManifest(at, sessions, await LastEntryAsync(copies, cancel), [.. files]);
    }

    private static async Task<long> LastEntryAsync(DataFolder copies, CancellationToken cancel)
    {
        await using var db = Open(copies);
        return await db.AuditEntries.MaxAsync(entry => (long?)entry.Sequence, cancel) ?? 0;
    }

    private static SessionDb Open(DataFolder folder) => new(OptionsOf(folder));

    private static DbContextOptions<SessionDb> OptionsOf(DataFolder folder) => new DbContextOptionsBuilder<SessionDb>()
        .UseSqlite(new SqliteConnectionStringBuilder { DataSource = folder.Sessions, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString())
        .Options;

    private static int RemoveAllBut(int keep, string folder)
    {
        var old = Directory.EnumerateFiles(folder, $"{Beginning}*{Ending}").OrderDescending(StringComparer.Ordinal).Skip(keep).ToList();
        old.ForEach(File.Delete);
        return old.Count;
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

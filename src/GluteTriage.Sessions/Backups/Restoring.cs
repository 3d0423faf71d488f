using System.Globalization;
using GluteTriage.Sessions.AtRest;
using Microsoft.Data.Sqlite;

namespace GluteTriage.Sessions.Backups;

/// <summary>What came of a backup that was put back.</summary>
/// <param name="Before">The folder with what was there before; null where nothing was.</param>
/// <param name="ErasedAgain">
/// How many sessions that were deleted since were deleted from it too; null where neither keys nor the log of before tell.
/// </param>
/// <param name="LogRead">Whether the log of before could be read: without, what was deleted after <paramref name="KeysAt"/> is back.</param>
/// <param name="KeysAt">When the keys were read that came with it: what was deleted up to then is deleted here. Null without keys.</param>
/// <param name="Unreadable">How many sessions in it have no key, though nothing says that they were erased: the keys are older than the backup.</param>
/// <param name="Master">The file of the master key; null without keys.</param>
/// <param name="TrailFaults">What is wrong with the audit trail in it, each as a sentence.</param>
public sealed record Restored(
    BackupManifest Manifest, string? Before, int? ErasedAgain, bool LogRead, DateTimeOffset? KeysAt,
    int Unreadable, string? Master, IReadOnlyList<string> TrailFaults);

/// <summary>Puts a backup into a data folder. Until all of it has been checked, nothing that was there is touched.</summary>
public static class Restoring
{
    private const string Copies = ".restored";
    private const string Kept = ".before-";

    /// <param name="replace">Whether files that are there may be put away; without it the folder must be empty.</param>
    /// <param name="keysFile">The keys of its sessions; null for the file beside the backup.</param>
    /// <exception cref="InvalidDataException">The backup or its key is wrong, and nothing was changed; one sentence says why.</exception>
    /// <exception cref="InvalidOperationException">A site runs on the folder, or it is not empty; one sentence says which.</exception>
    public static async Task<Restored> RunAsync(
        string backup, DataFolder data, BackupKey key, bool replace, TimeProvider clock, CancellationToken cancel, string? keysFile = null)
    {
        using var alone = FolderLock.TakeAlone(data)
            ?? throw new InvalidOperationException($"A site runs on {data.Root}. Stop it first. Nothing was changed.");
        var there = Directory.EnumerateFileSystemEntries(data.Root).Where(entry => IsOfTheSite(data, entry)).ToList();
        if (there.Count > 0 && !replace)
        {
            throw new InvalidOperationException(
                $"{data.Root} is not empty. With --replace what is there is put away in a folder beside the restored files. Nothing was changed.");
        }

        var copies = new DataFolder(Path.Combine(data.Root, Copies));
        try
        {
            Remove(copies.Root);
            data.MakePrivate(Copies);
            var manifest = BackupArchive.Read(backup, copies.Root, key);
            if (SetCheck.DatabaseFaults(copies) is [var fault, ..])
            {
                throw new InvalidDataException($"In the backup {fault} Use another one.");
            }

            var trail = await SetCheck.TrailFaultsAsync(copies, cancel);
            var keys = manifest.Keys is { } id ? ReadKeys(id, keysFile ?? Path.Combine(Path.GetDirectoryName(backup)!, KeyBackup.NameOf(id)), key) : null;
            var master = keys is null ? null : PutKeys(keys, data, copies);
            var (erased, logRead) = await ErasedSince.DeleteAsync(data.Sessions, copies, keys, clock, cancel);
            var unreadable = keys is null ? 0 : Unreadable(copies, keys);
            PutHeads(data, copies, clock);
            KeepPulls(data, copies);
            return new Restored(manifest, Exchange(data, copies, there, clock), erased, logRead, keys?.At, unreadable, master, trail);
        }
        finally
        {
            Remove(copies.Root);
        }
    }

    /// <summary>A release that was pulled since stays pulled: a backup of before brings none back.</summary>
    private static void KeepPulls(DataFolder data, DataFolder copies)
    {
        var stores = copies.MakePrivate("content");
        foreach (var pull in Directory.Exists(data.Stores) ? Directory.EnumerateFiles(data.Stores, "*.pulled") : [])
        {
            File.Copy(pull, Path.Combine(stores, Path.GetFileName(pull)), overwrite: true);
        }
    }

    private static KeyBackup ReadKeys(string id, string path, BackupKey key)
    {
        if (!File.Exists(path))
        {
            throw new InvalidDataException(
                $"{path}, the keys that open the answers in the backup, is missing. Every backup writes it anew beside itself; "
                + "name where it lies with --session-keys. Nothing was changed.");
        }

        var keys = KeyBackup.Read(path, key);
        return keys.Id == id
            ? keys
            : throw new InvalidDataException($"{path} holds the keys of another installation, which open nothing in this backup. Nothing was changed.");
    }

    /// <returns>Where the master key lies that wraps them from now on: the one that is named, or was used here and lies outside, or a new one.</returns>
    private static string PutKeys(KeyBackup keys, DataFolder data, DataFolder copies)
    {
        var beside = Path.Combine(data.Root, SessionKeys.MasterFileName);
        var master = data.MasterKey ?? MasterOutside(data) ?? beside;
        SessionKeys.Restore(copies.SessionKeys, master == beside ? Path.Combine(copies.Root, SessionKeys.MasterFileName) : master, master, keys);
        return master;
    }

    private static string? MasterOutside(DataFolder data)
    {
        try
        {
            using var keys = new SessionKeys(data.SessionKeys);
            return File.Exists(data.SessionKeys) && !keys.MasterLiesBeside && MasterKey.Find(keys.MasterPath) is not null ? keys.MasterPath : null;
        }
        catch (SqliteException)
        {
            // Damaged: often the very reason to restore.
            return null;
        }
    }

    /// <returns>How many sessions hold a sealed answer and have no key.</returns>
    private static int Unreadable(DataFolder copies, KeyBackup keys)
    {
        var known = keys.Keys.Select(one => one.Session).ToHashSet();
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = copies.Sessions, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT DISTINCT session_id FROM answered_item WHERE reply LIKE '{SealedText.Prefix}%'";
        using var rows = command.ExecuteReader();
        var count = 0;
        while (rows.Read())
        {
            count += known.Contains(rows.GetInt64(0)) ? 0 : 1;
        }

        return count;
    }

    /// <summary>Where the heads have a folder of their own, the ones of before stay there beside them: they tell what the backup lacks.</summary>
    private static void PutHeads(DataFolder data, DataFolder copies, TimeProvider clock)
    {
        if (data.HeadsFolder is null || Path.GetDirectoryName(data.AuditHeads) == Path.GetDirectoryName((data with { HeadsFolder = null }).AuditHeads))
        {
            return;
        }

        Directory.CreateDirectory(data.HeadsFolder);
        if (File.Exists(data.AuditHeads))
        {
            File.Move(data.AuditHeads, data.AuditHeads + Before(clock));
        }

        if (File.Exists(copies.AuditHeads))
        {
            File.Copy(copies.AuditHeads, data.AuditHeads);
            File.Delete(copies.AuditHeads);
        }
    }

    private static string Before(TimeProvider clock) => string.Create(
        CultureInfo.InvariantCulture, $"{Kept}{clock.GetUtcNow().UtcDateTime:yyyyMMdd'T'HHmmss'Z'}");

    /// <summary>Renames only, within one folder, so that a full disk cannot stop it half-way.</summary>
    private static string? Exchange(DataFolder data, DataFolder copies, List<string> there, TimeProvider clock)
    {
        var before = there.Count > 0 ? data.MakePrivate(Before(clock)) : null;
        foreach (var entry in there)
        {
            Directory.Move(entry, Path.Combine(before!, Path.GetFileName(entry)));
        }

        foreach (var entry in Directory.EnumerateFileSystemEntries(copies.Root).ToList())
        {
            Directory.Move(entry, Path.Combine(data.Root, Path.GetFileName(entry)));
        }

        return before;
    }

    private static bool IsOfTheSite(DataFolder data, string entry) =>
        entry != data.Lock && !Path.GetFileName(entry).StartsWith('.');

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

using System.Globalization;

namespace GluteTriage.Sessions.Backups;

/// <summary>What came of a backup that was put back.</summary>
/// <param name="Before">The folder with what was there before; null where nothing was.</param>
/// <param name="ErasedAgain">
/// How many sessions that were deleted since were deleted from it too; null where the log of before is not there or cannot be read.
/// </param>
/// <param name="TrailFaults">What is wrong with the audit trail in it, each as a sentence.</param>
public sealed record Restored(BackupManifest Manifest, string? Before, int? ErasedAgain, IReadOnlyList<string> TrailFaults);

/// <summary>Puts a backup into a data folder. Until all of it has been checked, nothing that was there is touched.</summary>
public static class Restoring
{
    private const string Copies = ".restored";
    private const string Kept = ".before-";

    /// <param name="replace">Whether files that are there may be put away; without it the folder must be empty.</param>
    /// <exception cref="InvalidDataException">The backup or its key is wrong, and nothing was changed; one sentence says why.</exception>
    /// <exception cref="InvalidOperationException">A site runs on the folder, or it is not empty; one sentence says which.</exception>
    public static async Task<Restored> RunAsync(
        string backup, DataFolder data, BackupKey key, bool replace, TimeProvider clock, CancellationToken cancel)
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
            var erased = await ErasedSince.DeleteAsync(data.Sessions, copies, clock, cancel);
            return new Restored(manifest, Exchange(data, copies, there, clock), erased, trail);
        }
        finally
        {
            Remove(copies.Root);
        }
    }

    /// <summary>Renames only, within one folder, so that a full disk cannot stop it half-way.</summary>
    private static string? Exchange(DataFolder data, DataFolder copies, List<string> there, TimeProvider clock)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{Kept}{clock.GetUtcNow().UtcDateTime:yyyyMMdd'T'HHmmss'Z'}");
        var before = there.Count > 0 ? data.MakePrivate(name) : null;
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

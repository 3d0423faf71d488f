using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace GluteTriage.Sessions.Backups;

/// <summary>The files of a backup as one sealed file: a tar archive, compressed, then sealed.</summary>
internal static class BackupArchive
{
    private const string ManifestName = "manifest.json";

    /// <summary>Writes a new file, readable by its owner only, and has it on disk before it returns.</summary>
    /// <param name="folder">Holds every file of the manifest.</param>
    public static void Write(string path, string folder, BackupManifest manifest, BackupKey key)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = File.Open(path, options);
        using var sealing = new SealingStream(file, key);
        using (var zip = new GZipStream(sealing, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(zip, TarEntryFormat.Pax))
        {
            using var listed = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(manifest, JsonSerializerOptions.Web));
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, ManifestName) { DataStream = listed });
            foreach (var one in manifest.Files)
            {
                using var content = File.OpenRead(Path.Combine(folder, one.Name));
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, one.Name) { DataStream = content });
            }
        }

        sealing.Complete();
        file.Flush(flushToDisk: true);
    }

    /// <summary>Reads the whole of a backup and compares every file with what was listed when it was made.</summary>
    /// <param name="into">An empty folder for the files; null only to check them.</param>
    /// <exception cref="InvalidDataException">It cannot be opened or is not whole; one sentence says why.</exception>
    public static BackupManifest Read(string path, string? into, BackupKey key)
    {
        using var file = File.OpenRead(path);
        using var opening = new OpeningStream(file, key);
        BackupManifest manifest;
        using (var zip = new GZipStream(opening, CompressionMode.Decompress, leaveOpen: true))
        using (var tar = new TarReader(zip))
        {
            manifest = tar.GetNextEntry() is { Name: ManifestName, DataStream: { } listed }
                ? JsonSerializer.Deserialize<BackupManifest>(listed, JsonSerializerOptions.Web)!
                : throw new InvalidDataException("The backup does not begin with its list of files; another version of gt made it.");
            foreach (var one in manifest.Files)
            {
                var entry = tar.GetNextEntry();
                if (entry?.Name != one.Name || (into is null ? HashOf(entry) : Extract(entry, into)) != one.Sha256)
                {
                    throw new InvalidDataException($"The backup does not hold {one.Name} as it was listed, so it cannot be trusted. Use another one.");
                }
            }
        }

        // The archive may end before the file does, and only the last part tells whether the file is whole.
        opening.CopyTo(Stream.Null);
        return manifest;
    }

    public static string HashOf(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    private static string HashOf(TarEntry entry) => Convert.ToHexStringLower(SHA256.HashData(entry.DataStream ?? Stream.Null));

    private static string Extract(TarEntry entry, string into)
    {
        var path = Path.GetFullPath(Path.Combine(into, entry.Name));
        if (!path.StartsWith(into + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            || File.Exists(path)
            || entry.EntryType is not TarEntryType.RegularFile)
        {
            throw new InvalidDataException($"The backup holds a file that does not belong into a data folder: {entry.Name}.");
        }

        new DataFolder(into).MakePrivate(Path.GetDirectoryName(entry.Name)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = File.Open(path, options))
        {
            entry.DataStream?.CopyTo(file);
            file.Flush(flushToDisk: true);
        }

        return HashOf(path);
    }
}

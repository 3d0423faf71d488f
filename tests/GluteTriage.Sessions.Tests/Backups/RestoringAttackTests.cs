using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using GluteTriage.Sessions.Backups;
using GluteTriage.Testing;

namespace GluteTriage.Sessions.Tests.Backups;

/// <summary>A backup that somebody with its key made to do harm, and one that is put back over the remains of another log.</summary>
public sealed class RestoringAttackTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fault(26,
        Injected = "archives sealed with the right key whose names climb out of the folder, lead elsewhere, come twice or are links",
        Seen = "one sentence; nothing is written outside the folder and what was there is untouched",
        Lost = "nothing",
        Mutation = "BackupArchive.Extract looks at neither path nor kind of an entry and writes over a file that is there")]
    [Theory]
    [InlineData("../stolen", false)]
    [InlineData("content/../../stolen", false)]
    [InlineData("{beside}/stolen", false)]
    [InlineData("..", false)]
    [InlineData("sessions.db", true)]
    [InlineData("link", false)]
    public async Task An_archive_made_to_do_harm_writes_nothing_outside_and_changes_nothing(string name, bool twice)
    {
        await using var site = await TestInstallation.CreateAsync();
        await site.CloseAsync();
        var before = Directory.GetFiles(site.Data.Root, "*", SearchOption.AllDirectories).ToDictionary(file => file, File.ReadAllBytes);
        BackupKey.Make(site.Beside("backup.key"));
        var key = BackupKey.Read(site.Beside("backup.key"));
        var archive = site.Beside("evil");
        name = name.Replace("{beside}", Path.GetDirectoryName(archive), StringComparison.Ordinal);
        Write(archive, key, twice ? [name, name] : [name]);

        await Assert.ThrowsAsync<InvalidDataException>(
            () => Restoring.RunAsync(archive, site.Data, key, replace: true, TimeProvider.System, None));

        Assert.False(File.Exists(site.Beside("stolen")));
        Assert.All(before, file => Assert.Equal(file.Value, File.ReadAllBytes(file.Key)));
        Assert.Equal(
            before.Keys.Order(StringComparer.Ordinal),
            Directory.GetFiles(site.Data.Root, "*", SearchOption.AllDirectories).Where(file => file != site.Data.Lock).Order(StringComparer.Ordinal));
    }

    [Fault(12,
        Injected = "the write-ahead log of another database lies where a backup is restored",
        Seen = "what the backup held",
        Lost = "nothing; what lay there is kept beside it",
        Mutation = "Restoring leaves files that end in -wal where they are")]
    [Fact]
    public async Task A_write_ahead_log_of_another_database_is_put_away_with_it()
    {
        await using var site = await TestInstallation.CreateAsync("mine");
        BackupKey.Make(site.Beside("backup.key"));
        var key = BackupKey.Read(site.Beside("backup.key"));
        var made = await Backup.MakeAsync(site.Data, site.Beside("backups"), key, null, TimeProvider.System, None);
        await using var other = await TestInstallation.CreateAsync("other");
        var target = new DataFolder(site.Beside("target"));
        Directory.CreateDirectory(target.Root);
        File.Copy(other.Data.Sessions + "-wal", target.Sessions + "-wal");

        var restored = await Restoring.RunAsync(made.Path, target, key, replace: true, TimeProvider.System, None);

        Assert.True(File.Exists(Path.Combine(restored.Before!, "sessions.db-wal")));
        Assert.Equal("mine", Assert.Single(await KeyBackupTests.ReadAsync(target)).Said);
    }

    private static void Write(string path, BackupKey key, IReadOnlyList<string> names)
    {
        using var file = File.Create(path);
        using var sealing = new SealingStream(file, key);
        using (var zip = new GZipStream(sealing, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(zip, TarEntryFormat.Pax))
        {
            var isLink = names[0] == "link";
            var bytes = isLink ? [] : "harm"u8.ToArray();
            var listed = names.Select(name => new BackedUpFile(name, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)))).ToList();
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "manifest.json")
            {
                DataStream = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(
                    new BackupManifest(DateTimeOffset.UnixEpoch, 0, 0, listed), JsonSerializerOptions.Web)),
            });
            foreach (var name in names)
            {
                tar.WriteEntry(isLink
                    ? new PaxTarEntry(TarEntryType.SymbolicLink, name) { LinkName = "/etc/passwd" }
                    : new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(bytes) });
            }
        }

        sealing.Complete();
    }
}

using System.Runtime.Versioning;
using System.Security.Cryptography;
using GluteTriage.Sessions.Auditing;
using GluteTriage.Sessions.Backups;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Testing;
using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Sessions.Tests.Backups;

/// <summary>Everything an installation keeps comes back from one file, on one condition: nothing is wrong with it.</summary>
public sealed class BackupTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 29, 3, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Every_file_comes_back_as_it_was_and_the_trail_is_in_order()
    {
        await using var site = await TestInstallation.CreateAsync();
        var made = await BackUpAsync(site);
        var target = new DataFolder(site.Beside("restored"));

        var restored = await RestoreAsync(site, made.Path, target);

        Assert.Equal((1, 1), (restored.Manifest.Sessions, restored.Manifest.AuditEntries));
        Assert.Equal((0, 0), (made.TrailFaults.Count, restored.TrailFaults.Count));
        Assert.Equal(
            ["accounts.db", "audit/audit.heads", $"content/{new string('a', 64)}.db", "keys/audit.key", "sessions.db"],
            made.Manifest.Files.Select(file => file.Name));
        Assert.Equal(File.ReadAllBytes(site.Data.AuditKey), File.ReadAllBytes(target.AuditKey));
        Assert.Equal(File.ReadAllBytes(site.Data.AuditHeads), File.ReadAllBytes(target.AuditHeads));
        Assert.Equal((1, 1), (await CountAsync(target.Sessions, "answered_item"), await CountAsync(target.Accounts, "AspNetUsers")));
    }

    [Fact]
    public async Task No_answer_can_be_read_in_the_file_and_nothing_in_the_clear_is_left()
    {
        await using var site = await TestInstallation.CreateAsync("canary-in-a-mine");

        var made = await BackUpAsync(site);

        Assert.Equal(-1, (await File.ReadAllBytesAsync(made.Path, None)).AsSpan().IndexOf("canary-in-a-mine"u8));
        Assert.False(Directory.Exists(Path.Combine(site.Data.Root, ".backup")));
        Assert.Equal(new[] { made.Keys, made.Path }.Order(), Directory.GetFiles(site.Beside("backups")).Order());
    }

    [Fact]
    public async Task A_backup_taken_while_people_answer_is_one_moment_with_an_unbroken_trail()
    {
        await using var site = await TestInstallation.CreateAsync();
        using var enough = new CancellationTokenSource();
        var writing = Task.Run(
            async () =>
            {
                while (!enough.IsCancellationRequested)
                {
                    await site.AnswerAsync("yes");
                    await site.Audited.RecordAsync(new Actor("account-1", "Dr One"), AuditAct.Opened, 1, "", None);
                }
            },
            None);

        for (var i = 0; i < 5; i++)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            var made = await BackUpAsync(site);
            var target = new DataFolder(site.Beside($"restored-{i}"));
            var restored = await RestoreAsync(site, made.Path, target);

            Assert.Empty(restored.TrailFaults);
            Assert.Equal(restored.Manifest.Sessions, await CountAsync(target.Sessions, "session"));
            Assert.Equal(restored.Manifest.AuditEntries, await CountAsync(target.Sessions, "audit_entry"));
        }

        await enough.CancelAsync();
        await writing;
    }

    [Fact]
    public async Task What_people_had_deleted_since_does_not_come_back_where_the_log_of_before_can_be_read()
    {
        await using var site = await TestInstallation.CreateAsync("canary-in-a-mine");
        var kept = await site.AnswerAsync("bird-on-a-roof");
        await site.Log.AgreeToReviewAsync(1, InboxProjection.Bare, None);
        var made = await BackUpAsync(site);
        Assert.True(await site.Log.DeleteAsync(1, None));
        await site.CloseAsync();

        var restored = await Restoring.RunAsync(made.Path, site.Data, Key(site), replace: true, clock, None);

        Assert.Equal(1, restored.ErasedAgain);
        Assert.Equal(1, await CountAsync(site.Data.Sessions, $"session WHERE id = {kept.Id}"));
        Assert.Equal(0, await CountAsync(site.Data.Sessions, "answered_item WHERE session_id = 1"));
        Assert.Equal(1, await CountAsync(site.Data.Sessions, $"answered_item WHERE session_id = {kept.Id}"));
        Assert.Empty((await AuditVerification.OfAsync(site.Data.Sessions, AuditKey.Read(site.Data.AuditKey), site.Data.AuditHeads, None)).Faults);
    }

    [Fact]
    public async Task A_damaged_log_of_before_stops_no_restore_and_is_said_to_tell_nothing()
    {
        await using var site = await TestInstallation.CreateAsync();
        var made = await BackUpAsync(site);
        await site.CloseAsync();
        await File.WriteAllTextAsync(site.Data.Sessions, "no database", None);

        var restored = await Restoring.RunAsync(made.Path, site.Data, Key(site), replace: true, clock, None);

        Assert.False(restored.LogRead);
        Assert.Equal(1, await CountAsync(site.Data.Sessions, "session"));
    }

    [Fault(47,
        Injected = "a log that cannot be backed up whole",
        Seen = "one sentence; the older backups stay",
        Lost = "nothing")]
    [Fact]
    public async Task Older_backups_go_once_the_new_one_is_read_back_and_not_when_it_cannot_be_made()
    {
        await using var site = await TestInstallation.CreateAsync();
        for (var i = 0; i < 4; i++)
        {
            await BackUpAsync(site, keep: 2);
            clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(2, Directory.GetFiles(site.Beside("backups"), "*.backup").Length);
        await TestInstallation.Execute(
            site.Data.Sessions,
            "PRAGMA foreign_keys=OFF; INSERT INTO answered_item (session_id, revision, item, reply, at) "
                + "SELECT 999, 1, item, reply, at FROM answered_item LIMIT 1;");

        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => BackUpAsync(site, keep: 1));

        Assert.Contains("belong to nothing", refused.Message, StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(site.Beside("backups"), "*.backup").Length);
    }

    [Fault(5,
        Injected = "the file of the new backup lies on /dev/full",
        Seen = "that there is no room; the older backups stay, and nothing half written has the name of a backup",
        Lost = "nothing",
        Mutation = "Backup writes under the name of the backup itself and removes older ones first")]
    [Fact]
    public async Task A_disk_that_is_full_leaves_the_backups_that_are_there()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "Only Linux has a file that is always full.");
        await using var site = await TestInstallation.CreateAsync();
        var before = await BackUpAsync(site);
        clock.Advance(TimeSpan.FromDays(1));
        File.CreateSymbolicLink(Path.Combine(site.Beside("backups"), "glutetriage-20261130T030000Z.backup.part"), "/dev/full");

        await Assert.ThrowsAsync<IOException>(() => BackUpAsync(site, keep: 1));

        Assert.Equal([before.Path], Directory.GetFiles(site.Beside("backups"), "*.backup"));
        Assert.Equal(1, (await RestoreAsync(site, before.Path, new DataFolder(site.Beside("restored")))).Manifest.Sessions);
    }

    // Fails where a restore puts the heads into the data folder alone: the site would say that the trail was cut.
    [Fact]
    public async Task Heads_with_a_folder_of_their_own_are_put_back_there_and_those_of_before_stay_beside_them()
    {
        await using var site = await TestInstallation.CreateAsync();
        var made = await BackUpAsync(site);
        var target = new DataFolder(site.Beside("restored")) { HeadsFolder = site.Beside("witness") };
        Directory.CreateDirectory(target.HeadsFolder);
        await File.WriteAllTextAsync(target.AuditHeads, "heads of before", None);

        await RestoreAsync(site, made.Path, target);

        Assert.Empty((await AuditVerification.OfAsync(target.Sessions, AuditKey.Read(target.AuditKey), target.AuditHeads, None)).Faults);
        Assert.Equal("heads of before", await File.ReadAllTextAsync(target.AuditHeads + ".before-20261129T030000Z", None));
        Assert.Equal(File.ReadAllBytes(site.Data.AuditHeads), File.ReadAllBytes(target.AuditHeads));
    }

    [Fact]
    public async Task A_trail_that_was_changed_is_backed_up_and_said_and_no_older_backup_goes()
    {
        await using var site = await TestInstallation.CreateAsync();
        await BackUpAsync(site);
        clock.Advance(TimeSpan.FromDays(1));
        await TestInstallation.Execute(site.Data.Sessions, "DROP TRIGGER audit_entry_is_never_changed; UPDATE audit_entry SET actor = 'other';");

        var made = await BackUpAsync(site, keep: 1);

        Assert.NotEmpty(made.TrailFaults);
        Assert.Equal(2, Directory.GetFiles(site.Beside("backups"), "*.backup").Length);
    }

    [Fault(47,
        Injected = "a backup that is cut, changed, none at all, or of another key",
        Seen = "one sentence; what was there is untouched",
        Lost = "nothing")]
    [Theory]
    [InlineData("wrong key", "The key is not the one this backup was made with.")]
    [InlineData("cut", "cut short")]
    [InlineData("flipped", "changed")]
    [InlineData("no backup", "not a backup that gt made")]
    public async Task A_backup_that_cannot_be_trusted_is_refused_in_one_sentence_and_nothing_is_changed(string what, string sentence)
    {
        await using var site = await TestInstallation.CreateAsync();
        var made = await BackUpAsync(site);
        var target = await TestInstallation.CreateAsync("other");
        var before = Hashes(target.Data);
        var (bytes, key) = (await File.ReadAllBytesAsync(made.Path, None), Key(site, what == "wrong key" ? "other.key" : "backup.key"));
        bytes[bytes.Length / 2] ^= (byte)(what == "flipped" ? 1 : 0);
        await File.WriteAllBytesAsync(made.Path, what switch { "cut" => bytes[..^100], "no backup" => new byte[5000], _ => bytes }, None);

        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => Restoring.RunAsync(made.Path, target.Data, key, replace: true, clock, None));

        Assert.Contains(sentence, refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, Hashes(target.Data));
        await target.DisposeAsync();
    }

    [Fact]
    public async Task A_folder_that_is_not_empty_is_replaced_only_when_that_was_said_and_what_was_there_is_kept()
    {
        await using var site = await TestInstallation.CreateAsync();
        var made = await BackUpAsync(site);
        var target = new DataFolder(site.Beside("target"));
        Directory.CreateDirectory(target.Root);
        await File.WriteAllTextAsync(target.Sessions, "something", None);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => RestoreAsync(site, made.Path, target));
        var restored = await Restoring.RunAsync(made.Path, target, Key(site), replace: true, clock, None);

        Assert.Contains("not empty", refused.Message, StringComparison.Ordinal);
        Assert.Equal("something", await File.ReadAllTextAsync(Path.Combine(restored.Before!, "sessions.db"), None));
        Assert.Equal(1, await CountAsync(target.Sessions, "session"));
    }

    [Fact]
    public async Task While_a_site_runs_on_the_folder_nothing_is_restored_into_it()
    {
        await using var site = await TestInstallation.CreateAsync();
        var made = await BackUpAsync(site);
        var before = Hashes(site.Data);

        using (FolderLock.TakeAlone(site.Data))
        {
            var refused = await Assert.ThrowsAsync<InvalidOperationException>(
                () => Restoring.RunAsync(made.Path, site.Data, Key(site), replace: true, clock, None));
            Assert.Contains("Stop it first", refused.Message, StringComparison.Ordinal);
        }

        Assert.Equal(before, Hashes(site.Data));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Restored_files_are_their_owners_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such rights; its folder's rights apply.");
        await using var site = await TestInstallation.CreateAsync();
        var made = await BackUpAsync(site);
        var target = new DataFolder(site.Beside("restored"));
        await RestoreAsync(site, made.Path, target);

        Assert.All(
            new[] { made.Path, target.Sessions, target.AuditKey, target.Keys },
            path => Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(path) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)));
    }

    private static BackupKey Key(TestInstallation site, string name = "backup.key")
    {
        var path = site.Beside(name);
        if (!File.Exists(path))
        {
            BackupKey.Make(path);
        }

        return BackupKey.Read(path);
    }

    private Task<BackupMade> BackUpAsync(TestInstallation site, int? keep = null) =>
        Backup.MakeAsync(site.Data, site.Beside("backups"), Key(site), keep, clock, None);

    [Fact]
    public async Task A_release_that_was_pulled_stays_pulled_when_a_backup_of_before_is_restored()
    {
        await using var site = await TestInstallation.CreateAsync();
        var made = await BackUpAsync(site);
        var pull = Path.Combine(site.Data.Stores, new string('a', 64) + ".pulled");
        await File.WriteAllTextAsync(pull, "pulled", None);
        await site.CloseAsync();

        await Restoring.RunAsync(made.Path, site.Data, Key(site), replace: true, clock, None);

        Assert.Equal("pulled", await File.ReadAllTextAsync(pull, None));
    }

    private Task<Restored> RestoreAsync(TestInstallation site, string backup, DataFolder target) =>
        Restoring.RunAsync(backup, target, Key(site), replace: false, clock, None);

    private static Dictionary<string, string> Hashes(DataFolder folder) => Directory.EnumerateFiles(folder.Root, "*", SearchOption.AllDirectories)
        .Where(file => !Path.GetFileName(file).EndsWith("lock", StringComparison.Ordinal) && !file.EndsWith("-shm", StringComparison.Ordinal))
        .ToDictionary(file => file, file =>
        {
            using var shared = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return Convert.ToHexString(SHA256.HashData(shared));
        });

    private static async Task<long> CountAsync(string database, string table)
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {table}";
        return (long)(await command.ExecuteScalarAsync())!;
    }
}

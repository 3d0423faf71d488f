using GluteTriage.Sessions.AtRest;
using GluteTriage.Sessions.Backups;
using GluteTriage.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Sessions.Tests.Backups;

/// <summary>A backup opens with the keys of the newest one alone, so that an erased session is in none that can be read.</summary>
public sealed class KeyBackupTests
{
    private const string Canary = "canary-in-a-mine", Bird = "bird-on-a-roof";

    private static readonly CancellationToken None = CancellationToken.None;

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 30, 3, 0, 0, TimeSpan.Zero));

    // Fails where a backup holds the keys, where the keys of the backup before stay, or where erasing leaves the key.
    [Fact]
    public async Task An_erased_session_is_read_from_no_older_backup_and_the_others_are()
    {
        await using var site = await TestInstallation.CreateAsync(Canary);
        var kept = await site.AnswerAsync(Bird);
        var older = await BackUpAsync(site);
        Assert.True(await site.Log.DeleteAsync(1, None));
        clock.Advance(TimeSpan.FromDays(1));
        var newer = await BackUpAsync(site);
        var target = new DataFolder(site.Beside("restored"));

        var restored = await Restoring.RunAsync(older.Path, target, Key(site), replace: false, clock, None);

        Assert.Equal(older.Keys, newer.Keys);
        Assert.Equal([newer.Keys!], Directory.GetFiles(site.Beside("backups"), "*.keys"));
        Assert.Equal((1, false, 0), (restored.ErasedAgain, restored.LogRead, restored.Unreadable));
        Assert.Equal([(kept.Id, Bird)], await ReadAsync(target));

        // Whatever the restore deletes, the rows of the backup themselves stay closed: nothing that is left opens them.
        var unpacked = new DataFolder(site.Beside("unpacked"));
        Directory.CreateDirectory(unpacked.Root);
        Assert.DoesNotContain(BackupArchive.Read(older.Path, unpacked.Root, Key(site)).Files, file => file.Name.Contains("key", StringComparison.Ordinal)
            && !file.Name.StartsWith("keys/", StringComparison.Ordinal));
        Assert.False((await File.ReadAllBytesAsync(unpacked.Sessions, None)).AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(Canary)) >= 0);
        File.Copy(target.SessionKeys, unpacked.SessionKeys);
        await Assert.ThrowsAsync<UnreadableTextException>(() => ReadAsync(unpacked));
    }

    // Fails where only the start of the site looks for keys of what was deleted: until then each backup would open it.
    [Fact]
    public async Task A_key_that_a_killed_erasure_left_is_in_no_backup_made_afterwards()
    {
        await using var site = await TestInstallation.CreateAsync(Canary);
        await TestInstallation.Execute(site.Data.SessionKeys, $"VACUUM INTO '{site.Beside("left.db")}'");
        Assert.True(await site.Log.DeleteAsync(1, None));
        await site.CloseAsync();
        File.Delete(site.Data.SessionKeys + "-wal");
        File.Delete(site.Data.SessionKeys + "-shm");
        File.Move(site.Beside("left.db"), site.Data.SessionKeys, overwrite: true);
        await TestInstallation.Execute(site.Data.SessionKeys, "PRAGMA journal_mode=WAL");

        var made = await BackUpAsync(site);

        Assert.Null(KeyBackup.Read(made.Keys!, Key(site)).Keys.Single(one => one.Session == 1).Key);
    }

    // Fails where the master key goes into the backup with the other keys, or where the keys beside are not sealed.
    [Fact]
    public async Task Neither_the_master_key_nor_a_key_of_a_session_can_be_read_beside_or_in_a_backup()
    {
        await using var site = await TestInstallation.CreateAsync(Canary);
        using var keys = new SessionKeys(site.Data.SessionKeys);
        var among = Path.Combine(site.Data.Keys, "master.key");
        File.Move(keys.MasterPath, among);

        var made = await BackUpAsync(site, among);

        Assert.DoesNotContain(made.Manifest.Files, file => file.Name.Contains("master", StringComparison.Ordinal));
        var key = keys.ForBackup(clock.GetUtcNow()).Keys.Single(one => one.Session == 1).Key!;
        Assert.Equal(-1, (await File.ReadAllBytesAsync(made.Keys!, None)).AsSpan().IndexOf(key));
        Assert.Equal(-1, (await File.ReadAllBytesAsync(site.Data.SessionKeys, None)).AsSpan().IndexOf(key));
    }

    [Theory]
    [InlineData("missing", "the keys that open the answers in the backup, is missing")]
    [InlineData("of another", "holds the keys of another installation")]
    [InlineData("cut", "cut short")]
    public async Task Without_the_keys_of_the_installation_nothing_is_restored(string what, string sentence)
    {
        await using var site = await TestInstallation.CreateAsync(Canary);
        await using var other = await TestInstallation.CreateAsync(Bird);
        var (made, others) = (await BackUpAsync(site), await Backup.MakeAsync(other.Data, other.Beside("backups"), Key(site), null, clock, None));
        switch (what)
        {
            case "missing":
                File.Delete(made.Keys!);
                break;
            case "of another":
                File.Copy(others.Keys!, made.Keys!, overwrite: true);
                break;
            default:
                await File.WriteAllBytesAsync(made.Keys!, (await File.ReadAllBytesAsync(made.Keys!, None))[..^10], None);
                break;
        }

        var target = new DataFolder(site.Beside("restored"));
        var refused = await Assert.ThrowsAsync<InvalidDataException>(
            () => Restoring.RunAsync(made.Path, target, Key(site), replace: false, clock, None));

        Assert.Contains(sentence, refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(target.Sessions));
    }

    [Fact]
    public async Task Keys_older_than_the_backup_leave_its_newest_answers_closed_and_that_is_said()
    {
        await using var site = await TestInstallation.CreateAsync(Canary);
        var old = await BackUpAsync(site);
        File.Copy(old.Keys!, old.Keys + ".old");
        await site.AnswerAsync(Bird);
        clock.Advance(TimeSpan.FromDays(1));
        var made = await BackUpAsync(site);
        var target = new DataFolder(site.Beside("restored"));

        var restored = await Restoring.RunAsync(made.Path, target, Key(site), replace: false, clock, None, old.Keys + ".old");

        Assert.Equal(1, restored.Unreadable);
    }

    // Fails where a restore wraps with a key that the site does not find: it names none and goes by what the keys note.
    [Fact]
    public async Task A_restored_folder_has_a_master_key_of_its_own_or_the_one_that_is_named()
    {
        await using var site = await TestInstallation.CreateAsync(Canary);
        var made = await BackUpAsync(site);
        var named = site.Beside("named.key");
        MasterKey.Make(named);
        var (own, given) = (new DataFolder(site.Beside("own")), new DataFolder(site.Beside("given")) { MasterKey = named });

        var first = await Restoring.RunAsync(made.Path, own, Key(site), replace: false, clock, None);
        var second = await Restoring.RunAsync(made.Path, given, Key(site), replace: false, clock, None);

        Assert.Equal((Path.Combine(own.Root, "master.key"), named), (first.Master, second.Master));
        Assert.Equal([(1, Canary)], await ReadAsync(own));
        Assert.Equal([(1, Canary)], await ReadAsync(given));
        Assert.False(File.Exists(Path.Combine(given.Root, "master.key")));
    }

    // Fails where the next backup takes the place of keys that are not its own: a lost log would take every older backup with it.
    [Fact]
    public async Task A_folder_begun_anew_does_not_take_away_the_keys_of_the_one_before()
    {
        await using var site = await TestInstallation.CreateAsync(Canary);
        await using var anew = await TestInstallation.CreateAsync(Bird);
        var before = await BackUpAsync(site);

        var after = await Backup.MakeAsync(anew.Data, site.Beside("backups"), Key(site), null, clock, None);

        Assert.NotEqual(before.Keys, after.Keys);
        Assert.True(File.Exists(before.Keys));
    }

    /// <returns>Every answer of a folder, opened with the keys beside it.</returns>
    internal static async Task<List<(long Session, string Said)>> ReadAsync(DataFolder folder)
    {
        using var keys = new SessionKeys(folder.SessionKeys);
        await using var connection = new SqliteConnection($"Data Source={folder.Sessions};Pooling=False");
        await connection.OpenAsync(None);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT session_id, revision, reply FROM answered_item";
        await using var rows = await command.ExecuteReaderAsync(None);
        var found = new List<(long Session, string Said)>();
        while (await rows.ReadAsync(None))
        {
            var session = rows.GetInt64(0);
            found.Add((session, keys.Open(session, SealedColumn.Reply.Place(session, rows.GetInt32(1)), rows.GetString(2))));
        }

        return found;
    }

    private static BackupKey Key(TestInstallation site)
    {
        var path = site.Beside("backup.key");
        if (!File.Exists(path))
        {
            BackupKey.Make(path);
        }

        return BackupKey.Read(path);
    }

    private Task<BackupMade> BackUpAsync(TestInstallation site, string? master = null) =>
        Backup.MakeAsync(site.Data with { MasterKey = master }, site.Beside("backups"), Key(site), null, clock, None);
}

using GluteTriage.Testing;
using Microsoft.Data.Sqlite;

namespace GluteTriage.Sessions.Tests;

/// <summary>Whatever keeps an answer from being stored is found, and its end is found too.</summary>
public sealed class SessionLogProbeTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_log_that_takes_answers_has_no_fault_and_goes_on_taking_them()
    {
        await using var site = await TestInstallation.CreateAsync();

        Assert.Null(await site.Probe.FindFaultAsync(None));
        Assert.Null(await site.Probe.FindFaultAsync(None));

        await site.AnswerAsync("yes");
    }

    [Fact]
    public async Task A_disk_without_room_is_found_and_so_is_its_room()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "Only Linux has a file that is always full.");
        await using var site = await TestInstallation.CreateAsync();
        File.CreateSymbolicLink(site.Data.Sessions + ".probe", "/dev/full");

        var fault = await site.Probe.FindFaultAsync(None);
        File.Delete(site.Data.Sessions + ".probe");

        Assert.Contains("No space left", fault, StringComparison.Ordinal);
        Assert.Null(await site.Probe.FindFaultAsync(None));
    }

    [Fault(6,
        Injected = "the file that is tried cannot be made",
        Seen = "not ready, and why in the log of the program",
        Lost = "nothing")]
    [Fact]
    public async Task A_folder_that_cannot_be_written_is_found()
    {
        await using var site = await TestInstallation.CreateAsync();
        Directory.CreateDirectory(site.Data.Sessions + ".probe");

        var fault = await site.Probe.FindFaultAsync(None);
        Directory.Delete(site.Data.Sessions + ".probe");

        Assert.Contains("denied", fault, StringComparison.Ordinal);
        Assert.Null(await site.Probe.FindFaultAsync(None));
    }

    [Fault(13,
        Injected = "another connection holds a transaction that writes",
        Seen = "not ready while it lasts",
        Lost = "nothing")]
    [Fact]
    public async Task A_log_that_another_program_holds_locked_is_found()
    {
        await using var site = await TestInstallation.CreateAsync();
        await using (var other = new SqliteConnection($"Data Source={site.Data.Sessions};Pooling=False"))
        {
            await other.OpenAsync(None);
            await using var hold = other.CreateCommand();
            hold.CommandText = "BEGIN IMMEDIATE";
            await hold.ExecuteNonQueryAsync(None);

            Assert.EndsWith("'database is locked'.", await site.Probe.FindFaultAsync(None), StringComparison.Ordinal);
        }

        Assert.Null(await site.Probe.FindFaultAsync(None));
    }

    [Fault(10,
        Injected = "the files are unlinked, or exchanged for those of another site",
        Seen = "no answer is taken, and no second log is begun",
        Lost = "nothing that was there")]
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_log_that_was_deleted_or_exchanged_is_found_and_never_written_again_and_its_return_is_found(bool exchanged)
    {
        await using var other = await TestInstallation.CreateAsync("other");
        await TestInstallation.Execute(other.Data.Sessions, "PRAGMA wal_checkpoint(TRUNCATE);");
        await using var site = await TestInstallation.CreateAsync();
        Assert.Null(await site.Probe.FindFaultAsync(None));
        var away = site.Beside("away");
        Directory.CreateDirectory(away);
        foreach (var file in Directory.GetFiles(site.Data.Root, "sessions.db*"))
        {
            File.Copy(file, Path.Combine(away, Path.GetFileName(file)));
            File.Delete(file);
        }

        if (exchanged)
        {
            File.Copy(other.Data.Sessions, site.Data.Sessions);
        }

        var fault = await site.Probe.FindFaultAsync(None);

        Assert.NotNull(fault);
        if (exchanged)
        {
            // The other file is a log too, and from now on it is the one that is written and read.
            Assert.Null(await site.Probe.FindFaultAsync(None));
            return;
        }

        await Assert.ThrowsAnyAsync<Exception>(() => site.AnswerAsync("lost"));
        Assert.False(File.Exists(site.Data.Sessions));
        foreach (var file in Directory.GetFiles(away))
        {
            File.Move(file, Path.Combine(site.Data.Root, Path.GetFileName(file)));
        }

        Assert.Null(await site.Probe.FindFaultAsync(None));
        await site.AnswerAsync("yes");
    }

    [Fault(11,
        Injected = "64 KB in the middle are overwritten while the site runs",
        Seen = "not ready, and why in the log of the program",
        Lost = "nothing more")]
    [Fact]
    public async Task A_damaged_log_is_found()
    {
        await using var site = await TestInstallation.CreateAsync();
        await TestInstallation.Execute(site.Data.Sessions, "PRAGMA wal_checkpoint(TRUNCATE);");
        SqliteConnection.ClearAllPools();
        await using (var file = new FileStream(site.Data.Sessions, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            file.Position = 4096;
            await file.WriteAsync(Enumerable.Repeat((byte)0xA5, 64 * 1024).ToArray(), None);
        }

        Assert.NotNull(await site.Probe.FindFaultAsync(None));
    }
}

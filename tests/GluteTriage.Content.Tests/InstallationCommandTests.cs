using System.Diagnostics;
using System.Text.Json;
using GluteTriage.Content.Approving;
using GluteTriage.Sessions.AtRest;
using GluteTriage.Sessions.Auditing;
using GluteTriage.Sessions.Backups;
using GluteTriage.Sessions.Sharing;
using GluteTriage.Testing;

namespace GluteTriage.Content.Tests;

/// <summary>
/// How an installation is looked after from a shell: <c>gt key</c>, <c>backup</c>, <c>restore</c>, <c>doctor</c>, <c>erase</c>. Run alone, because
/// the console is shared.
/// </summary>
[Collection(nameof(ConsoleCollection))]
public sealed class InstallationCommandTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_backup_is_made_with_a_new_key_and_restored_by_one_command()
    {
        await using var site = await TestInstallation.CreateAsync();
        var (key, backups, restored) = (site.Beside("backup.key"), site.Beside("backups"), site.Beside("restored"));

        Assert.Equal((0, ""), Silent(CliTests.Gt("key", key)));
        var made = CliTests.Gt("backup", site.Data.Root, backups, "--key", key, "--keep", "7");
        var back = CliTests.Gt("restore", Assert.Single(Directory.GetFiles(backups, "*.backup")), restored, "--key", key);

        Assert.Equal((0, "", 0, ""), (made.Exit, made.Errors, back.Exit, back.Errors));
        Assert.Contains("1 sessions, 1 audit entries, read back and whole", made.Output, StringComparison.Ordinal);
        Assert.StartsWith("Restored 1 sessions and 1 audit entries", back.Output, StringComparison.Ordinal);
        Assert.Equal(0, CliTests.Gt("audit", "verify", Path.Combine(restored, "sessions.db")).Exit);
    }

    [Fact]
    public async Task A_passphrase_in_a_file_does_as_well_and_a_wrong_one_is_one_sentence_and_exit_code_1()
    {
        await using var site = await TestInstallation.CreateAsync();
        await File.WriteAllTextAsync(site.Beside("right"), "correct horse battery\n", None);
        await File.WriteAllTextAsync(site.Beside("wrong"), "incorrect horse battery\n", None);
        Assert.Equal(0, CliTests.Gt("backup", site.Data.Root, site.Beside("backups"), "--passphrase", site.Beside("right")).Exit);
        var backup = Assert.Single(Directory.GetFiles(site.Beside("backups"), "*.backup"));

        var refused = CliTests.Gt("restore", backup, site.Beside("restored"), "--passphrase", site.Beside("wrong"));

        Assert.Equal((1, "", "The key is not the one this backup was made with.\n"), (refused.Exit, refused.Output, refused.Errors));
        Assert.Equal(0, CliTests.Gt("restore", backup, site.Beside("restored"), "--passphrase", site.Beside("right")).Exit);
    }

    [Fact]
    public async Task A_key_is_never_written_over_and_neither_key_nor_passphrase_is_wrong_usage()
    {
        await using var site = await TestInstallation.CreateAsync();
        CliTests.Gt("key", site.Beside("backup.key"));
        var before = await File.ReadAllBytesAsync(site.Beside("backup.key"), None);

        Assert.Equal(1, CliTests.Gt("key", site.Beside("backup.key")).Exit);
        Assert.Equal(before, await File.ReadAllBytesAsync(site.Beside("backup.key"), None));
        Assert.Equal(2, CliTests.Gt("backup", site.Data.Root, site.Beside("backups")).Exit);
        Assert.Equal(2, CliTests.Gt("restore", "/no/such/backup", site.Beside("restored"), "--key", site.Beside("backup.key")).Exit);
    }

    [Fact]
    public async Task The_doctor_finds_nothing_wrong_with_an_installation_in_order()
    {
        await using var site = await TestInstallation.CreateAsync();
        Close(site.Data);

        var (exit, output, errors) = Doctor(site.Data);

        Assert.Equal((0, ""), (exit, errors));
        Assert.Equal(
            "Nothing is wrong.\nNo list of approvers was given: where the site has none either, content that is certified is served without "
                + "anybody's approval.\n",
            output);
    }

    [Fact]
    public async Task The_doctor_says_that_a_release_was_pulled_and_that_nothing_is_approved()
    {
        await using var site = await TestInstallation.CreateAsync();
        Close(site.Data);
        await File.WriteAllTextAsync(site.Beside("approvers.pem"), ApproverKey.New("Ann").EntryFor(new(2026, 1, 1), new(2099, 1, 1)), None);
        ReleasePull.Set(Assert.Single(Directory.GetFiles(site.Data.Stores, "*.db")), TimeProvider.System.GetUtcNow(), "sam", "A number is wrong.");

        var without = Doctor(site.Data);
        var with = Doctor(site.Data, "--approvers", site.Beside("approvers.pem"));

        Assert.Equal((1, 1), (without.Exit, with.Exit));
        Assert.Contains("FAULT  release-pulled: ", without.Output, StringComparison.Ordinal);
        Assert.Contains("A number is wrong.", without.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("approvals-missing", without.Output, StringComparison.Ordinal);
        Assert.Contains("FAULT  approvals-missing: ", with.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("No list of approvers", with.Output, StringComparison.Ordinal);
    }

    public static TheoryData<string, Action<TestInstallation>> Illnesses => new()
    {
        { "database-missing", site => File.Delete(site.Data.Sessions) },
        { "database-missing", site => File.WriteAllText(site.Data.Sessions, "") },
        { "database-damaged", site => File.WriteAllText(site.Data.Sessions, "no database at all, but some text that is long enough to be looked at") },
        { "database-damaged", site => File.WriteAllText(site.Data.Accounts, "no database at all, but some text that is long enough to be looked at") },
        { "database-newer", site => Run(site, "INSERT INTO __EFMigrationsHistory VALUES ('20991231000000_Later', '99.0');") },
        {
            "database-newer",
            site => RunOn(
                site.Data.Accounts,
                "CREATE TABLE __EFMigrationsHistory (MigrationId TEXT PRIMARY KEY, ProductVersion TEXT); INSERT INTO __EFMigrationsHistory "
                    + "VALUES ('20261126171353_Accounts', '10'), ('20261126210145_BreakGlass', '10'), ('20991231000000_Later', '99.0');")
        },
        { "audit-key", site => File.Delete(site.Data.AuditKey) },
        { "audit-trail", site => Run(site, "DROP TRIGGER audit_entry_is_never_changed; UPDATE audit_entry SET actor = 'other';") },
        { "clock-behind", site => Run(site, "UPDATE session SET last_answered_at = last_answered_at + 600000;") },
        { "session-keys", site => File.Delete(site.Data.SessionKeys) },
        { "session-keys", site => File.Delete(site.Beside("master.key")) },
        { "session-keys", SpoilKeys },
        { "master-key-beside", MoveMasterKey },
        { "answers-plain", site => RunOn(site.Data.SessionKeys, "DELETE FROM note WHERE name = 'texts-sealed'") },
        { "keys-plain", site => WriteForOwner(Path.Combine(site.Data.Keys, "key-1.xml"), "<key><value>plain</value></key>") },
        { "others-may-read", site => LetRead(site.Data.AuditKey, UnixFileMode.UserRead | UnixFileMode.OtherRead) },
        { "folder-not-writable", site => Directory.CreateDirectory(Path.Combine(site.Data.Root, ".doctor")) },
    };

    [Theory]
    [MemberData(nameof(Illnesses))]
    public async Task The_doctor_names_each_illness_and_what_to_do(string check, Action<TestInstallation> illness)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() && check == "others-may-read", "Windows has no such rights; its folder's rights apply.");
        await using var site = await TestInstallation.CreateAsync();
        Close(site.Data);
        illness(site);

        var (exit, output, _) = Doctor(site.Data, "--json");

        var isFault = check is not ("keys-plain" or "others-may-read" or "master-key-beside" or "answers-plain");
        var findings = JsonDocument.Parse(output).RootElement.GetProperty("findings").EnumerateArray().ToList();
        Assert.Equal(isFault ? 1 : 0, exit);
        Assert.NotEmpty(findings);
        Assert.All(findings, found =>
        {
            Assert.Equal((check, isFault), (found.GetProperty("check").GetString(), found.GetProperty("isFault").GetBoolean()));
            Assert.NotEmpty(found.GetProperty("remedy").GetString()!);
        });
    }

    [Fact]
    public async Task Another_master_key_is_taken_while_the_site_runs_and_the_one_before_is_needed_no_more()
    {
        await using var site = await TestInstallation.CreateAsync("canary-in-a-mine");
        var newer = site.Beside("master-2.key");
        CliTests.Gt("key", newer);

        var rotated = CliTests.Gt("rotate", site.Data.Root, "--to", newer);
        File.Delete(site.Beside("master.key"));

        Assert.Equal((0, ""), (rotated.Exit, rotated.Errors));
        Assert.StartsWith($"1 keys are wrapped by {newer}", rotated.Output, StringComparison.Ordinal);
        await site.AnswerAsync("after");
        Assert.Equal(0, Doctor(site.Data).Exit);
        Assert.Equal(1, CliTests.Gt("rotate", site.Data.Root, "--to", site.Beside("no-such.key")).Exit);
        Assert.Equal(2, CliTests.Gt("rotate", site.Beside("no-such-data"), "--to", newer).Exit);
    }

    [Fact]
    public async Task The_doctor_names_a_lock_a_missing_certificate_and_settings_that_are_not_json()
    {
        await using var site = await TestInstallation.CreateAsync();
        Close(site.Data);
        var published = Directory.CreateDirectory(site.Beside("published")).FullName;
        await File.WriteAllTextAsync(Path.Combine(published, "appsettings.Production.json"), "{ \"Sessions\": ", None);
        CopyWithoutCertificate(Path.Combine(published, "content"));
        await using var other = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={site.Data.Sessions};Pooling=False");
        await other.OpenAsync(None);
        await using var hold = other.CreateCommand();
        hold.CommandText = "BEGIN IMMEDIATE";
        await hold.ExecuteNonQueryAsync(None);

        var (exit, output, _) = CliTests.Gt("doctor", site.Data.Root, "--site", published);

        Assert.Equal(1, exit);
        Assert.All(
            new[] { "database-locked", "certificate-missing", "settings-unreadable" },
            check => Assert.Contains($"FAULT  {check}: ", output, StringComparison.Ordinal));
        Assert.Equal(2, CliTests.Gt("doctor", "/no/such/folder").Exit);
    }

    [Fact]
    public async Task A_code_that_its_person_holds_erases_their_answers_and_is_recorded()
    {
        await using var site = await TestInstallation.CreateAsync("canary-in-a-mine");
        var (code, _) = (await site.Codes.MakeAsync(1, None))!.Value;

        var wrong = CliTests.Gt("erase", ShareCode.New().ToShownText(), site.Data.Root);
        var right = CliTests.Gt("erase", code.ToShownText(), site.Data.Root);
        var again = CliTests.Gt("erase", code.ToShownText(), site.Data.Root);

        Assert.Equal((1, 0, 1), (wrong.Exit, right.Exit, again.Exit));
        Assert.StartsWith("The answers are deleted", right.Output, StringComparison.Ordinal);
        Assert.StartsWith("No session has this code", wrong.Errors, StringComparison.Ordinal);
        Close(site.Data);
        Assert.Equal(-1, (await File.ReadAllBytesAsync(site.Data.Sessions, None)).AsSpan().IndexOf("canary-in-a-mine"u8));
        Assert.Empty((await AuditVerification.OfAsync(site.Data.Sessions, AuditKey.Read(site.Data.AuditKey), site.Data.AuditHeads, None)).Faults);
        Assert.Equal(2, CliTests.Gt("erase", code.ToShownText(), site.Beside("no-such-data")).Exit);
    }

    [Fact]
    public async Task The_code_that_came_with_the_consent_erases_them_too_and_a_second_time_finds_nothing()
    {
        await using var site = await TestInstallation.CreateAsync("canary-in-a-mine");
        var code = await site.GiveWithdrawalCodeAsync(1);

        var right = CliTests.Gt("erase", code.ToShownText(), site.Data.Root);
        var again = CliTests.Gt("erase", code.ToShownText(), site.Data.Root);

        Assert.Equal((0, 1), (right.Exit, again.Exit));
        Close(site.Data);
        Assert.Equal(-1, (await File.ReadAllBytesAsync(site.Data.Sessions, None)).AsSpan().IndexOf("canary-in-a-mine"u8));
    }

    // In the long run twenty times over.
    [Fault(1,
        Injected = "SIGKILL to gt rotate while it wraps the keys of sessions with another master key and sessions begin",
        Seen = "nothing: every session is read; the same command goes on from there",
        Lost = "nothing")]
    [Fact]
    public async Task A_change_of_the_master_key_that_is_killed_loses_no_session_and_goes_on_when_it_is_run_again()
    {
        await using var site = await TestInstallation.CreateAsync();
        var (old, newer) = (site.Beside("master.key"), site.Beside("newer.key"));
        Assert.Equal(0, CliTests.Gt("key", newer).Exit);
        using var running = new SessionKeys(site.Data.SessionKeys, old);
        long[] many = [.. Enumerable.Range(1000, Sampling.Count(everyDay: 10_000, longRun: 100_000)).Select(number => (long)number)];
        running.Make(many);
        var texts = many.ToDictionary(session => session, session => running.Seal(session, "any", $"said {session}"));

        for (var kill = 0; kill < Sampling.Count(everyDay: 1, longRun: 20); kill++)
        {
            var before = Left();
            using (var rotating = Process.Start("dotnet", [
                Path.Combine(AppContext.BaseDirectory, "gt.dll"), "rotate", site.Data.Root, "--to", newer, "--master", old]))
            {
                while (Left() == before && !rotating.HasExited)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, None);
                }

                rotating.Kill();
                await rotating.WaitForExitAsync(None);
            }

            Assert.InRange(Left(), 1, before - 1);
            texts[kill + 1] = running.Seal(kill + 1, "any", $"said {kill + 1}");
            AllRead();
        }

        Assert.Equal(0, CliTests.Gt("rotate", site.Data.Root, "--to", newer, "--master", old).Exit);
        File.Delete(old);
        AllRead();

        long Left()
        {
            using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={site.Data.SessionKeys};Pooling=False;Mode=ReadOnly");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT COUNT(*) FROM session_key WHERE master = 1";
            return (long)command.ExecuteScalar()!;
        }

        void AllRead()
        {
            using var anew = new SessionKeys(site.Data.SessionKeys);
            Assert.All(texts, one => Assert.Equal($"said {one.Key}", anew.Open(one.Key, "any", one.Value)));
        }
    }

    // Fails where it is said that nothing is left because emptying the log was asked for.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_another_program_keeps_in_a_log_by_reading_is_not_said_to_be_gone(bool ofKeys)
    {
        await using var site = await TestInstallation.CreateAsync();
        var code = await site.GiveWithdrawalCodeAsync(1);
        var database = ofKeys ? site.Data.SessionKeys : site.Data.Sessions;
        await using var other = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={database};Pooling=False");
        await other.OpenAsync(None);
        await using var reading = other.CreateCommand();
        reading.CommandText = $"BEGIN; SELECT COUNT(*) FROM {(ofKeys ? "session_key" : "session")}";
        await reading.ExecuteScalarAsync(None);

        var (exit, output, errors) = CliTests.Gt("erase", code.ToShownText(), site.Data.Root);

        Assert.Equal((1, ""), (exit, output));
        Assert.StartsWith("The answers are deleted and their key is destroyed, but what was there may still lie in ", errors, StringComparison.Ordinal);
        Assert.Contains("Once that has ended, the site clears it away with the next deletion.", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_person_can_be_erased_where_staff_never_did_anything_but_not_where_the_key_of_what_they_did_is_lost(bool staffActed)
    {
        await using var site = await TestInstallation.CreateAsync(staffActed: staffActed);
        var code = await site.GiveWithdrawalCodeAsync(1);
        File.Delete(site.Data.AuditKey);

        var (exit, _, errors) = CliTests.Gt("erase", code.ToShownText(), site.Data.Root);

        Assert.Equal(staffActed ? 1 : 0, exit);
        Assert.Equal(staffActed, errors.Contains("the key of the audit trail, is missing", StringComparison.Ordinal));
    }

    private static (int Exit, string Output, string Errors) Doctor(DataFolder data, params string[] more) =>
        CliTests.Gt(["doctor", data.Root, "--site", Shipped.Root, .. more]);

    private static (int Exit, string Errors) Silent((int Exit, string Output, string Errors) ran) => (ran.Exit, ran.Errors);

    private static void Close(DataFolder data)
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        LetRead(data.Accounts, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private static void WriteForOwner(string path, string text)
    {
        File.WriteAllText(path, text);
        LetRead(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private static void LetRead(string path, UnixFileMode rights)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, rights);
        }
    }

    private static void Run(TestInstallation site, string sql) => RunOn(site.Data.Sessions, sql);

    private static void RunOn(string database, string sql) => TestInstallation.Execute(database, sql).GetAwaiter().GetResult();

    private static void SpoilKeys(TestInstallation site)
    {
        // From its log alone SQLite would mend it.
        File.Delete(site.Data.SessionKeys + "-wal");
        File.WriteAllText(site.Data.SessionKeys, "no database at all, but some text that is long enough to be looked at");
    }

    /// <summary>Where the keys look for it too, as whoever moved it has told the site.</summary>
    private static void MoveMasterKey(TestInstallation site)
    {
        var beside = Path.Combine(site.Data.Root, "master.key");
        File.Move(site.Beside("master.key"), beside);
        RunOn(site.Data.SessionKeys, $"UPDATE master SET path = '{beside}'");
    }

    private static void CopyWithoutCertificate(string content)
    {
        foreach (var file in Directory.EnumerateFiles(Shipped.ContentPath, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != Certificate.FileName))
        {
            var copy = Path.Combine(content, Path.GetRelativePath(Shipped.ContentPath, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}

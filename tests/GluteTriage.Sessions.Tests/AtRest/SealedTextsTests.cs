using GluteTriage.Sessions.AtRest;
using GluteTriage.Sessions.Auditing;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Sessions.Tests.AtRest;

/// <summary>What tells of one person lies sealed in the file, and opens only with the key of its session and where it was sealed.</summary>
public sealed class SealedTextsTests
{
    private const string Canary = "canary-in-a-mine";

    private static readonly CancellationToken None = CancellationToken.None;

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 30, 9, 0, 0, TimeSpan.Zero));

    // Fails where SessionDb stores any one of the texts as it is.
    [Fact]
    public async Task No_answer_result_or_note_is_in_any_byte_of_the_log_and_all_of_them_are_read()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);

        var (_, session) = await Told.EverywhereAsync(test, Canary);

        Assert.False(test.ReadFiles().Holds(Canary));
        Assert.Equal(
            $$"""
            {{Canary}}
            days,{{Canary}}
            {{Canary}}
            {"said":"{{Canary}}"}
            Because of {{Canary}}.
            Note on {{Canary}}
            Found {{Canary}}
            Harm by {{Canary}}
            """,
            await Told.ReadAsync(test, session));
        await test.Reviews.CloseConcernAsync(new Actor("account-2", "Dr Two"), 1, None);
        Assert.False(test.ReadFiles().Holds(Canary));
        Assert.Contains($"Harm by {Canary}", await Told.ReadAsync(test, session), StringComparison.Ordinal);
        Assert.Empty((await AuditVerification.OfAsync(test.Path, test.AuditKey, test.Heads, None)).Faults);
    }

    // Fails where nothing is filled up: the two would have other lengths.
    [Fact]
    public void How_long_an_answer_is_does_not_tell_which_it_was()
    {
        var key = new byte[32];

        Assert.Equal(SealedText.Seal(key, "any", "no").Length, SealedText.Seal(key, "any", "more-than-three-months").Length);
        Assert.All(
            new[] { "", "no", new string('x', 1020), new string('y', 5000), "schön, ärger" },
            text => Assert.Equal(text, SealedText.Open(key, "any", SealedText.Seal(key, "any", text))));
    }

    // Fails where SealedText leaves out the place: the first two are opened with the same key.
    [Theory]
    [InlineData("(SELECT reply FROM answered_item WHERE session_id = 1 AND revision = 2)")]
    [InlineData("(SELECT reply FROM answered_screen WHERE session_id = 1)")]
    [InlineData("(SELECT reply FROM answered_item WHERE session_id = 2 AND revision = 1)")]
    [InlineData("'sealed:1:' || substr(reply, 20)")]
    public async Task A_text_that_was_moved_or_changed_is_refused(string put)
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (key, _) = await Told.EverywhereAsync(test, "one");
        await Told.EverywhereAsync(test, "other");

        await test.ExecuteAsync($"UPDATE answered_item SET reply = {put} WHERE session_id = 1 AND revision = 1");

        await Assert.ThrowsAsync<UnreadableTextException>(() => test.Log.FindAsync(key, None));
    }

    // Fails where the key is only made by the first answer.
    [Fact]
    public async Task The_key_is_on_disk_before_the_first_answer()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (_, session) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: false, None);

        using var other = new SessionKeys(SessionKeys.Beside(test.Path));

        Assert.Equal("days", other.Open(session.Id, "any", test.Keys.Seal(session.Id, "any", "days")));
    }

    // Fails where Prepare does not compare the master key with its mark, or makes new keys for a log that has none.
    [Theory]
    [InlineData("another", "is missing, cannot be read or is another")]
    [InlineData("none", "is missing, cannot be read or is another")]
    [InlineData("no keys", "the keys of the sessions, is missing or empty, and the session log holds answers sealed with them")]
    [InlineData("damaged", "cannot be read: ")]
    public async Task A_master_key_or_keys_that_are_not_the_right_ones_are_refused_in_one_sentence(string what, string sentence)
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await Told.EverywhereAsync(test, Canary);
        var (master, keys) = (test.Keys.MasterPath, SessionKeys.Beside(test.Path));
        test.Keys.LetGo();
        File.Delete(what is "another" or "none" ? master : keys);
        switch (what)
        {
            case "another":
                MasterKey.Make(master);
                break;
            case "damaged":
                await File.WriteAllTextAsync(keys, "no database, and long enough to be looked at as one: " + new string('x', 4096), None);
                break;
        }

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(test.ReopenAsync);

        Assert.Contains(sentence, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    // Fails where a list stops at a text it cannot open.
    [Fact]
    public async Task One_session_without_its_key_does_not_stop_the_list()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await Told.EverywhereAsync(test, "one");
        await Told.EverywhereAsync(test, "other");
        test.Keys.Destroy([1]);

        var page = await test.Inbox.PageAsync(new Actor("account-2", "Dr Two"), InboxFilter.Everything, after: null, 10, None);

        Assert.Equal([1, 2], page.Rows.Select(row => row.SessionId).Order());
    }

    // Each of these fails where that way of deleting leaves the key.
    [Theory]
    [InlineData("by its person")]
    [InlineData("past its time")]
    [InlineData("by a process that was killed then")]
    public async Task With_a_session_goes_its_key_for_good(string how)
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (key, session) = await Told.EverywhereAsync(test, Canary);
        var (_, kept) = await Told.EverywhereAsync(test, "other");
        var (text, other) = (test.Keys.Seal(session, "any", Canary), test.Keys.Seal(kept, "any", "other"));
        await test.ExecuteAsync($"UPDATE session SET started_at = started_at + 1000000000000 WHERE id = {kept}");
        switch (how)
        {
            case "by its person":
                Assert.True(await test.Log.DeleteAsync(key, None));
                break;
            case "past its time":
                clock.Advance(TimeSpan.FromDays(200));
                await test.Retention.DeleteExpiredAsync(None);
                break;
            default:
                await test.Audited.RecordAsync(Actor.Person, AuditAct.Deleted, session, "", None);
                await test.ExecuteAsync($"PRAGMA foreign_keys=ON; DELETE FROM session WHERE id = {session}");
                await test.ReopenAsync();
                break;
        }

        using var anew = new SessionKeys(SessionKeys.Beside(test.Path));
        foreach (var keys in new[] { test.Keys, anew })
        {
            Assert.Throws<UnreadableTextException>(() => keys.Open(session, "any", text));
            Assert.Throws<UnreadableTextException>(() => keys.Seal(session, "any", text));
            Assert.Equal("other", keys.Open(kept, "any", other));
        }
    }

    // Fails where what was read before a key was destroyed is held after: the window is too short to be met by chance.
    [Fact]
    public void A_key_that_was_read_before_it_was_destroyed_is_not_held_after()
    {
        var held = new HeldKeys(clock);
        var before = held.Endings;
        held.LetGo([1]);
        held.Hold(1, new byte[32], before);
        held.Hold(2, new byte[32], held.Endings);
        before = held.Endings;
        held.Clear();
        held.Hold(3, new byte[32], before);

        Assert.Equal((null, null, null), (held.Find(1), held.Find(2), held.Find(3)));
        held.Hold(4, new byte[32], held.Endings);
        Assert.NotNull(held.Find(4));
    }

    // Fails where a running site goes on holding a key that another process has destroyed.
    [Fact]
    public async Task A_key_that_another_process_destroyed_with_its_session_is_held_no_longer_than_until_the_trail_is_looked_at()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (key, session) = await Told.EverywhereAsync(test, Canary);
        var text = test.Keys.Seal(session, "any", Canary);
        await test.Taken.LookAsync(None);
        test.Keys.Destroy([100]);
        Assert.Equal(Canary, test.Keys.Open(session, "any", text));

        // While somebody reads, the file stays as it was, and by its times nobody notices that its log has grown.
        await using var stranger = new SqliteConnection($"Data Source={SessionKeys.Beside(test.Path)};Pooling=False");
        await stranger.OpenAsync(None);
        await using var reading = stranger.CreateCommand();
        reading.CommandText = "BEGIN; SELECT COUNT(*) FROM session_key";
        await reading.ExecuteScalarAsync(None);
        await test.BesideAsync(log => log.DeleteAsync(key, None));
        var taken = new List<Taken>();
        test.Taken.Happened += taken.Add;

        await test.Taken.LookAsync(None);
        await test.Taken.LookAsync(None);

        Assert.Throws<UnreadableTextException>(() => test.Keys.Open(session, "any", text));
        Assert.Equal([new Taken(session, Deleted: true)], taken);
    }

    // Fails where the log of the keys is taken for empty because emptying it was asked for.
    [Fact]
    public async Task A_key_that_was_destroyed_while_another_program_reads_is_said_to_lie_in_the_log_still_and_goes_at_the_next_look()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (key, _) = await Told.EverywhereAsync(test, Canary);
        var wrapped = await WrappedAsync(test, 1);
        await using (var stranger = new SqliteConnection($"Data Source={SessionKeys.Beside(test.Path)};Pooling=False"))
        {
            await stranger.OpenAsync(None);
            await using var reading = stranger.CreateCommand();
            reading.CommandText = "BEGIN; SELECT COUNT(*) FROM session_key";
            await reading.ExecuteScalarAsync(None);

            Assert.True(await test.Log.DeleteAsync(key, None));

            Assert.True(test.Keys.OwesEmptying);
            Assert.True(test.ReadKeyFiles().AsSpan().IndexOf(wrapped) >= 0);
        }

        await test.Erased.DestroyAsync(None);

        Assert.False(test.Keys.OwesEmptying);
        Assert.Equal(-1, test.ReadKeyFiles().AsSpan().IndexOf(wrapped));
    }

    // Fails where only the times of the file tell that it is another: a copy keeps them, and what is written goes into a file that is gone.
    [Fact]
    public async Task Keys_made_after_their_file_was_exchanged_for_a_copy_of_it_are_in_the_file_that_lies_there()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var path = SessionKeys.Beside(test.Path);
        var before = test.Keys.Seal(1, "any", "days");
        test.Keys.Destroy([100]);
        test.Keys.Make([50]);
        Assert.Equal("days", test.Keys.Open(1, "any", before));
        File.Copy(path, path + ".copy");
        File.SetLastWriteTimeUtc(path + ".copy", File.GetLastWriteTimeUtc(path));
        File.Move(path + ".copy", path, overwrite: true);

        var after = test.Keys.Seal(2, "any", "weeks");
        test.Keys.Destroy([101]);

        using var anew = new SessionKeys(path);
        Assert.Equal(("days", "weeks"), (anew.Open(1, "any", before), anew.Open(2, "any", after)));
    }

    // Fails where SQLite is left to apply whatever log lies there, and where a log is refused that is the file's own.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_older_copy_of_the_keys_beside_the_log_of_newer_ones_is_refused_until_the_log_is_moved_away(bool inPlace)
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var path = SessionKeys.Beside(test.Path);
        var text = test.Keys.Seal(1, "any", "days");
        test.Keys.Destroy([100]);
        var (older, newer) = (await File.ReadAllBytesAsync(path, None), path + ".newer");
        test.Keys.Make([2]);
        test.Keys.Destroy([101]);
        test.Keys.Make([3]);
        File.Copy(path + "-wal", newer);
        using (var own = new SessionKeys(path))
        {
            Assert.Null(own.FindFault(test.Path));
        }

        test.Keys.LetGo();
        File.Copy(newer, path + "-wal", overwrite: true);
        if (!inPlace)
        {
            File.Delete(path);
        }

        await File.WriteAllBytesAsync(path, older, None);
        using var found = new SessionKeys(path);

        var said = Assert.Throws<SqliteException>(() => found.FindFault(test.Path)).Message;
        Assert.StartsWith($"{path}-wal is the write-ahead log of another file than the keys that lie there", said, StringComparison.Ordinal);
        Assert.Equal(said, Assert.Throws<SqliteException>(() => found.Make([4])).Message);
        Assert.Contains(said, Assert.Throws<InvalidOperationException>(() => found.Prepare(() => true)).Message, StringComparison.Ordinal);
        Assert.Equal(older, await File.ReadAllBytesAsync(path, None));
        File.Delete(path + "-wal");
        Assert.Equal("days", found.Open(1, "any", text));
    }

    // Fails where keys that this process made in the place of lost ones count as those of another installation.
    [Fact]
    public async Task Keys_that_were_lost_before_anything_was_sealed_are_made_anew_without_a_restart()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (path, _) = (SessionKeys.Beside(test.Path), test.Keys.Seal(1, "any", "days"));
        Array.ForEach(Directory.GetFiles(Path.GetDirectoryName(path)!, SessionKeys.FileName + "*"), File.Delete);

        await test.Start.PrepareAsync(None);

        Assert.Equal("weeks", test.Keys.Open(2, "any", test.Keys.Seal(2, "any", "weeks")));
    }

    // Fails where only answers are looked at: what is left of somebody who was deleted would never be read again, and nobody would be told.
    [Fact]
    public async Task Keys_that_were_lost_are_not_made_anew_where_a_concern_outlived_all_answers()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (key, _) = await Told.EverywhereAsync(test, Canary);
        await test.Log.DeleteAsync(key, None);
        test.Keys.LetGo();
        Array.ForEach(Directory.GetFiles(Path.GetDirectoryName(test.Path)!, SessionKeys.FileName + "*"), File.Delete);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(test.ReopenAsync);

        Assert.Contains("the keys of the sessions, is missing or empty", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<byte[]> WrappedAsync(TestSessionDb test, long session)
    {
        await using var connection = new SqliteConnection($"Data Source={SessionKeys.Beside(test.Path)};Pooling=False;Mode=ReadOnly");
        await connection.OpenAsync(None);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT wrapped FROM session_key WHERE session_id = {session}";
        return (byte[])(await command.ExecuteScalarAsync(None))!;
    }

    // Fails where keys are destroyed of sessions that are merely not there: a lost log takes those of its backup with it.
    [Fact]
    public async Task A_log_that_was_lost_keeps_its_keys_and_an_older_one_in_its_place_counts_on()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var (_, session) = await Told.EverywhereAsync(test, Canary);
        var text = test.Keys.Seal(session, "any", Canary);
        await test.CloseAsync();
        await using (var other = await TestSessionDb.CreateAsync(clock))
        {
            await other.ExecuteAsync($"VACUUM INTO '{test.Path}.older'");
        }

        File.Move(test.Path + ".older", test.Path, overwrite: true);
        await test.ReopenAsync();
        var (_, next) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: false, None);

        Assert.Equal(Canary, test.Keys.Open(session, "any", text));
        Assert.Equal(session + 1, next.Id);
    }
}

using GluteTriage.Sessions.AtRest;
using GluteTriage.Sessions.Auditing;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Testing;
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

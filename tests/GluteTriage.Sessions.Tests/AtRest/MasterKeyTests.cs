using GluteTriage.Sessions.AtRest;
using GluteTriage.Testing;

namespace GluteTriage.Sessions.Tests.AtRest;

/// <summary>The master key is changed while the site runs, and a change that is ended half-way loses nothing.</summary>
public sealed class MasterKeyTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly long[] Many = [.. Enumerable.Range(100, 2500).Select(number => (long)number)];

    [Fact]
    public async Task A_master_key_that_is_made_is_its_owners_alone_and_lies_beside_until_another_place_is_named()
    {
        await using var test = await TestSessionDb.CreateAsync(TimeProvider.System);
        var (made, apart) = (test.Keys.MasterPath, test.Path + ".apart");

        Assert.True(test.Keys.MasterLiesBeside);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(made));
        }

        var text = test.Keys.Seal(1, "any", "days");
        Directory.CreateDirectory(apart);
        File.Move(made, Path.Combine(apart, "master.key"));
        using var moved = new SessionKeys(SessionKeys.Beside(test.Path), Path.Combine(apart, "master.key"));
        Assert.Null(moved.FindMasterFault());
        Assert.False(moved.MasterLiesBeside);

        // Who does not name it goes by where it was last.
        using var next = new SessionKeys(SessionKeys.Beside(test.Path));
        Assert.Equal("days", next.Open(1, "any", text));
    }

    // Fails where the change begins anew, where it forgets what it had not come to, or where the one before is let go too early.
    [Fact]
    public async Task A_change_that_is_ended_half_way_is_read_as_before_goes_on_and_then_needs_the_old_key_no_more()
    {
        await using var test = await TestSessionDb.CreateAsync(TimeProvider.System);
        var (old, newer) = (test.Keys.MasterPath, test.Path + ".new-master.key");
        test.Keys.Make(Many);
        var texts = Many.ToDictionary(session => session, session => test.Keys.Seal(session, "any", $"said {session}"));
        MasterKey.Make(newer);

        using (var killed = new SessionKeys(SessionKeys.Beside(test.Path)))
        {
            Assert.Throws<TimeoutException>(() => killed.Rotate(newer, _ => throw new TimeoutException()));
        }

        AllRead(test, texts);
        using (var again = new SessionKeys(SessionKeys.Beside(test.Path)))
        {
            Assert.Equal(Many.Length - 1000, again.Rotate(newer));
        }

        File.Delete(old);
        AllRead(test, texts);
        await test.ReopenAsync();
        Assert.Equal(newer, test.Keys.MasterPath);
        AllRead(test, texts);
    }

    // Fails where a process goes on wrapping with the key it began with.
    [Fact]
    public async Task A_session_that_begins_in_a_running_site_during_the_change_gets_the_new_key()
    {
        await using var test = await TestSessionDb.CreateAsync(TimeProvider.System);
        var (old, newer) = (test.Keys.MasterPath, test.Path + ".new-master.key");
        test.Keys.Make(Many);
        MasterKey.Make(newer);
        var during = new List<(long Session, string Text)>();

        using (var other = new SessionKeys(SessionKeys.Beside(test.Path)))
        {
            other.Rotate(newer, _ =>
            {
                var (_, session) = test.Log.OpenAsync("release-1", "uk", mayBeReviewed: false, None).GetAwaiter().GetResult();
                during.Add((session.Id, test.Keys.Seal(session.Id, "any", "days")));
            });
        }

        File.Delete(old);
        await test.ReopenAsync();
        Assert.Equal(3, during.Count);
        Assert.All(during, one => Assert.Equal("days", test.Keys.Open(one.Session, "any", one.Text)));
    }

    // Fails where each of two changes says that its own key is the one to keep: the one of the first opens nothing.
    [Fact]
    public async Task Of_two_changes_at_once_the_later_one_wins_and_the_other_names_it()
    {
        await using var test = await TestSessionDb.CreateAsync(TimeProvider.System);
        var (old, first, second) = (test.Keys.MasterPath, test.Path + ".first.key", test.Path + ".second.key");
        test.Keys.Make(Many);
        var texts = Many.ToDictionary(session => session, session => test.Keys.Seal(session, "any", $"said {session}"));
        MasterKey.Make(first);
        MasterKey.Make(second);
        using var one = new SessionKeys(SessionKeys.Beside(test.Path));
        using var other = new SessionKeys(SessionKeys.Beside(test.Path));

        var refused = Assert.Throws<InvalidOperationException>(() => one.Rotate(first, done =>
        {
            if (done == 1000)
            {
                other.Rotate(second);
            }
        }));

        Assert.Contains($"{second} wraps the keys, not {first}", refused.Message, StringComparison.Ordinal);
        File.Delete(old);
        File.Delete(first);
        AllRead(test, texts);
    }

    // Fails where a first start that was killed while it made the keys stops every start after it, or where emptied keys are made anew.
    [Theory]
    [InlineData("")]
    [InlineData("CREATE TABLE note (name TEXT PRIMARY KEY, value) WITHOUT ROWID; CREATE TABLE master (number INTEGER PRIMARY KEY, path TEXT, mark BLOB);")]
    public async Task Keys_that_are_half_made_are_made_where_nothing_was_sealed_and_refused_where_something_was(string half)
    {
        var folder = Directory.CreateTempSubdirectory("glutetriage-half-");
        var path = Path.Combine(folder.FullName, SessionKeys.FileName);
        await File.WriteAllBytesAsync(path, [], None);
        await TestInstallation.Execute(path, half + "SELECT 1");
        using var keys = new SessionKeys(path);

        var refused = Assert.Throws<InvalidOperationException>(() => keys.Prepare(() => true));
        keys.Prepare(() => false);

        Assert.Contains("is missing or empty", refused.Message, StringComparison.Ordinal);
        Assert.Equal("days", keys.Open(1, "any", keys.Seal(1, "any", "days")));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_named_key_that_is_another_or_a_new_one_that_is_none_is_refused_in_one_sentence_and_changes_nothing()
    {
        await using var test = await TestSessionDb.CreateAsync(TimeProvider.System);
        var other = test.Path + ".other.key";
        MasterKey.Make(other);
        await File.WriteAllTextAsync(test.Path + ".none.key", "too short", None);
        using var named = new SessionKeys(SessionKeys.Beside(test.Path), other);

        Assert.StartsWith($"{other} is not the master key that wraps the keys in ", named.FindMasterFault(), StringComparison.Ordinal);
        Assert.Contains("Name that one in Keys:Master.", named.FindMasterFault(), StringComparison.Ordinal);
        Assert.StartsWith(
            $"{test.Path}.none.key is missing or is not a key.",
            Assert.Throws<InvalidOperationException>(() => test.Keys.Rotate(test.Path + ".none.key")).Message, StringComparison.Ordinal);
        Assert.Null(test.Keys.FindMasterFault());
    }

    private static void AllRead(TestSessionDb test, Dictionary<long, string> texts)
    {
        using var anew = new SessionKeys(SessionKeys.Beside(test.Path));
        Assert.All(texts, one => Assert.Equal($"said {one.Key}", anew.Open(one.Key, "any", one.Value)));
    }
}

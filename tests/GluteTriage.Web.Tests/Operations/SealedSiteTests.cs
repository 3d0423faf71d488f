using System.Net;
using GluteTriage.Sessions.AtRest;
using GluteTriage.Testing;
using GluteTriage.Web.Tests.Checking;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Web.Tests.Operations;

/// <summary>What people say to the site lies sealed in its folder, and opens with the master key alone.</summary>
public sealed class SealedSiteTests
{
    // Fails where a way of storing goes past SessionDb, and where withdrawing leaves the key.
    [Fact]
    public async Task Every_answer_and_result_of_a_whole_visit_is_sealed_and_with_the_consent_taken_back_its_key_is_gone()
    {
        await using Site site = new ItemByItemSite();
        var person = await site.BegunAsync();
        await person.WalkAsync();
        await person.AgreeToReviewAsync();
        var code = (await person.GetAsync("/check/result")).Page.QuerySelector(".consent .code code")!.TextContent;

        Assert.NotEqual(0, Number(site, "sessions.db", "SELECT COUNT(*) FROM answered_item"));
        Assert.Equal(0, Number(site, "sessions.db", "SELECT COUNT(*) FROM answered_item WHERE reply NOT LIKE 'sealed:1:%'"));
        Assert.NotEqual(0, Number(site, "sessions.db", "SELECT COUNT(*) FROM result_snapshot"));
        Assert.Equal(0, Number(site, "sessions.db", "SELECT COUNT(*) FROM result_snapshot WHERE json NOT LIKE 'sealed:1:%'"));
        Assert.Equal(1, Number(site, SessionKeys.FileName, "SELECT COUNT(*) FROM session_key WHERE wrapped IS NOT NULL"));

        await person.PostAsync(await person.GetAsync("/withdraw"), [("code", code)]);

        Assert.Equal(0, Number(site, SessionKeys.FileName, "SELECT COUNT(*) FROM session_key WHERE wrapped IS NOT NULL"));
        Assert.Equal(1, Number(site, SessionKeys.FileName, "SELECT COUNT(*) FROM session_key"));
    }

    [Fact]
    public async Task A_master_key_beside_the_data_is_warned_about_and_one_that_is_named_is_used_without_a_word()
    {
        var folder = Directory.CreateTempSubdirectory("glutetriage-master-");
        var named = Path.Combine(folder.FullName, "master.key");
        MasterKey.Make(named);
        await using var beside = new Site();
        await using var apart = new Site { Settings = new Dictionary<string, string> { ["Keys:Master"] = named } };
        _ = beside.Browser();
        _ = apart.Browser();

        Assert.Contains(beside.Log.Events, one => one.RenderMessage(null).Contains("Keep the key apart", StringComparison.Ordinal));
        Assert.DoesNotContain(apart.Log.Events, one => one.RenderMessage(null).Contains("Keys:Master", StringComparison.Ordinal));
        Assert.Equal((true, false), (File.Exists(Path.Combine(beside.Data, "master.key")), File.Exists(Path.Combine(apart.Data, "master.key"))));
        folder.Delete(recursive: true);
    }

    // Fails where the probe only looks whether there is a file, where a connection goes on in a file that lies there no more, and where keys that
    // another program locks are waited for longer than a log is.
    [Fault(22,
        Injected = "under the running site the file of the keys of sessions is deleted, emptied, cut, overwritten, locked or that of another site",
        Seen = "that the answer may not have been saved, with the danger signs and numbers; once the file is back all goes on, without a restart",
        Lost = "nothing that was said to be saved",
        Mutation = "SessionKeys.FindFault asks for File.Exists alone")]
    [Fact]
    public async Task Keys_that_cannot_be_used_are_told_in_five_seconds_nothing_is_falsely_said_to_be_saved_and_with_them_back_all_goes_on()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var site = new ItemByItemSite { Clock = clock };
        foreach (var (what, saves) in new (string, bool?)[]
        {
            ("deleted", false), ("emptied", false), ("of another site", false), ("cut", null), ("damaged", null), ("locked", true),
        })
        {
            await TryAsync(site, clock, what, saves);
        }
    }

    /// <param name="saves">Whether an answer can be saved meanwhile by a key that was read before; null where it can be or not.</param>
    private static async Task TryAsync(Site site, FakeTimeProvider clock, string what, bool? saves)
    {
        var person = await site.BegunAsync();
        var question = await person.GetAsync("/check/age");
        var keys = Path.Combine(site.Data, SessionKeys.FileName);
        Run(keys, "PRAGMA wal_checkpoint(TRUNCATE)").Dispose();
        File.Copy(keys, keys + ".away");

        using (Spoil(keys, what))
        {
            var answered = await person.ReplyAsync(question, "50-64");
            clock.Advance(TimeSpan.FromSeconds(2));
            var since = TimeProvider.System.GetTimestamp();
            var ready = await site.Browser().GetAsync("/health/ready");

            Assert.True(ready.StatusCode is HttpStatusCode.ServiceUnavailable, what);
            Assert.InRange(TimeProvider.System.GetElapsedTime(since), TimeSpan.Zero, TimeSpan.FromSeconds(5));
            if (saves is { } saved)
            {
                var begun = await site.Person().BeginAsync();
                Assert.Equal((what, HttpStatusCode.ServiceUnavailable, saved), (what, begun.Status, answered.Status is HttpStatusCode.SeeOther));
                Assert.Contains(Shipped.Release.Signs[0].Say, begun.Words);
            }
        }

        if (what is "locked")
        {
            File.Delete(keys + ".away");
        }
        else
        {
            File.Delete(keys + "-wal");
            File.Delete(keys + "-shm");
            File.Delete(keys);
            File.Move(keys + ".away", keys);
        }

        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("Healthy", await site.Browser().GetStringAsync("/health/ready"));
        Assert.NotEqual("/check/age", (await person.ReplyAsync(question, "50-64")).Next);
        Assert.Equal(["50-64"], (await person.GetAsync("/check/age")).Chosen);
    }

    /// <returns>What holds the fault until it is disposed.</returns>
    private static IDisposable? Spoil(string keys, string what)
    {
        switch (what)
        {
            case "deleted":
                File.Delete(keys);
                return null;
            case "emptied":
                Truncate(keys, 0);
                return null;
            case "cut":
                Truncate(keys, 4096);
                return null;
            case "damaged":
                using (var file = new FileStream(keys, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
                {
                    file.Write(new byte[file.Length]);
                }

                return null;
            case "of another site":
                var others = Directory.CreateDirectory(keys + "-others").FullName;
                using (var made = new SessionKeys(Path.Combine(others, SessionKeys.FileName)))
                {
                    made.Prepare(() => false);
                }

                File.Move(Path.Combine(others, SessionKeys.FileName), keys, overwrite: true);
                return null;
            default:
                return Run(keys, "BEGIN IMMEDIATE");
        }
    }

    private static SqliteConnection Run(string file, string sql)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
        return connection;
    }

    private static void Truncate(string path, long length)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.SetLength(length);
    }

    private static long Number(Site site, string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(site.Data, file)};Pooling=False;Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}

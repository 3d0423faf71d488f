using GluteTriage.Sessions.AtRest;
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

    // Fails where the probe does not look for the keys: answers would be refused by a site that says it is ready.
    [Fact]
    public async Task Without_the_file_of_the_keys_the_site_is_not_ready_and_saves_nothing()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var site = new Site { Clock = clock };
        var browser = site.Browser();
        Assert.Equal("Healthy", await browser.GetStringAsync("/health/ready"));
        foreach (var file in Directory.GetFiles(site.Data, SessionKeys.FileName + "*"))
        {
            File.Delete(file);
        }

        clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, (await browser.GetAsync("/health/ready")).StatusCode);
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

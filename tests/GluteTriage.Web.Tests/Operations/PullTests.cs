using System.Diagnostics;
using System.Net;
using GluteTriage.Content.Approving;
using GluteTriage.Engine.Assessments;
using GluteTriage.Testing;
using GluteTriage.Web.Operations;
using GluteTriage.Web.Shell;
using GluteTriage.Web.Tests.Checking;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace GluteTriage.Web.Tests.Operations;

/// <summary>A release is pulled while people answer: within five seconds nobody goes on with it, and everybody sees the danger signs and the number.</summary>
public sealed class PullTests
{
    /// <summary>For a machine that runs other tests meanwhile; what is promised hangs on how often the site looks.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public void The_site_looks_so_often_that_five_seconds_are_kept() => Assert.InRange(PullWatch.Every, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(2));

    [Fault(27,
        Injected = "the release is pulled in the middle of a question, then the earlier one too",
        Seen = "a page with the danger signs, the number and what becomes of the answers; first with earlier questions to begin again with, then without",
        Lost = "nothing; answers given under a pulled release are not used")]
    [Fact]
    public async Task Nobody_goes_on_with_a_pulled_release_and_nobody_is_told_less_than_before()
    {
        await using var site = new Site();
        var (shelf, current) = (site.Services.GetRequiredService<ReleaseShelf>(), Shipped.Release.Hash);
        var earlier = WriteEarlier(site);
        Assert.Contains("No list of approvers is named in Content:Approvers", site.Log.Text, StringComparison.Ordinal);
        var (midway, ended) = (await site.BegunAsync(), await site.BegunAsync());
        var next = await midway.WalkAsync(until: "impact");
        var question = await midway.GetAsync(next);
        await ended.WalkAsync();
        var proved = await midway.GetAsync("/read/proved");

        await PullAsync(site, current);

        Assert.Equal((earlier, false), (shelf.Current.Hash, shelf.IsStopped));
        Assert.NotNull(shelf.Find(current));
        await AssertStoppedAsync(midway, await midway.GetAsync(next));
        await AssertStoppedAsync(midway, await midway.PostAsync(question, [("line", "-none")]));
        await AssertStoppedAsync(midway, await midway.GetAsync("/check/go-on"));
        foreach (var address in new[] { "/check/result", "/check/summary", "/check/answers", "/check/look-again.ics" })
        {
            await AssertStoppedAsync(ended, await ended.GetAsync(address));
        }

        var stopped = await midway.GetAsync("/check/stopped");
        Assert.Contains("/check", stopped.Links);
        Assert.Contains(ShellText.Stopped.Answers, stopped.Words, StringComparison.Ordinal);
        Assert.NotEqual(proved.Response.Headers.ETag, (await midway.GetAsync("/read/proved")).Response.Headers.ETag);
        Assert.Contains("earlier", (await midway.GetAsync("/read/proved")).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await midway.GetAsync("/emergency")).Status);
        var again = await midway.BeginAsync();
        Assert.Equal(HttpStatusCode.OK, (await midway.GetAsync(again.Next!)).Status);

        await PullAsync(site, earlier);

        Assert.True(shelf.IsStopped);
        await AssertStoppedAsync(midway, await midway.GetAsync(again.Next!));
        foreach (var address in new[] { "/", "/check", "/read/causes", "/search", "/check/result" })
        {
            await AssertStoppedAsync(site.Person(), await site.Person().GetAsync(address));
        }

        Assert.DoesNotContain("/check", (await midway.GetAsync("/check/stopped")).Links);
        var program = await site.PlainClient().GetAsync("/api/v1/questionnaire");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "application/problem+json"), (program.StatusCode, program.Content.Headers.ContentType!.MediaType));
        Assert.Equal(HttpStatusCode.OK, (await midway.GetAsync("/emergency")).Status);
        Assert.Equal(HttpStatusCode.OK, (await site.PlainClient().GetAsync("/health/ready")).StatusCode);
        var deleted = await midway.PostAsync(await midway.GetAsync("/check/leave"), []);
        Assert.Equal("/check/deleted", deleted.Next);
        Assert.Contains("the release was pulled and there is no other", site.Log.Text, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The same rules under an earlier name, as a release of before lies there.</summary>
    private static string WriteEarlier(Site site)
    {
        var hash = new string('0', 64);
        File.Copy(StoreOf(site, Shipped.Release.Hash), StoreOf(site, hash));
        using var connection = new SqliteConnection($"Data Source={StoreOf(site, hash)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"UPDATE release SET hash = '{hash}', name = 'earlier'";
        command.ExecuteNonQuery();
        return hash;
    }

    private static string StoreOf(Site site, string hash) => Path.Combine(site.Data, "content", hash + ".db");

    /// <summary>Pulls it as <c>gt pull</c> does, and waits until the site has seen it.</summary>
    private static async Task PullAsync(Site site, string hash)
    {
        var (shelf, seen) = (site.Services.GetRequiredService<ReleaseShelf>(), Stopwatch.StartNew());
        ReleasePull.Set(StoreOf(site, hash), TimeProvider.System.GetUtcNow(), "sam", "A test.");
        while (!HasSeen() && seen.Elapsed < Patience)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        Assert.True(HasSeen(), "The site did not see within a minute that the release was pulled.");

        bool HasSeen() => shelf.IsPulled(hash) && (shelf.IsStopped || shelf.Current.Hash != hash);
    }

    /// <summary>Wherever it leads, in the end stands the page with signs and number, and no result.</summary>
    private static async Task AssertStoppedAsync(Person person, Shown shown)
    {
        for (var hops = 0; shown.Next is { } next && hops < 3; hops++)
        {
            shown = await person.GetAsync(next);
        }

        Assert.Equal((HttpStatusCode.OK, ShellText.Stopped.Heading), (shown.Status, shown.Heading));
        Assert.Equal(
            Shipped.Release.Signs.Where(sign => sign.Urgency is Urgency.Emergency).Select(sign => Shipped.Release.FallbackRegion.Fill(sign.Say)),
            shown.Page.QuerySelectorAll(".box.emergency li").Select(sign => sign.TextContent.Trim()));
        Assert.NotEmpty(shown.Page.QuerySelectorAll(".box.emergency a[href='tel:999'], .box.emergency .call-words"));
        Assert.Empty(shown.Page.QuerySelectorAll(".disposition"));
    }
}

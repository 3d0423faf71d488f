using System.Net;
using GluteTriage.Sessions;
using GluteTriage.Testing;
using GluteTriage.Web.Tests.Checking;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Web.Tests.Operations;

/// <summary>The disk itself refuses an answer. What was said to be saved is saved, and what was not is not said to be.</summary>
public sealed class DiskFaultTests
{
    [Fault(4,
        Injected = "the log grows into a device that is full: writing an answer ends with ENOSPC",
        Seen = "that the answer was not saved, with the danger signs and numbers; once there is room it is saved, without a restart",
        Lost = "nothing that was said to be saved; the choice is sent again")]
    [Fault(7,
        Injected = "the log grows into a device that takes every byte and cannot sync: fdatasync fails",
        Seen = "that the answer was not saved, with the danger signs and numbers; once the disk is sound it is saved, without a restart",
        Lost = "nothing that was said to be saved; the choice is sent again")]
    [Theory]
    [InlineData(Device.Full)]
    [InlineData(Device.Unsynced)]
    public async Task An_answer_the_disk_refuses_is_said_not_to_be_saved_and_is_saved_once_it_takes_it(string device)
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var site = new ItemByItemSite { Clock = clock };
        var person = await site.BegunAsync();
        var question = await person.GetAsync(await person.WalkAsync(until: "injury"));
        var before = await RepliesAsync(site, person);
        var log = Path.Combine(site.Data, "sessions.db-wal");
        SqliteConnection.ClearAllPools();
        File.Delete(log);
        Assert.SkipUnless(Device.TryMake(log, device), "The machine lets nobody make a device.");

        var refused = await person.ReplyAsync(question, "none");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
        Assert.Contains("may not have been saved", refused.Words);
        Assert.Contains(Shipped.Release.Signs[0].Say, refused.Words);
        Assert.Contains("/emergency", refused.Links);

        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await site.Browser().GetAsync("/health/ready")).StatusCode);
        File.Delete(log);
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(HttpStatusCode.OK, (await site.Browser().GetAsync("/health/ready")).StatusCode);
        Assert.Equal(before, await RepliesAsync(site, person));
        Assert.Equal("/check/feeling-ill", (await person.ReplyAsync(question, "none")).Next);
        Assert.Equal(before.Append("injury=none"), await RepliesAsync(site, person));
    }

    private static async Task<List<string>> RepliesAsync(Site site, Person person)
    {
        var stored = await site.Services.GetRequiredService<SessionLog>()
            .FindAsync(SessionKey.Parse(person.Cookies["glutetriage"])!, CancellationToken.None);
        return [.. stored!.Replies.Select(reply => $"{reply.Item}={string.Join("+", reply.Marks())}")];
    }
}

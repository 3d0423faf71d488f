using System.Net;
using GluteTriage.Sessions;
using GluteTriage.Web.Tests.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace GluteTriage.Web.Tests.Checking;

public sealed class LeavingTests(ItemByItemSite site)
{
    [Fact]
    public async Task Every_page_of_a_session_offers_to_delete_and_leave()
    {
        var person = await site.BegunAsync();
        await person.WalkAsync();

        foreach (var address in new[] { "/", "/check", "/check/age", "/check/answers", "/check/result", "/emergency", "/no-such-page" })
        {
            Assert.Equal("/check/leave", (await person.GetAsync(address)).Page.QuerySelector("a.leave")?.GetAttribute("href"));
        }
    }

    [Fact]
    public async Task Asking_deletes_nothing_yet()
    {
        var person = await site.BegunAsync();

        await person.GetAsync("/check/leave");

        Assert.NotNull(await FindAsync(person.Cookies["glutetriage"]));
    }

    [Fault(34,
        Injected = "the person deletes and leaves",
        Seen = "nothing of them, and kept pages are cleared",
        Lost = "what the person deleted")]
    [Fact]
    public async Task One_confirmation_deletes_the_answers_the_key_and_every_kept_page()
    {
        var person = await site.BegunAsync();
        await person.WalkAsync(until: "both-legs");
        var key = person.Cookies["glutetriage"];

        var left = await person.PostAsync(await person.GetAsync("/check/leave"), []);

        Assert.Equal((HttpStatusCode.SeeOther, "/check/deleted"), (left.Status, left.Next));
        Assert.Null(await FindAsync(key));
        Assert.DoesNotContain("glutetriage", person.Cookies.Keys);
        Assert.Equal("\"cache\"", left.Response.Headers.GetValues("Clear-Site-Data").Single());
    }

    [Fact]
    public async Task A_page_left_open_cannot_add_to_what_was_deleted()
    {
        var person = await site.BegunAsync();
        var open = await person.GetAsync("/check/age");
        await person.PostAsync(await person.GetAsync("/check/leave"), []);

        Assert.Equal("/check?lost", (await person.ReplyAsync(open, "35-49")).Next);
    }

    [Fact]
    public async Task A_confirmation_that_cannot_be_trusted_deletes_nothing_and_says_so()
    {
        var person = await site.BegunAsync();

        var refused = await person.PostAsync(await person.GetAsync("/check/leave"), [], hidden: (_, _) => "spoilt");

        Assert.Contains("nothing was deleted yet", (await person.BackAsync(refused)).Words);
        Assert.NotNull(await FindAsync(person.Cookies["glutetriage"]));
    }

    private Task<OpenSession?> FindAsync(string key) =>
        site.Services.GetRequiredService<SessionLog>().FindAsync(SessionKey.Parse(key)!, CancellationToken.None);
}

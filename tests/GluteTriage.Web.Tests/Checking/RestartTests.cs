using System.Net;
using GluteTriage.Web.Tests.Operations;
using Microsoft.Data.Sqlite;

namespace GluteTriage.Web.Tests.Checking;

/// <summary>The program stops and starts; the person notices nothing, or is told.</summary>
public sealed class RestartTests
{
    [Fault(29,
        Injected = "the site is stopped and started between a page and its answer",
        Seen = "the next question",
        Lost = "nothing")]
    [Fact]
    public async Task A_page_opened_before_a_restart_posts_after_it_and_nothing_is_lost()
    {
        using var folder = new Folder();
        Person person;
        Shown open;
        await using (var before = folder.Site())
        {
            person = await before.BegunAsync();
            open = await person.GetAsync(await person.WalkAsync(until: "injury"));
        }

        await using var after = folder.Site();
        person.MoveTo(after.PlainClient());
        var answered = await person.ReplyAsync(open, "none");

        Assert.Equal((HttpStatusCode.SeeOther, "/check/feeling-ill"), (answered.Status, answered.Next));
        Assert.NotEmpty((await person.GetAsync("/check/unsteady")).Chosen);
    }

    [Fault(21,
        Injected = "the folder of the keys is deleted between a page and its answer",
        Seen = "the same page with the choice kept, to send once more",
        Lost = "nothing")]
    [Fact]
    public async Task When_the_keys_are_lost_the_page_comes_back_with_the_choice_kept()
    {
        using var folder = new Folder();
        Person person;
        Shown open;
        await using (var before = folder.Site())
        {
            person = await before.BegunAsync();
            open = await person.GetAsync("/check/age");
        }

        Directory.Delete(Path.Combine(folder.FullName, "keys"), recursive: true);
        await using var after = folder.Site();
        person.MoveTo(after.PlainClient());
        var refused = await person.BackAsync(await person.ReplyAsync(open, "50-64"));

        Assert.Equal(["50-64"], refused.Chosen);
        Assert.NotEqual("/check/age", (await person.ReplyAsync(refused, "50-64")).Next);
    }

    /// <summary>One data folder for two sites, one after the other.</summary>
    private sealed class Folder : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("glutetriage-restart-");

        public string FullName => folder.FullName;

        public Site Site() => new ItemByItemSite { Also = new Dictionary<string, string> { ["Data:Folder"] = folder.FullName } };

        public void Dispose()
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }
}

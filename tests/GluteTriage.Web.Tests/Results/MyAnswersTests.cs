using System.Net;
using System.Text.Json;
using AngleSharp.Html.Parser;
using GluteTriage.Sessions;
using GluteTriage.Web.Operations;
using GluteTriage.Web.Shell;
using GluteTriage.Web.Tests.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GluteTriage.Web.Tests.Results;

public sealed class MyAnswersTests
{
    private const string Mine = "/check/mine";

    [Fact]
    public async Task The_page_to_keep_holds_every_answer_in_the_words_shown_and_no_script()
    {
        await using Site site = new ItemByItemSite();
        var person = await Sharer.WithAnswersAsync(site);

        var file = await person.PressAsync(Mine, Mine, ("wanted", "read"));

        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Matches(@"^answers-\d{4}-\d\d-\d\d\.html$", file.Content.Headers.ContentDisposition.FileName!.Trim('"'));
        Assert.True(file.Headers.CacheControl!.NoStore);
        var page = new HtmlParser().ParseDocument(await file.Content.ReadAsStringAsync());
        Assert.Empty(page.QuerySelectorAll("script,link,img,iframe,[src],[onclick]"));
        var text = page.Body!.TextContent;
        var replies = await RepliesAsync(site);
        Assert.Equal(3, replies.Count);
        var content = site.Services.GetRequiredService<ReleaseShelf>().Current.Clinical;
        foreach (var reply in replies)
        {
            var item = content[reply.Item];
            Assert.Contains(item.Ask, text, StringComparison.Ordinal);
            Assert.All(reply.Marks(), mark => Assert.Contains(item.Options.Single(option => option.Code.Value == mark.Split(':')[0]).Say, text));
            Assert.Contains(ShellText.Mine.At(reply.At), text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task By_its_code_the_same_is_given_to_another_browser_as_data()
    {
        await using Site site = new ItemByItemSite();
        var code = await (await Sharer.WithAnswersAsync(site)).MakeCodeAsync();

        var file = await Sharer.Stranger(site).PressAsync(Mine, Mine, ("code", code.ToLowerInvariant()), ("wanted", "data"));

        Assert.Equal("application/json", file.Content.Headers.ContentType!.MediaType);
        var root = JsonDocument.Parse(await file.Content.ReadAsStringAsync()).RootElement;
        var replies = await RepliesAsync(site);
        Assert.Equal(
            replies.Select(reply => (reply.Item.Value, reply.Reply)),
            root.GetProperty("answers").EnumerateArray().Select(answer => (
                answer.GetProperty("item").GetString()!,
                string.Join(',', answer.GetProperty("codes").EnumerateArray().Select(code => code.GetString())))));
        Assert.False(root.GetProperty("session").GetProperty("mayBeReviewed").GetBoolean());
    }

    [Fact]
    public async Task Without_answers_or_with_a_wrong_code_nothing_is_given()
    {
        await using Site site = new ItemByItemSite();
        var stranger = Sharer.Stranger(site);

        var nothing = await stranger.PressAsync(Mine, Mine, ("wanted", "read"));
        var wrong = await stranger.PressAsync(Mine, Mine, ("code", "0000-0000-0000"), ("wanted", "read"));

        Assert.Equal((HttpStatusCode.SeeOther, Mine), (nothing.StatusCode, nothing.Headers.Location!.ToString()));
        Assert.Equal((HttpStatusCode.SeeOther, Mine), (wrong.StatusCode, wrong.Headers.Location!.ToString()));
        var page = await stranger.GetAsync(Mine);
        Assert.Contains("There is a problem", page);
        Assert.DoesNotContain("0000-0000", page);
    }

    [Fact]
    public async Task After_five_wrong_codes_even_the_right_one_waits()
    {
        await using Site site = new ItemByItemSite();
        var person = await Sharer.WithAnswersAsync(site);
        var code = await person.MakeCodeAsync();
        for (var wrong = 0; wrong < 5; wrong++)
        {
            await person.PressAsync(Mine, Mine, ("code", "0000-0000-0000"), ("wanted", "read"));
        }

        var waits = await person.PressAsync(Mine, Mine, ("code", code), ("wanted", "read"));

        Assert.Equal(HttpStatusCode.SeeOther, waits.StatusCode);
        Assert.Contains("Please wait", await person.GetAsync(Mine));
    }

    [Fact]
    public async Task Answers_are_deleted_by_code_only_when_the_box_is_ticked()
    {
        await using Site site = new ItemByItemSite();
        var code = await (await Sharer.WithAnswersAsync(site)).MakeCodeAsync();
        var stranger = Sharer.Stranger(site);

        var unsure = await stranger.PressAsync(Mine, Mine, ("code", code), ("wanted", "delete"));
        Assert.Equal((HttpStatusCode.SeeOther, Mine), (unsure.StatusCode, unsure.Headers.Location!.ToString()));
        Assert.NotEmpty(await RepliesAsync(site));

        var deleted = await stranger.PressAsync(Mine, Mine, ("code", code), ("wanted", "delete"), ("sure", "yes"));
        Assert.Equal("/check/deleted", deleted.Headers.Location!.ToString());
        Assert.Empty(await RepliesAsync(site));
    }

    private static async Task<List<AnsweredItem>> RepliesAsync(Site site)
    {
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<SessionDb>>().CreateDbContextAsync();
        return await db.AnsweredItems.AsNoTracking().OrderBy(reply => reply.Revision).ToListAsync();
    }
}

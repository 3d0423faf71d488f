using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using GluteTriage.Web.Accounts;
using GluteTriage.Web.Reviewing;
using GluteTriage.Web.Tests.Accounts;
using GluteTriage.Web.Tests.Checking;
using GluteTriage.Web.Tests.Operations;

namespace GluteTriage.Web.Tests.Shell;

/// <summary>What browsers forgive and tools that read pages aloud do not, on every page of the site.</summary>
public sealed partial class ValidPagesTests(Site site)
{
    /// <summary>Attributes by which one element names another of its page.</summary>
    private static readonly string[] References =
        ["for", "aria-describedby", "aria-labelledby", "aria-controls", "aria-owns", "aria-errormessage", "headers", "list", "form", "popovertarget"];

    [Fact]
    public async Task Every_page_to_read_is_valid()
    {
        var pages = await ReadingPagesAsync();

        Assert.True(pages.Count > 40, $"only {pages.Count}");
        Assert.Empty(pages.SelectMany(page => Faults(page.Address, page.Html)));
    }

    [Fact]
    public async Task Every_page_of_a_person_is_valid()
    {
        await using var item = new ItemByItemSite();
        foreach (var own in new[] { site, item })
        {
            var person = await own.BegunAsync();
            var faults = new List<string>();
            var at = await person.WalkAsync("pain-site");
            faults.AddRange(await FaultsAsync(person, at));
            await person.WalkAsync();
            await person.AgreeToReviewAsync();
            await person.PostFormAsync(await person.GetAsync("/check/result"), "/check/share", []);
            foreach (var address in new[]
            {
                "/check", "/check/answers", "/check/result", "/check/summary", "/check/leave", "/check/deleted", "/check/mine", "/check/other-answers",
                "/check/no-cookies", "/check/no-cookies?withdraw", "/withdraw", "/withdraw/done", "/emergency", "/no-such-page", "/error",
            })
            {
                faults.AddRange(await FaultsAsync(person, address));
            }

            Assert.Empty(faults);
        }
    }

    [Fact]
    public async Task Every_page_of_staff_is_valid()
    {
        await using var accounts = new AccountSite();
        using var somebody = accounts.Nobody("Dr Valid");
        var id = await somebody.OpenAccountAsync([.. SoloPractice.Parts]);
        var faults = Faults(AccountUrl.SignIn, await (await somebody.GetAsync(AccountUrl.SignIn)).Content.ReadAsStringAsync()).ToList();
        await somebody.SignInAsync();
        foreach (var address in new[] { AccountUrl.Own, AccountUrl.StepUp, ReviewUrl.Staff, ReviewUrl.Inbox, ReviewUrl.Audit, ReviewUrl.Agreement })
        {
            var answer = await somebody.GetAsync(address);
            Assert.Equal((address, HttpStatusCode.OK), (address, answer.StatusCode));
            faults.AddRange(Faults(address, await answer.Content.ReadAsStringAsync()));
        }

        Assert.NotEmpty(id);
        Assert.Empty(faults);
    }

    [Theory]
    [InlineData("<h1>a</h1><p id='x' class='b' id='y'>c</p>", "id twice in one tag")]
    [InlineData("<h1>a</h1><h3>b</h3>", "h3 after h1")]
    [InlineData("<h1>a</h1><form><button type='button'>b</button></form>", "form without a button that sends it")]
    [InlineData("<h1>a</h1><p id='x'>b</p><p id='x'>c</p>", "id x twice")]
    [InlineData("<h1>a</h1><input aria-describedby='hint why'><p id='hint'>b</p>", "nothing has the id why")]
    [InlineData("<h1>a</h1><label for='name'>b</label>", "nothing has the id name")]
    [InlineData("<h1>a</h1><a href='#end'>b</a>", "nothing has the id end")]
    [InlineData("<h1>a</h1><h2>b</h2><form><button>b</button></form>", null)]
    public void What_is_looked_for_is_found(string html, string? fault) =>
        Assert.Equal(fault is null ? [] : [$"/: {fault}"], Faults("/", html));

    /// <summary>Paper shows what the screen can show: what is folded there is not left out here.</summary>
    [Fact]
    public async Task Printing_leaves_out_nothing_of_a_page_to_read_because_it_is_folded()
    {
        var css = await site.PlainClient().GetStringAsync("/site.css");
        var print = string.Concat(PrintBlock().Matches(css).Select(block => block.Groups[1].Value));
        var hidden = Hiding().Matches(NestedBlock().Replace(print, "")).SelectMany(rule => rule.Groups[1].Value.Split(", ")).Select(one => one.Trim()).ToList();
        Assert.Contains(".foot", hidden);
        Assert.Matches(@"(?:^|\n)\s*details::details-content \{ content-visibility: visible", print);

        foreach (var (address, html) in await ReadingPagesAsync())
        {
            var page = new HtmlParser().ParseDocument(html);
            var lost = hidden.SelectMany(selector => page.QuerySelectorAll(selector))
                .Where(element => element.LocalName is "details" or "summary" or "figcaption" || element.QuerySelector("details") is not null);
            Assert.DoesNotContain(lost, element => element.Closest("main") is not null);
            Assert.Empty(page.QuerySelectorAll(".on-paper").Where(
                paper => paper.PreviousElementSibling is not { LocalName: "details" } fold || !Plain(fold).Contains(Plain(paper))).Select(_ => address));
        }
    }

    [Theory]
    [InlineData("/read/warning-signs")]
    [InlineData("/read/hazards")]
    [InlineData("/read/self-care")]
    public async Task What_a_browser_cannot_unfold_for_paper_stands_behind_its_title(string address)
    {
        var page = (await site.Person().GetAsync(address)).Page;

        var folds = page.QuerySelectorAll("details.fold[id]:not(.sources)");
        Assert.True(folds.Length > 10, $"only {folds.Length}");
        Assert.All(folds, fold => Assert.Equal("on-paper", fold.NextElementSibling?.ClassName));
    }

    private static string Plain(IElement element) => Spaces().Replace(element.TextContent, " ").Trim();

    private async Task<List<(string Address, string Html)>> ReadingPagesAsync()
    {
        var browser = site.PlainClient();
        var map = await browser.GetStringAsync("/sitemap.xml");
        var pages = new List<(string, string)>();
        foreach (var address in Location().Matches(map).Select(location => new Uri(location.Groups[1].Value).AbsolutePath))
        {
            pages.Add((address, await browser.GetStringAsync(address)));
        }

        return pages;
    }

    private static async Task<IEnumerable<string>> FaultsAsync(Person person, string address) =>
        Faults(address, await (await person.GetAsync(address)).Response.Content.ReadAsStringAsync());

    private static IEnumerable<string> Faults(string address, string html)
    {
        var twice = Tag().Matches(Script().Replace(html, ""))
            .SelectMany(tag => tag.Groups["name"].Captures.Select(name => name.Value.ToLowerInvariant()).GroupBy(name => name))
            .Where(name => name.Count() > 1)
            .Select(name => $"{name.Key} twice in one tag");
        var page = new HtmlParser().ParseDocument(html);
        var levels = page.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(heading => heading.LocalName[1] - '0').ToList();
        var skipped = levels.Zip(levels.Skip(1)).Where(pair => pair.Second > pair.First + 1).Select(pair => $"h{pair.Second} after h{pair.First}");
        var mute = page.QuerySelectorAll("form")
            .Where(form => form.QuerySelector("button:not([type]), button[type=submit], input[type=submit], input[type=image]") is null)
            .Select(_ => "form without a button that sends it");
        var ids = page.QuerySelectorAll("[id]").GroupBy(element => element.Id).Where(same => same.Count() > 1).Select(same => $"id {same.Key} twice");
        var named = page.All.SelectMany(element => References.Select(name => element.GetAttribute(name) ?? ""))
            .SelectMany(given => given.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Concat(page.QuerySelectorAll("a[href^='#']").Select(link => Uri.UnescapeDataString(link.GetAttribute("href")![1..])));
        var nowhere = named.Where(id => page.GetElementById(id) is null).Distinct().Select(id => $"nothing has the id {id}");
        return twice.Concat(skipped).Concat(mute).Concat(ids).Concat(nowhere).Select(fault => $"{address}: {fault}");
    }

    [GeneratedRegex("""<[a-z][\w:-]*(?:\s+(?<name>[^\s"'>/=]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)+\s*/?>""", RegexOptions.IgnoreCase)]
    private static partial Regex Tag();

    [GeneratedRegex("<script.*?</script>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex("<loc>([^<]+)</loc>")]
    private static partial Regex Location();

    [GeneratedRegex(@"@media print ?\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}")]
    private static partial Regex PrintBlock();

    [GeneratedRegex(@"@\w[^{}]*\{(?:[^{}]|\{[^{}]*\})*\}")]
    private static partial Regex NestedBlock();

    [GeneratedRegex(@"([^{}]+)\{ *display: none *\}")]
    private static partial Regex Hiding();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}

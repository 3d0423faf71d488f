using System.Net;
using System.Text;
using GluteTriage.Sessions;
using GluteTriage.Sessions.Backups;
using GluteTriage.Sessions.Sharing;
using GluteTriage.Web.Reviewing;
using GluteTriage.Web.Shell;
using GluteTriage.Web.Tests.Checking;
using GluteTriage.Web.Tests.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Web.Tests.Results;

/// <summary>The consent to review is taken back by a code the person holds, for as long as the answers are kept.</summary>
public sealed class WithdrawTests(ItemByItemSite shared)
{
    private const string Form = "/withdraw";
    private const string Wrong = "0000-0000-0000";

    [Fact]
    public async Task Whoever_agreed_takes_it_back_by_the_code_from_another_browser_long_after_the_key_has_gone()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using Site site = new ItemByItemSite { Clock = clock };
        var code = await AgreedAsync(await WithResultAsync(site));
        Assert.Equal(1, await CountAsync(site, db => db.InboxLines));

        clock.Skip(TimeSpan.FromDays(179));
        var stranger = site.Person();
        var taken = await WithdrawAsync(stranger, $"“{code.ToLowerInvariant().Replace('-', '\u2010')}”.");

        Assert.Equal((HttpStatusCode.SeeOther, "/withdraw/done"), (taken.Status, taken.Next));
        Assert.Contains(ShellText.Withdraw.DoneText, (await stranger.GetAsync("/withdraw/done")).Words, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(site, db => db.Sessions));
        Assert.Equal(0, await CountAsync(site, db => db.InboxLines));
        Assert.Equal(0, await CountAsync(site, db => db.WithdrawalCodes));

        var again = await WithdrawAsync(stranger, code);
        Assert.Equal(Form, again.Next);
        Assert.Contains(ShellText.Withdraw.WrongCode, (await stranger.GetAsync(Form)).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("the code of the consent")]
    [InlineData("the code for a clinician")]
    [InlineData("the key in the browser")]
    [InlineData("taking the code for a clinician back")]
    [InlineData("a new code for a clinician")]
    [InlineData("the end of their time")]
    [InlineData("another program")]
    public async Task Whatever_takes_the_answers_away_from_clinicians_is_told_to_the_pages_they_have_open(string way)
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using Site site = new ItemByItemSite { Clock = clock };
        var person = await WithResultAsync(site);
        var withdrawal = await AgreedAsync(person);
        await person.PostFormAsync(await person.GetAsync("/check/result"), "/check/share", []);
        var shared = (await person.GetAsync("/check/result")).Page.QuerySelector(".sharing .code code")!.TextContent;
        var told = new List<long>();
        var first = new TaskCompletionSource();
        site.Services.GetRequiredService<ReviewFeed>().Changed += news =>
        {
            told.Add(news.Session);
            first.TrySetResult();
        };

        switch (way)
        {
            case "the code of the consent":
                await WithdrawAsync(site.Person(), withdrawal);
                break;
            case "the code for a clinician":
                var stranger = site.Person();
                await stranger.PostAsync(await stranger.GetAsync("/check/mine"), [("code", shared), ("wanted", "delete"), ("sure", "yes")]);
                break;
            case "the key in the browser":
                await person.PostFormAsync(await person.GetAsync("/check/leave"), "/check/leave", []);
                break;
            case "the end of their time":
                clock.Skip(TimeSpan.FromDays(200));
                await site.Services.GetRequiredService<SessionRetention>().DeleteExpiredAsync(CancellationToken.None);
                break;
            case "another program":
                await EraseElsewhereAsync(site, withdrawal);
                clock.Advance(TimeSpan.FromSeconds(5));
                await first.Task.WaitAsync(TimeSpan.FromSeconds(30));
                break;
            case "a new code for a clinician":
                person.Forget("shared-code");
                await person.PostFormAsync(await person.GetAsync("/check/result"), "/check/share", []);
                break;
            default:
                await person.PostFormAsync(await person.GetAsync("/check/result"), "/check/share/take-back", []);
                break;
        }

        Assert.Equal([1], told);
        Assert.Equal(way.EndsWith("clinician back", StringComparison.Ordinal) || way.StartsWith("a new", StringComparison.Ordinal) ? 1 : 0,
            await CountAsync(site, db => db.Sessions));
    }

    [Fact]
    public async Task The_code_is_shown_beside_the_result_and_in_the_summary_to_print_but_not_in_the_text_for_others()
    {
        var person = await WithResultAsync(shared);

        var code = await AgreedAsync(person);

        var summary = (await person.GetAsync("/check/summary")).Page;
        Assert.Equal(code, summary.QuerySelector(".summary .code code")!.TextContent);
        Assert.DoesNotContain(code, summary.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await person.GetAsync("/check/result")).Page.QuerySelector($".consent a[href='{Form}']"));
    }

    [Fact]
    public async Task Who_did_not_agree_is_given_no_code()
    {
        await using Site site = new ItemByItemSite();
        var person = await WithResultAsync(site);

        Assert.Null((await person.GetAsync("/check/result")).Page.QuerySelector(".consent .code"));
        Assert.Null((await person.GetAsync("/check/summary")).Page.QuerySelector(".code"));
        Assert.Equal(0, await CountAsync(site, db => db.WithdrawalCodes));
    }

    [Fact]
    public async Task A_browser_that_does_not_hold_the_code_may_make_another_which_ends_the_first()
    {
        await using Site site = new ItemByItemSite();
        var person = await WithResultAsync(site);
        var first = await AgreedAsync(person);
        person.Forget("withdrawal-code");
        Assert.Null((await person.GetAsync("/check/result")).Page.QuerySelector(".consent .code"));

        var second = await AgreedAsync(person);

        Assert.NotEqual(first, second);
        var stranger = site.Person();
        await WithdrawAsync(stranger, first);
        Assert.Equal(1, await CountAsync(site, db => db.Sessions));
        await WithdrawAsync(stranger, second);
        Assert.Equal(0, await CountAsync(site, db => db.Sessions));
    }

    [Fact]
    public async Task A_code_for_a_clinician_takes_no_consent_back_and_a_withdrawal_code_opens_no_answers()
    {
        await using Site site = new ItemByItemSite();
        var person = await WithResultAsync(site);
        var withdrawal = await AgreedAsync(person);
        await person.PostFormAsync(await person.GetAsync("/check/result"), "/check/share", []);
        var shared = (await person.GetAsync("/check/result")).Page.QuerySelector(".sharing .code code")!.TextContent;
        var stranger = site.Person();

        var taken = await WithdrawAsync(stranger, shared);
        var read = await stranger.PostAsync(await stranger.GetAsync("/check/mine"), [("code", withdrawal), ("wanted", "read")]);

        Assert.Equal(Form, taken.Next);
        Assert.Equal(HttpStatusCode.SeeOther, read.Status);
        Assert.Equal(1, await CountAsync(site, db => db.Sessions));
    }

    [Fact]
    public async Task After_five_wrong_codes_even_the_right_one_waits_and_nothing_typed_is_shown_again()
    {
        await using Site site = new ItemByItemSite();
        var code = await AgreedAsync(await WithResultAsync(site));
        var stranger = site.Person();
        for (var wrong = 0; wrong < 5; wrong++)
        {
            await WithdrawAsync(stranger, Wrong);
        }

        var waits = await WithdrawAsync(stranger, code);

        Assert.Equal((HttpStatusCode.SeeOther, Form), (waits.Status, waits.Next));
        var page = (await stranger.GetAsync(Form)).Page;
        Assert.Contains("Please wait", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(code, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("[tabindex='-1'][autofocus]"));
        Assert.Equal(1, await CountAsync(site, db => db.Sessions));
    }

    [Theory]
    [InlineData("", ShellText.Withdraw.NoCode)]
    [InlineData("  ", ShellText.Withdraw.NoCode)]
    [InlineData("abc", ShellText.Withdraw.NotACode)]
    [InlineData("no code at all", ShellText.Withdraw.NotACode)]
    [InlineData("ABCD-EFGH-JKM", ShellText.Withdraw.NotACode)]
    [InlineData("ABCD-EFGH-JKMNP", ShellText.Withdraw.NotACode)]
    [InlineData("ABCD-EFGH-JKMU", ShellText.Withdraw.NotACode)]
    public async Task What_is_no_code_is_refused_with_its_own_reason(string typed, string reason)
    {
        var stranger = shared.Person();

        var refused = await WithdrawAsync(stranger, typed);

        Assert.Equal((HttpStatusCode.SeeOther, Form), (refused.Status, refused.Next));
        Assert.Contains(reason, (await stranger.GetAsync(Form)).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("There is a problem", (await stranger.GetAsync(Form)).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Form)]
    [InlineData(Form + "/")]
    [InlineData("/Withdraw")]
    [InlineData(Form + "?from=paper")]
    public async Task Without_cookies_a_person_is_told_so_and_led_back_to_the_form(string address)
    {
        using var bare = shared.PlainClient();

        var refused = await bare.PostAsync(address, new FormUrlEncodedContent([KeyValuePair.Create("code", Wrong)]));

        Assert.Equal("/check/no-cookies?withdraw", refused.Headers.Location!.ToString());
        var page = await bare.GetStringAsync("/check/no-cookies?withdraw");
        Assert.Contains($"href=\"{Form}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_code_is_stored_nowhere_and_leaves_no_bytes_with_the_answers()
    {
        await using Site site = new ItemByItemSite();
        var code = await AgreedAsync(await WithResultAsync(site));
        byte[] hash;
        await using (var db = await Dbs(site).CreateDbContextAsync())
        {
            hash = (await db.WithdrawalCodes.SingleAsync()).CodeHash;
        }

        foreach (var plain in new[] { code, code.Replace("-", "", StringComparison.Ordinal) })
        {
            Assert.DoesNotContain(Files(site), file => Holds(file, Encoding.ASCII.GetBytes(plain)));
        }

        Assert.Contains(Files(site), file => Holds(file, hash));

        await WithdrawAsync(site.Person(), code);

        Assert.DoesNotContain(Files(site), file => Holds(file, hash));
    }

    [Fact]
    public async Task The_way_back_is_linked_from_the_privacy_page_and_the_foot_and_kept_by_nobody_on_the_way()
    {
        using var bare = shared.PlainClient();

        var form = await bare.GetAsync(Form);

        Assert.True(form.Headers.CacheControl!.NoStore);
        Assert.Contains($"<a href=\"{Form}\"", (await bare.GetStringAsync("/read/privacy")).Split("<main")[1].Split("</main>")[0], StringComparison.Ordinal);
        Assert.Contains($"href=\"{Form}\"", (await bare.GetStringAsync("/check/deleted")).Split("<footer")[1], StringComparison.Ordinal);
    }

    /// <summary>As <c>gt erase</c> does it, beside the site.</summary>
    private static async Task EraseElsewhereAsync(Site site, string code)
    {
        var data = new DataFolder(site.Data);
        await using var elsewhere = new ServiceCollection()
            .AddSessionLog(data.Sessions, data.AuditKey, data.AuditHeads)
            .AddSharedCodes(data.ShareKey)
            .BuildServiceProvider();
        Assert.IsType<ByCode<long>.Found>(await elsewhere.GetRequiredService<WithdrawalCodes>().TakeBackAsync("gt", code, CancellationToken.None));
    }

    private static async Task<Person> WithResultAsync(Site site)
    {
        var person = await site.BegunAsync();
        await person.WalkAsync();
        return person;
    }

    private static async Task<Shown> WithdrawAsync(Person person, string typed) =>
        await person.PostAsync(await person.GetAsync(Form), [("code", typed)]);

    /// <summary>Agrees to review, and reads the code off the page that follows.</summary>
    private static async Task<string> AgreedAsync(Person person)
    {
        Assert.Equal("/check/result#keep", (await person.AgreeToReviewAsync()).Next);
        return (await person.GetAsync("/check/result")).Page.QuerySelector(".consent .code code")!.TextContent;
    }

    private static async Task<int> CountAsync<T>(Site site, Func<SessionDb, DbSet<T>> of)
        where T : class
    {
        await using var db = await Dbs(site).CreateDbContextAsync();
        return await of(db).CountAsync();
    }

    private static IDbContextFactory<SessionDb> Dbs(Site site) => site.Services.GetRequiredService<IDbContextFactory<SessionDb>>();

    private static IEnumerable<byte[]> Files(Site site) =>
        Directory.EnumerateFiles(site.Data, "sessions.db*").Select(path =>
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return bytes;
        }).ToList();

    private static bool Holds(byte[] file, byte[] part) => file.AsSpan().IndexOf(part) >= 0;
}

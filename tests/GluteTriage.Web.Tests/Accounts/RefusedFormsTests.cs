using System.Net;
using GluteTriage.Web.Accounts;
using GluteTriage.Web.Tests.Checking;

namespace GluteTriage.Web.Tests.Accounts;

/// <summary>What staff post and is refused is sent back by a redirect, as with people: Back and reload never meet the browser's own page.</summary>
[Collection(AccountSites.Shared)]
public sealed class RefusedFormsTests(AccountSite site)
{
    private const string Secret = "a guess, and a long one";

    [Theory]
    [InlineData(AccountUrl.SignIn)]
    [InlineData(AccountUrl.SignIn + "?next=%2Freview%2Fcode")]
    public async Task A_refused_sign_in_goes_back_to_its_page_which_says_why_once_and_keeps_the_name_alone(string address)
    {
        using var doctor = await site.SomebodyAsync(StaffRole.Reviewer);
        var person = site.Site.Person();

        var refused = await GuessAsync(person, address, doctor.Name);

        Assert.Equal((HttpStatusCode.SeeOther, address), (refused.Status, refused.Next));
        var told = await person.GetAsync(refused.Next!);
        Assert.Equal(HttpStatusCode.OK, told.Status);
        Assert.Contains(AccountText.SignInWrong, told.Page.QuerySelector(".error-summary[autofocus][tabindex='-1']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(doctor.Name, told.Page.QuerySelector("#name")!.GetAttribute("value"));
        Assert.Null(told.Page.QuerySelector("#password")!.GetAttribute("value"));
        Assert.DoesNotContain(Secret, told.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Null((await person.GetAsync(address)).Page.QuerySelector(".error-summary"));
    }

    [Fact]
    public async Task A_sign_in_without_any_cookie_is_told_the_true_reason()
    {
        using var browser = site.Site.PlainClient();

        var refused = await browser.PostAsync(AccountUrl.SignIn, new FormUrlEncodedContent([KeyValuePair.Create("name", "Anna Bell")]));

        Assert.Equal(HttpStatusCode.SeeOther, refused.StatusCode);
        var page = await browser.GetStringAsync(refused.Headers.Location!.OriginalString);
        Assert.Contains(AccountText.NoCookies, page, StringComparison.Ordinal);
        Assert.DoesNotContain(AccountText.TryAgain, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_refused_on_one_page_is_told_on_no_other()
    {
        var person = site.Site.Person();
        await GuessAsync(person, AccountUrl.SignIn, "Nobody");

        Assert.Null((await person.GetAsync("/withdraw")).Page.QuerySelector(".error-summary"));
        Assert.NotNull((await person.GetAsync(AccountUrl.SignIn)).Page.QuerySelector(".error-summary"));
    }

    [Fact]
    public void No_handler_answers_a_post_with_a_page_of_its_own() =>
        Assert.DoesNotContain(
            Directory.EnumerateFiles(Path.Combine(Testing.Shipped.Root, "src/GluteTriage.Web"), "*.cs", SearchOption.AllDirectories)
                .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)),
            path => File.ReadAllText(path).Contains("Status422UnprocessableEntity", StringComparison.Ordinal));

    private static async Task<Shown> GuessAsync(Person person, string address, string name)
    {
        var page = await person.GetAsync(address);
        page.Page.QuerySelector("section.box")!.Remove(); // The form of the passkey goes to the same address.
        return await person.PostFormAsync(page, address, [("name", name), ("password", Secret)]);
    }
}

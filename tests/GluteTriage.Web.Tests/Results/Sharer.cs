using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using GluteTriage.Web.Tests.Operations;

namespace GluteTriage.Web.Tests.Results;

/// <summary>A person who has answered a few questions, and presses what is on the pages about their answers.</summary>
internal sealed class Sharer
{
    private readonly HttpClient browser;

    private Sharer(HttpClient browser) => this.browser = browser;

    /// <summary>A person whose result is waiting; they did not agree to review.</summary>
    public static async Task<Sharer> WithAnswersAsync(Site site)
    {
        var sharer = new Sharer(site.Browser());
        var response = await sharer.PressAsync("/check", "/check", ("region", "uk"), ("whom", "me"));
        var at = response.Headers.Location!.ToString();
        for (var answered = 0; answered < 3; answered++)
        {
            var page = await sharer.ReadAsync(at);
            var value = page.QuerySelectorAll<IHtmlInputElement>("input[name=reply]").Last().Value;
            at = (await sharer.PressAsync(at, at, ("reply", value))).Headers.Location!.ToString();
        }

        return sharer;
    }

    /// <summary>Somebody with another browser.</summary>
    public static Sharer Stranger(Site site) => new(site.Browser());

    public async Task<IHtmlDocument> ReadAsync(string address) =>
        await new HtmlParser().ParseDocumentAsync(await browser.GetStringAsync(address.Split('#')[0]));

    public Task<string> GetAsync(string address) => browser.GetStringAsync(address);

    /// <summary>Makes a code, and reads it off the page that follows.</summary>
    public async Task<string> MakeCodeAsync()
    {
        var response = await PressAsync("/check/result", "/check/share");
        Assert.Equal("/check/result#share", response.Headers.Location!.ToString());
        return (await ReadAsync("/check/result")).QuerySelector(".sharing .code code")!.TextContent;
    }

    /// <summary>Posts the form of a page that goes to an address, with its hidden fields and these.</summary>
    public async Task<HttpResponseMessage> PressAsync(string page, string action, params (string Name, string Value)[] fields)
    {
        var form = (await ReadAsync(page)).QuerySelectorAll("form[method=post]")
            .First(form => form.GetAttribute("action")!.Split('?')[0] == action.Split('?')[0]);
        var hidden = form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").Select(input => (input.Name!, input.Value));
        using var content = new FormUrlEncodedContent(hidden.Concat(fields).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        return await browser.PostAsync(form.GetAttribute("action"), content);
    }
}

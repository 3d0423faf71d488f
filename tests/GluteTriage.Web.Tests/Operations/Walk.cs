using AngleSharp.Html.Parser;

namespace GluteTriage.Web.Tests.Operations;

/// <summary>One person with one browser, who reads pages and posts their forms.</summary>
public sealed class Walk(Site site)
{
    private readonly HttpClient browser = site.Browser();

    /// <summary>Every secret and reply the browser has sent or was given.</summary>
    public HashSet<string> Secrets { get; } = [];

    /// <summary>Begins on the start page.</summary>
    public Task<HttpResponseMessage> StartAsync() =>
        PostFormOfAsync("/check", [("region", "uk"), ("whom", "me")]);

    /// <summary>Answers the question at an address.</summary>
    /// <returns>The address that comes next.</returns>
    public async Task<string> AnswerAsync(string address, IEnumerable<string> reply)
    {
        var response = await PostFormOfAsync(address, [.. reply.Select(value => ("reply", value))]);
        return response.Headers.Location!.ToString();
    }

    public async Task<HttpResponseMessage> GetAsync(string address) => Noted(await browser.GetAsync(address));

    /// <summary>Reads the page and posts its form there, with the page's hidden fields.</summary>
    public async Task<HttpResponseMessage> PostFormOfAsync(string address, IReadOnlyList<(string Name, string Value)> fields)
    {
        var page = new HtmlParser().ParseDocument(await (await GetAsync(address)).Content.ReadAsStringAsync());
        var form = page.QuerySelectorAll("form[method=post]")
            .First(form => form.GetAttribute("action")!.StartsWith(address.Split('?')[0], StringComparison.Ordinal));
        var hidden = form.QuerySelectorAll("input[type=hidden]")
            .Select(input => (Name: input.GetAttribute("name")!, Value: input.GetAttribute("value")!)).ToList();
        Secrets.UnionWith(hidden.Select(input => input.Value).Where(value => value.Length > 20));
        using var content = new FormUrlEncodedContent(
            hidden.Concat(fields).Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return Noted(await browser.PostAsync(form.GetAttribute("action"), content));
    }

    private HttpResponseMessage Noted(HttpResponseMessage response)
    {
        if (response.Headers.TryGetValues("Set-Cookie", out var cookies))
        {
            Secrets.UnionWith(cookies.Select(cookie => cookie.Split(';')[0].Split('=', 2)[1]).Where(value => value.Length > 20));
        }

        return response;
    }
}

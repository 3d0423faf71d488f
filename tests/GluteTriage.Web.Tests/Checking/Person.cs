using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Testing;

namespace GluteTriage.Web.Tests.Checking;

/// <summary>What a browser shows after a request, redirects not followed.</summary>
public sealed record Shown(HttpResponseMessage Response, IHtmlDocument Page)
{
    public HttpStatusCode Status => Response.StatusCode;

    /// <summary>Where it leads, within the site.</summary>
    public string? Next => Response.Headers.Location is { } next
        ? next.IsAbsoluteUri ? next.PathAndQuery : next.ToString()
        : null;

    public string Heading => Page.QuerySelector("h1")?.TextContent ?? "";

    public string Words => Page.Body?.TextContent ?? "";

    /// <summary>The replies shown as chosen.</summary>
    public IEnumerable<string> Chosen =>
        Page.QuerySelectorAll<IHtmlInputElement>("input[name=reply]").Where(input => input.IsChecked).Select(input => input.Value);

    public IEnumerable<string> Links => Page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!);
}

/// <summary>Somebody with a browser of their own, who may take it to another site on the same data.</summary>
public sealed class Person(HttpClient http)
{
    private readonly Dictionary<string, string> cookies = [];
    private HttpClient http = http;

    public IReadOnlyDictionary<string, string> Cookies => cookies;

    /// <summary>Answers of somebody with an ordinary ache and nothing else, by item; without a word of its own, the benign one.</summary>
    private static readonly Dictionary<string, string[]> Ordinary = new()
    {
        ["age"] = ["35-49"],
        ["pain-site"] = ["deep-mid:left"],
        ["impact"] = ["mild"],
    };

    public void MoveTo(HttpClient other) => http = other;

    public void Forget(string cookie) => cookies.Remove(cookie);

    public Task<Shown> GetAsync(string address) => SendAsync(new HttpRequestMessage(HttpMethod.Get, address));

    public async Task<Shown> BeginAsync(string region = "uk", bool mayBeReviewed = false) => await PostAsync(
        await GetAsync("/check"), [("region", region), ("use", "yes"), .. mayBeReviewed ? [("keep", "yes")] : Array.Empty<(string, string)>()]);

    /// <summary>Opens a question and answers it.</summary>
    public async Task<Shown> AnswerAsync(string address, params string[] raw) => await ReplyAsync(await GetAsync(address), raw);

    /// <summary>Answers the question on a page that is already open.</summary>
    public Task<Shown> ReplyAsync(Shown page, params string[] raw) => PostAsync(page, [.. raw.Select(value => ("reply", value))]);

    /// <summary>Answers question after question as somebody ordinary does, until one is asked or something else is shown.</summary>
    /// <returns>The address then reached.</returns>
    public async Task<string> WalkAsync(string? until = null, params (string Item, string[] Raw)[] otherwise)
    {
        var next = (await GetAsync("/check")).Page.QuerySelector("a.go")!.GetAttribute("href")!;
        while (ItemAt(next) is { } item && item.Code.Value != until)
        {
            var raw = otherwise.FirstOrDefault(other => other.Item == item.Code.Value).Raw ?? Say(item);
            next = (await AnswerAsync(next, raw)).Next ?? throw new InvalidOperationException($"{item.Code} refused {string.Join(',', raw)}.");
        }

        return next;
    }

    /// <summary>Sends the form of an open page with these fields and its hidden ones.</summary>
    public Task<Shown> PostAsync(Shown page, IReadOnlyList<(string Name, string Value)> fields, Func<string, string, string>? hidden = null)
    {
        var form = page.Page.QuerySelector<IHtmlFormElement>("main form[method=post]")!;
        var sent = form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]")
            .Select(input => (Name: input.Name!, Value: hidden?.Invoke(input.Name!, input.Value) ?? input.Value))
            .Concat(fields);
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("action"))
        {
            Content = new FormUrlEncodedContent(sent.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        });
    }

    /// <summary>Sends any body at all.</summary>
    public Task<Shown> PostAsync(string address, string body, string type) => SendAsync(new HttpRequestMessage(HttpMethod.Post, address)
    {
        Content = new StringContent(body, System.Text.Encoding.UTF8) { Headers = { ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type) } },
    });

    private async Task<Shown> SendAsync(HttpRequestMessage request)
    {
        if (cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        var response = await http.SendAsync(request);
        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var (name, value) = cookie.Split(';')[0].Split('=', 2) is [var n, var v] ? (n, v) : throw new FormatException(cookie);
            cookies[name] = value;
            if (value.Length == 0)
            {
                cookies.Remove(name);
            }
        }

        return new Shown(response, new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync()));
    }

    private static Item? ItemAt(string address) =>
        address.Split('?')[0].Split('/') is ["", "check", var code] ? Shipped.Content.Find(new ItemCode(code)) : null;

    private static string[] Say(Item item) =>
        Ordinary.GetValueOrDefault(item.Code.Value)
        ?? [new[] { item.Benign?.Value, "none", "no", "no-effect", "not-done", "not-sure", "rather-not-say" }
            .First(code => code is not null && item.Find(new OptionCode(code)) is not null)!];
}

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
    /// <summary>More pages than any person meets; a walk that goes on beyond them goes round in a ring.</summary>
    private const int MostPages = 120;

    private readonly Dictionary<string, string> cookies = [];
    private HttpClient http = http;

    public IReadOnlyDictionary<string, string> Cookies => cookies;

    /// <summary>Looks at a page that says the site is in trouble, and then reloads it: what was sent is sent again. Null where none is expected.</summary>
    public Action<HttpMethod, Shown>? OnTrouble { get; init; }

    /// <summary>Looks at every page of a walk before it is answered.</summary>
    public Func<Shown, Task>? OnPage { get; set; }

    /// <summary>Answers of somebody with an ordinary ache and nothing else, by item; without a word of its own, the benign one.</summary>
    private static readonly Dictionary<string, string[]> Ordinary = new()
    {
        ["age"] = ["35-49"],
        ["pain-site"] = ["deep-mid:left"],
        ["impact"] = ["mild"],
    };

    public void MoveTo(HttpClient other) => http = other;

    public void Hold(string cookie, string value) => cookies[cookie] = value;

    public void Forget(string cookie) => cookies.Remove(cookie);

    public Task<Shown> GetAsync(string address) => SendAsync(() => new HttpRequestMessage(HttpMethod.Get, address));

    public async Task<Shown> BeginAsync(string region = "uk", string whom = "me") => await PostAsync(
        await GetAsync("/check"), [("region", region), ("whom", whom)]);

    /// <summary>Agrees, with a result before them, that clinicians may read the answers.</summary>
    public async Task<Shown> AgreeToReviewAsync() => await PostAsync("/check/keep", await GetAsync("/check/leave"));

    /// <summary>Opens the page a refused post was sent back to, which says what is wrong.</summary>
    public Task<Shown> BackAsync(Shown refused)
    {
        Assert.Equal(HttpStatusCode.SeeOther, refused.Status);
        return GetAsync(refused.Next!);
    }

    /// <summary>Opens a question and answers it.</summary>
    public async Task<Shown> AnswerAsync(string address, params string[] raw) => await ReplyAsync(await GetAsync(address), raw);

    /// <summary>Answers the question on a page that is already open.</summary>
    public Task<Shown> ReplyAsync(Shown page, params string[] raw) => PostAsync(page, [.. raw.Select(value => ("reply", value))]);

    /// <summary>
    /// Answers page after page as somebody ordinary does, until the page that asks about an item comes, or something else is shown. On a
    /// screen the lines are ticked that the answers given otherwise fit.
    /// </summary>
    /// <returns>The address then reached.</returns>
    public async Task<string> WalkAsync(string? until = null, params (string Item, string[] Raw)[] otherwise)
    {
        var next = (await GetAsync("/check")).Page.QuerySelector("a.go")!.GetAttribute("href")!;
        List<string> walked = [];
        while (FieldsAt(next, until, otherwise) is { } fields)
        {
            var at = next;
            walked.Add(at);
            Assert.True(walked.Count <= MostPages, $"no end after {string.Join(", ", walked.TakeLast(6))}");
            var page = await GetAsync(next);
            await (OnPage?.Invoke(page) ?? Task.CompletedTask);
            next = (await PostAsync(page, OnlyLinesOf(page, fields))).Next!;
            Assert.False(at == next, $"{at} refused {string.Join(", ", fields)}: {(await GetAsync(at)).Page.QuerySelector("main")?.TextContent}");
        }

        return next;
    }

    /// <summary>Lines that cannot apply, or were told before, are not on the page; with none of theirs left, nothing there fits the person.</summary>
    private static List<(string Name, string Value)> OnlyLinesOf(Shown page, IReadOnlyList<(string Name, string Value)> fields)
    {
        var offered = page.Page.QuerySelectorAll<IHtmlInputElement>("input[name=line]").Select(input => input.Value).ToHashSet();
        List<(string Name, string Value)> left = [.. fields.Where(field => field.Name != "line" || offered.Contains(field.Value))];
        return left.Count > 0 ? left : [("line", "-none")];
    }

    /// <summary>What an ordinary person answers there; null where to stop.</summary>
    private static IReadOnlyList<(string Name, string Value)>? FieldsAt(string address, string? until, (string Item, string[] Raw)[] otherwise)
    {
        bool IsUnsure(ItemCode item) => otherwise.Any(other => other.Item == item.Value && other.Raw.Contains("not-sure"));
        string[] To(Item item) => otherwise.FirstOrDefault(other => other.Item == item.Code.Value).Raw ?? Say(item);
        switch (address.Split('?')[0].Split('/'))
        {
            case ["", "check", "s", var code, "unsure"]:
                (string, string)[] unsure =
                [
                    .. Shipped.Content.Screens.Single(one => one.Code == code).Lines
                        .Where(line => line.Items().Any(IsUnsure)).Select(line => ("line", line.Code)),
                ];
                return unsure.Length > 0 ? unsure : [("line", "-none")];
            case ["", "check", "s", var code]:
                var screen = Shipped.Content.Screens.Single(one => one.Code == code);
                if (screen.Whole.Select(whole => whole.Item).Concat(screen.LineItems).Any(item => item.Value == until))
                {
                    return null;
                }

                List<(string Name, string Value)> fields =
                [
                    .. screen.Whole.SelectMany(whole => To(Shipped.Content[whole.Item]).Select(raw => ($"item-{whole.Item}", raw))),
                    .. screen.Lines
                        .Where(line => line.Covers().Any(said =>
                            otherwise.Any(other => other.Item == said.Item.Value && other.Raw.Contains(said.Option.Value))))
                        .Select(line => ("line", line.Code)),
                    .. screen.LineItems.Any(IsUnsure) ? [("line", "-unsure")] : Array.Empty<(string, string)>(),
                ];
                return fields.Count > 0 ? fields : [("line", screen.None is null ? screen.Lines[^1].Code : "-none")];
            default:
                return ItemAt(address) is { } asked && asked.Code.Value != until ? [.. To(asked).Select(raw => ("reply", raw))] : null;
        }
    }

    /// <summary>Sends the form of an open page with these fields and its hidden ones.</summary>
    public Task<Shown> PostAsync(Shown page, IReadOnlyList<(string Name, string Value)> fields, Func<string, string, string>? hidden = null)
    {
        var form = page.Page.QuerySelector<IHtmlFormElement>("main form[method=post]")!;
        var sent = form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]")
            .Select(input => (Name: input.Name!, Value: hidden?.Invoke(input.Name!, input.Value) ?? input.Value))
            .Concat(fields);
        return SendAsync(() => new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("action"))
        {
            Content = new FormUrlEncodedContent(sent.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        });
    }

    /// <summary>Sends that form of an open page which goes to an address.</summary>
    public Task<Shown> PostFormAsync(Shown page, string action, IReadOnlyList<(string Name, string Value)> fields)
    {
        var form = page.Page.QuerySelectorAll<IHtmlFormElement>("main form[method=post]").First(form => form.GetAttribute("action") == action);
        var sent = form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").Select(input => (Name: input.Name!, input.Value)).Concat(fields);
        return SendAsync(() => new HttpRequestMessage(HttpMethod.Post, action)
        {
            Content = new FormUrlEncodedContent(sent.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        });
    }

    /// <summary>Sends an empty form to another address than its own, with the token of an open page.</summary>
    private Task<Shown> PostAsync(string address, Shown page)
    {
        page.Page.QuerySelector("main form[method=post]")!.SetAttribute("action", address);
        return PostAsync(page, []);
    }

    /// <summary>Sends any body at all.</summary>
    public Task<Shown> PostAsync(string address, string body, string type) => SendAsync(() => new HttpRequestMessage(HttpMethod.Post, address)
    {
        Content = new StringContent(body, System.Text.Encoding.UTF8) { Headers = { ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type) } },
    });

    private async Task<Shown> SendAsync(Func<HttpRequestMessage> request)
    {
        var shown = await SendOnceAsync(request());
        if (shown.Status < HttpStatusCode.InternalServerError || OnTrouble is null)
        {
            return shown;
        }

        OnTrouble(shown.Response.RequestMessage!.Method, shown);
        return await SendOnceAsync(request());
    }

    private async Task<Shown> SendOnceAsync(HttpRequestMessage request)
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

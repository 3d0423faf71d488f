using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Screens;
using GluteTriage.Testing;

namespace GluteTriage.Benchmarks;

/// <summary>Somebody who fills in the forms of a running site without a browser, with cookies, and answers as a vignette does.</summary>
internal sealed partial class FormWalker : IDisposable
{
    private const string SessionCookie = "glutetriage";

    private readonly CookieContainer cookies = new();
    private readonly ClinicalContent content;
    private readonly TruthfulPerson truth;
    private HttpClient client;
    private Uri site;
    private IHtmlDocument page = new HtmlParser().ParseDocument("");

    public FormWalker(Uri site, ClinicalContent content, Answers answers)
    {
        (this.site, this.content, truth) = (site, content, new TruthfulPerson(content, answers));
        client = new HttpClient(Handler()) { BaseAddress = site };
    }

    /// <summary>Where the walker is, or was sent, without the site.</summary>
    public string Address { get; private set; } = "/check";

    /// <summary>The address of the open page, without what follows "?".</summary>
    public string Shown { get; private set; } = "/check";

    /// <summary>Whether the page asks something.</summary>
    public bool IsAsked => Fields() is not null;

    /// <summary>What opens the session on disk; null before one was begun.</summary>
    public string? Key => cookies.GetCookies(site)[SessionCookie]?.Value;

    /// <summary>Goes on at the same site under another port, with the same cookies.</summary>
    public void MoveTo(Uri other)
    {
        client.Dispose();
        (site, client) = (other, new HttpClient(Handler()) { BaseAddress = other });
    }

    /// <summary>Begins a session and opens its first page.</summary>
    public async Task BeginAsync()
    {
        Address = "/check";
        await OpenAsync();
        await PostAsync([("region", "uk"), ("whom", "me")]);
        await OpenAsync();
    }

    /// <summary>Opens the page the walker is at, or where that leads.</summary>
    public async Task OpenAsync()
    {
        for (var leads = true; leads;)
        {
            using var response = await client.GetAsync(Relative(Address));
            leads = response.Headers.Location is not null;
            Address = PathOf(response) ?? Address;
            if (!leads)
            {
                response.EnsureSuccessStatusCode();
                page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
                Shown = Address.Split('?')[0];
            }
        }
    }

    /// <summary>Answers the open page, without opening the next.</summary>
    /// <returns>Milliseconds from post to redirect: until the answer is durable.</returns>
    /// <exception cref="InvalidOperationException">The page refused it.</exception>
    /// <exception cref="HttpRequestException">The site is gone, or could not store it.</exception>
    public async Task<double> ReplyAsync()
    {
        var took = await PostAsync(Fields()!);
        return Address.Split('?')[0] == Shown ? throw new InvalidOperationException($"{Shown} refused the reply.") : took;
    }

    public async Task<double> TimeAsync(string path)
    {
        var clock = Stopwatch.StartNew();
        using var response = await client.GetAsync(Relative(path));
        return clock.Elapsed.TotalMilliseconds;
    }

    /// <returns>Body bytes as sent to a browser, and the style sheets, scripts, fonts and pictures it then asks for.</returns>
    public async Task<(long Bytes, IReadOnlyList<string> Linked)> WeighAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Relative(path));
        request.Headers.Add("Accept-Encoding", "br, gzip");
        using var response = await client.SendAsync(request);
        var bytes = (await response.Content.ReadAsByteArrayAsync()).LongLength;
        var text = path.EndsWith(".woff2", StringComparison.Ordinal) ? "" : await client.GetStringAsync(Relative(path));
        return (bytes, [.. Linked().Matches(text).Select(match => match.Groups[1].Value).Where(IsOurs).Distinct()]);
    }

    public void Dispose() => client.Dispose();

    private SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        CookieContainer = cookies,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = TimeSpan.FromSeconds(5),
    };

    /// <summary>What the person chooses on the open page; null where nothing is asked.</summary>
    private IReadOnlyList<(string Name, string Value)>? Fields() => FormFields.Of(
        content, truth, Shown,
        page.QuerySelectorAll<IHtmlInputElement>("main form.question input").Select(input => (Name: input.Name!, input.Value)).ToHashSet());

    private async Task<double> PostAsync(IReadOnlyList<(string Name, string Value)> fields)
    {
        var form = page.QuerySelector<IHtmlFormElement>("main form[method=post]")!;
        var sent = form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").Select(input => (Name: input.Name!, input.Value)).Concat(fields);
        using var content = new FormUrlEncodedContent(sent.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        var clock = Stopwatch.StartNew();
        using var response = await client.PostAsync(Relative(form.GetAttribute("action")!), content);
        var took = clock.Elapsed.TotalMilliseconds;
        Address = PathOf(response) ?? throw new HttpRequestException($"{form.GetAttribute("action")} was answered {(int)response.StatusCode}.");
        return took;
    }

    private static string? PathOf(HttpResponseMessage response) =>
        response.Headers.Location is { } next ? next.IsAbsoluteUri ? next.PathAndQuery : next.ToString() : null;

    private static Uri Relative(string path) => new(path, UriKind.RelativeOrAbsolute);

    /// <summary>A pattern within the page is nothing to fetch.</summary>
    private static bool IsOurs(string link) => !link.StartsWith('#') && (link.StartsWith('/') || !link.Contains(':', StringComparison.Ordinal));

    [GeneratedRegex("(?:<link[^>]*rel=\"(?:stylesheet|icon|preload)\"[^>]*href=|<script[^>]*src=|<img[^>]*src=|url\\()\"?([^\")\\s>]+)")]
    private static partial Regex Linked();
}

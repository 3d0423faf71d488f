using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using GluteTriage.Content;
using GluteTriage.Content.Authoring;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Testing;

namespace GluteTriage.Benchmarks;

/// <summary>
/// The published site in a process of its own: cold start to the first stored answer, page weights as sent, and the time of a
/// reply from post to redirect, durable, beside the smallest answer the same server gives.
/// </summary>
internal static partial class SiteFigures
{
    private const int Walks = 60;

    /// <summary>Walks before counting, in which the program is still compiling itself.</summary>
    private const int WarmUp = 20;
    private const int Starts = 5;

    public static async Task PrintAsync()
    {
        var site = RunningSite.Publish();
        var vignette = Compiled.Value.Vignettes.Single(v => v.Code == "benign-desk-worker");
        var answers = VignetteRun.AnswersOf(Compiled.Value.Clinical, vignette);

        var starts = new List<double>();
        for (var run = 0; run < Starts; run++)
        {
            starts.Add(await ColdStartAsync(site));
        }

        Console.WriteLine($"cold start to first stored answer: median {Figures.Median(starts):0.00} s, slowest {starts.Max():0.00} s of {Starts}");

        using var running = await RunningSite.StartAsync(site);
        await PrintWeightsAsync(running, answers);
        await PrintReplyTimesAsync(running, answers);
    }

    private static async Task<double> ColdStartAsync(string site)
    {
        var clock = Stopwatch.StartNew();
        using var running = await RunningSite.StartAsync(site);
        using var walker = new Walker(running.Address);
        await walker.BeginAsync();
        await walker.ReplyAsync("age", ["35-49"]);
        return clock.Elapsed.TotalSeconds;
    }

    private static async Task PrintWeightsAsync(RunningSite running, Answers answers)
    {
        using var walker = new Walker(running.Address);
        await walker.BeginAsync();
        var toFetch = new Queue<string>(["/check/age"]);
        var fetched = new Dictionary<string, long>();
        while (toFetch.TryDequeue(out var address))
        {
            var (bytes, linked) = await walker.WeighAsync(address);
            fetched[address] = bytes;
            foreach (var link in linked.Where(link => !fetched.ContainsKey(link) && !toFetch.Contains(link)))
            {
                toFetch.Enqueue(link);
            }
        }

        Console.WriteLine($"question page, first visit: {fetched.Values.Sum() / 1024.0:0.0} KB compressed, {fetched.Count} files");
        var pages = new List<double>();
        var heaviest = ("", 0.0);
        while (walker.Asked is { } item)
        {
            var kilobytes = (await walker.WeighAsync($"/check/{item}")).Bytes / 1024.0;
            pages.Add(kilobytes);
            heaviest = kilobytes > heaviest.Item2 ? (item, kilobytes) : heaviest;
            await walker.ReplyAsync(item, Raw(answers, item));
        }

        Console.WriteLine($"next question pages: median {Figures.Median(pages):0.0} KB, heaviest {heaviest.Item2:0.0} KB ({heaviest.Item1})");
        Console.WriteLine($"result page: {(await walker.WeighAsync("/check/result")).Bytes / 1024.0:0.0} KB");
    }

    private static async Task PrintReplyTimesAsync(RunningSite running, Answers answers)
    {
        var replies = new List<double>();
        var reference = new List<double>();
        for (var walk = 0; walk < Walks; walk++)
        {
            using var walker = new Walker(running.Address);
            await walker.BeginAsync();
            while (walker.Asked is { } item)
            {
                var took = await walker.ReplyAsync(item, Raw(answers, item));
                var live = await walker.TimeAsync("/health/live");
                if (walk >= WarmUp)
                {
                    replies.Add(took);
                    reference.Add(live);
                }
            }
        }

        Console.WriteLine(
            $"reply, post to redirect, durable: median {Figures.Median(replies):0.00} ms, p99 {Figures.Quantile(replies, 0.99):0.00} ms over {replies.Count}");
        Console.WriteLine(
            $"health answer of the same server (reference): median {Figures.Median(reference):0.00} ms; "
                + $"ratio {Figures.Median(replies) / Figures.Median(reference):0.0}");
    }

    private static string[] Raw(Answers answers, string item) =>
        answers[new ItemCode(item)] is { } answer ? [.. answer.Marks.Select(mark => mark.ToString())] : ["not-done"];

    private static readonly Lazy<Release> Compiled = new(() => ContentCompiler.Compile(ContentFolder.Read(Shipped.ContentPath)).Release!);

    /// <summary>Somebody who fills in forms without a browser.</summary>
    private sealed partial class Walker : IDisposable
    {
        private readonly HttpClient client;
        private string page = "";
        private string address = "/check";

        public Walker(Uri site) => client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            CookieContainer = new CookieContainer(),
            AutomaticDecompression = DecompressionMethods.None,
        })
        {
            BaseAddress = site,
        };

        public string? Asked => Question().Match(address) is { Success: true } asked && asked.Groups[1].Value is not ("answers" or "result")
            ? asked.Groups[1].Value
            : null;

        public async Task BeginAsync()
        {
            await OpenAsync("/check");
            await PostAsync(("region", "uk"), ("whom", "me"));
            await OpenAsync(address);
        }

        /// <returns>Milliseconds from post to redirect.</returns>
        public async Task<double> ReplyAsync(string item, string[] reply)
        {
            var took = await PostAsync([("revision", Revision().Match(page).Groups[1].Value), .. reply.Select(value => ("reply", value))]);
            if (Asked == item)
            {
                throw new InvalidOperationException($"The reply to '{item}' was refused.");
            }

            await OpenAsync(address);
            return took;
        }

        public async Task<double> TimeAsync(string path)
        {
            var clock = Stopwatch.StartNew();
            using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
            return clock.Elapsed.TotalMilliseconds;
        }

        /// <returns>Body bytes as sent to a browser, and the style sheets, scripts, fonts and pictures it then asks for.</returns>
        public async Task<(long Bytes, IReadOnlyList<string> Linked)> WeighAsync(string path)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.RelativeOrAbsolute));
            request.Headers.Add("Accept-Encoding", "br, gzip");
            using var response = await client.SendAsync(request);
            var bytes = (await response.Content.ReadAsByteArrayAsync()).LongLength;
            var text = path.EndsWith(".woff2", StringComparison.Ordinal) ? "" : await client.GetStringAsync(new Uri(path, UriKind.RelativeOrAbsolute));
            return (bytes, [.. Linked().Matches(text).Select(match => match.Groups[1].Value).Where(IsOurs).Distinct()]);
        }

        public void Dispose() => client.Dispose();

        /// <summary>A pattern within the page is nothing to fetch.</summary>
        private static bool IsOurs(string link) => !link.StartsWith('#') && (link.StartsWith('/') || !link.Contains(':', StringComparison.Ordinal));

        [GeneratedRegex("^/check/([a-z0-9-]+)")]
        private static partial Regex Question();

        [GeneratedRegex("name=\"revision\" value=\"([0-9]+)\"")]
        private static partial Regex Revision();

        [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
        private static partial Regex Token();

        [GeneratedRegex("(?:<link[^>]*rel=\"(?:stylesheet|icon|preload)\"[^>]*href=|<script[^>]*src=|<img[^>]*src=|url\\()\"?([^\")\\s>]+)")]
        private static partial Regex Linked();

        private async Task OpenAsync(string path) => page = await client.GetStringAsync(new Uri(path, UriKind.RelativeOrAbsolute));

        private async Task<double> PostAsync(params (string Name, string Value)[] fields)
        {
            var form = fields.Append(("__RequestVerificationToken", Token().Match(page).Groups[1].Value))
                .Select(field => KeyValuePair.Create(field.Item1, field.Item2));
            using var content = new FormUrlEncodedContent(form);
            var clock = Stopwatch.StartNew();
            using var response = await client.PostAsync(new Uri(address, UriKind.RelativeOrAbsolute), content);
            var took = clock.Elapsed.TotalMilliseconds;
            address = response.Headers.Location?.ToString() ?? address;
            return took;
        }
    }
}

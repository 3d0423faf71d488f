using System.Diagnostics;
using GluteTriage.Content;
using GluteTriage.Content.Authoring;
using GluteTriage.Engine.Answering;
using GluteTriage.Testing;

namespace GluteTriage.Benchmarks;

/// <summary>
/// The published site in a process of its own: cold start to the first stored answer, page weights as sent, and the time of a
/// reply from post to redirect, durable, beside the smallest answer the same server gives.
/// </summary>
internal static class SiteFigures
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
            starts.Add(await ColdStartAsync(site, answers));
        }

        Console.WriteLine($"cold start to first stored answer: median {Figures.Median(starts):0.00} s, slowest {starts.Max():0.00} s of {Starts}");

        using var running = await RunningSite.StartAsync(site);
        await PrintWeightsAsync(running, answers);
        await PrintReplyTimesAsync(running, answers);
    }

    private static async Task<double> ColdStartAsync(string site, Answers answers)
    {
        var clock = Stopwatch.StartNew();
        using var running = await RunningSite.StartAsync(site);
        using var walker = new FormWalker(running.Address, Compiled.Value.Clinical, answers);
        await walker.BeginAsync();
        await walker.ReplyAsync();
        return clock.Elapsed.TotalSeconds;
    }

    private static async Task PrintWeightsAsync(RunningSite running, Answers answers)
    {
        using var walker = new FormWalker(running.Address, Compiled.Value.Clinical, answers);
        await walker.BeginAsync();
        var toFetch = new Queue<string>([walker.Address]);
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
        while (walker.IsAsked)
        {
            var kilobytes = (await walker.WeighAsync(walker.Address)).Bytes / 1024.0;
            pages.Add(kilobytes);
            heaviest = kilobytes > heaviest.Item2 ? (walker.Address, kilobytes) : heaviest;
            await walker.ReplyAsync();
            await walker.OpenAsync();
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
            using var walker = new FormWalker(running.Address, Compiled.Value.Clinical, answers);
            await walker.BeginAsync();
            while (walker.IsAsked)
            {
                var took = await walker.ReplyAsync();
                await walker.OpenAsync();
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

    private static readonly Lazy<Release> Compiled = new(() => ContentCompiler.Compile(ContentFolder.Read(Shipped.ContentPath)).Release!);
}

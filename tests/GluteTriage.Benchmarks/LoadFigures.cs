using System.Collections.Concurrent;
using System.Diagnostics;
using GluteTriage.Content;
using GluteTriage.Content.Authoring;
using GluteTriage.Engine.Answering;
using GluteTriage.Testing;
using Microsoft.Data.Sqlite;

namespace GluteTriage.Benchmarks;

/// <summary>
/// Five thousand people in the middle of their questions at once, each with cookies and a connection of their own and about fifteen seconds to read a page,
/// against the published site. Those who come to their result begin anew. The people run on the same machine, so the site has less than both cores; an
/// empty page of the same framework, asked as often by as many, is the reference of the same run.
/// </summary>
internal static class LoadFigures
{
    private const int ShortestThinkSeconds = 5;
    private const int LongestThinkSeconds = 25;
    private const int NoLimit = 1_000_000;

    /// <summary>People come one after the other, as they do in the world.</summary>
    private static readonly TimeSpan Arriving = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan ReferenceFor = TimeSpan.FromSeconds(60);

    private static readonly string[] Vignettes =
    [
        "benign-desk-worker", "picture-sciatica", "picture-piriformis-syndrome", "picture-gluteus-maximus", "picture-wallet-neuritis",
        "combo-sexual-change-and-weakness",
    ];

    /// <param name="minutes">After everybody has come; at least 1.</param>
    /// <param name="many">How many people; at least 1.</param>
    /// <returns>The exit code: 1 when a request failed or an answer was lost.</returns>
    public static async Task<int> PrintAsync(int minutes, int many = 5000)
    {
        var published = RunningSite.Publish();
        var release = ContentCompiler.Compile(ContentFolder.Read(Shipped.ContentPath)).Release!;
        var answers = Vignettes.Select(code => VignetteRun.AnswersOf(release.Clinical, release.Vignettes.First(one => one.Code == code))).ToList();
        var data = Directory.CreateTempSubdirectory("glutetriage-load-").FullName;
        var told = new ConcurrentDictionary<string, List<string>>();
        var lasting = TimeSpan.FromMinutes(minutes);
        Measured measured;
        (double Now, double Most) memory;
        double cpu, afterArriving, own;
        using (var site = await RunningSite.StartAsync(published, data: data, limit: NoLimit))
        {
            var loading = MeasureAsync(
                many, lasting,
                (person, seen, cancel) => AnswerAsync(site.Address, release, answers[person % answers.Count], told, seen, new Random(person), cancel));
            await Task.Delay(Arriving, TimeProvider.System);
            (afterArriving, cpu, own) = (site.Memory().Now, site.Cpu, OwnCpu);
            measured = await loading;
            (memory, cpu, own) = (site.Memory(), site.Cpu - cpu, OwnCpu - own);
        }

        var (forms, faults) = await StoredForms.CheckAsync(data, told);
        SqliteConnection.ClearAllPools();
        Directory.Delete(data, recursive: true);
        Figures.Say(
            $"{many} people for {minutes} min: {measured.Replies.Count / lasting.TotalSeconds:0} answers a second, ",
            $"post to redirect, durable: {Figures.Quantiles(measured.Replies)}");
        Figures.Say($"next page: {Figures.Quantiles(measured.Pages)}; {measured.Failed} failed");
        Figures.Say(
            $"memory of the site: {afterArriving:0} MB when all had come, {memory.Now:0} MB at the end, {memory.Most:0} MB at most; ",
            $"{cpu / lasting.TotalSeconds:0.00} cores, and {own / lasting.TotalSeconds:0.00} for the people");
        Figures.Say($"{forms} forms of {told.Count} sessions told as stored: {faults.Count} lost, doubled or torn");
        faults.Take(20).Concat(measured.Reasons.Take(5)).ToList().ForEach(Console.WriteLine);

        using (var empty = await RunningSite.StartAsync(AppContext.BaseDirectory, "GluteTriage.Benchmarks.dll", arguments: [EmptyPage.Argument]))
        {
            var reference = await MeasureAsync(many, ReferenceFor, (person, seen, cancel) => AskAsync(empty.Address, seen, new Random(person), cancel));
            Figures.Say(
                $"empty page of the same framework (reference): {reference.Pages.Count / ReferenceFor.TotalSeconds:0} a second, ",
                $"{Figures.Quantiles(reference.Pages)}");
        }

        return measured.Failed == 0 && faults.Count == 0 ? 0 : 1;
    }

    private static double OwnCpu => Environment.CpuUsage.TotalTime.TotalSeconds;

    /// <summary>Lets everybody come, then counts for so long.</summary>
    private static async Task<Measured> MeasureAsync(int many, TimeSpan lasting, Func<int, Measured, CancellationToken, Task> live)
    {
        var measured = new Measured();
        using var over = new CancellationTokenSource();
        var chance = new Random(Sampling.Seed);
        var people = Enumerable.Range(0, many).Select(person => (Person: person, After: Arriving * chance.NextDouble())).Select(one => Task.Run(async () =>
        {
            try
            {
                await Task.Delay(one.After, TimeProvider.System, over.Token);
                await live(one.Person, measured, over.Token);
            }
            catch (OperationCanceledException) when (over.IsCancellationRequested)
            {
                // The time is over.
            }
        })).ToList();
        await Task.Delay(Arriving, TimeProvider.System);
        measured.Counts = true;
        await Task.Delay(lasting, TimeProvider.System);
        measured.Counts = false;
        await over.CancelAsync();
        await Task.WhenAll(people);
        return measured;
    }

    private static async Task AnswerAsync(
        Uri site, Release release, Answers answers, ConcurrentDictionary<string, List<string>> told, Measured seen, Random chance, CancellationToken cancel)
    {
        while (true)
        {
            using var walker = new FormWalker(site, release.Clinical, answers);
            try
            {
                await walker.BeginAsync();
                var forms = told.GetOrAdd(walker.Key!, _ => []);
                while (walker.IsAsked)
                {
                    await ThinkAsync(chance, cancel);
                    var at = walker.Shown;
                    seen.Reply(await walker.ReplyAsync());
                    forms.Add(at);
                    var clock = Stopwatch.StartNew();
                    await walker.OpenAsync();
                    seen.Page(clock.Elapsed.TotalMilliseconds);
                }
            }
            catch (Exception failed) when (
                failed is HttpRequestException or IOException or InvalidOperationException
                || (failed is OperationCanceledException && !cancel.IsCancellationRequested))
            {
                seen.Fail(failed.Message);
            }

            await ThinkAsync(chance, cancel);
        }
    }

    private static async Task AskAsync(Uri site, Measured seen, Random chance, CancellationToken cancel)
    {
        using var client = new HttpClient { BaseAddress = site };
        while (true)
        {
            await ThinkAsync(chance, cancel);
            var clock = Stopwatch.StartNew();
            using var response = await client.GetAsync(new Uri("/", UriKind.Relative), cancel);
            await response.Content.ReadAsByteArrayAsync(cancel);
            seen.Page(clock.Elapsed.TotalMilliseconds);
        }
    }

    private static Task ThinkAsync(Random chance, CancellationToken cancel) => Task.Delay(
        TimeSpan.FromSeconds(ShortestThinkSeconds + (chance.NextDouble() * (LongestThinkSeconds - ShortestThinkSeconds))), TimeProvider.System, cancel);

    /// <summary>What people met while it counted. A failure counts whenever it is.</summary>
    private sealed class Measured
    {
        private int failed;

        public volatile bool Counts;

        public ConcurrentBag<double> Replies { get; } = [];

        public ConcurrentBag<double> Pages { get; } = [];

        public ConcurrentBag<string> Reasons { get; } = [];

        public int Failed => failed;

        public void Reply(double milliseconds) => Add(Replies, milliseconds);

        public void Page(double milliseconds) => Add(Pages, milliseconds);

        public void Fail(string reason)
        {
            Interlocked.Increment(ref failed);
            Reasons.Add(reason);
        }

        private void Add(ConcurrentBag<double> values, double value)
        {
            if (Counts)
            {
                values.Add(value);
            }
        }
    }
}

using System.Collections.Concurrent;
using GluteTriage.Content;
using GluteTriage.Content.Authoring;
using GluteTriage.Testing;
using Microsoft.Data.Sqlite;

namespace GluteTriage.Benchmarks;

/// <summary>
/// The published site, killed at any moment (SIGKILL) while people answer, and started again on the same data. What a person was shown as
/// stored, the redirect after a form, must be on disk once and whole. People go on after each crash, as phones do. A killed process leaves what it
/// wrote with the machine: that a power cut loses nothing is another promise, which this does not try.
/// </summary>
internal static class CrashFigures
{
    private const int People = 32;
    private const int SoonestMilliseconds = 50;
    private const int LatestMilliseconds = 1500;

    /// <summary>A site that has just started takes this long at most to store the first form, also on a busy machine.</summary>
    private static readonly TimeSpan FirstWithin = TimeSpan.FromMinutes(1);

    private static readonly string[] Vignettes = ["benign-desk-worker", "picture-sciatica", "picture-piriformis-syndrome", "combo-sexual-change-and-weakness"];

    /// <returns>The exit code: 1 when an answer was lost, doubled or torn.</returns>
    public static async Task<int> PrintAsync(int crashes)
    {
        var published = RunningSite.Publish();
        var release = ContentCompiler.Compile(ContentFolder.Read(Shipped.ContentPath)).Release!;
        var people = Vignettes.Select(code => VignetteRun.AnswersOf(release.Clinical, release.Vignettes.First(one => one.Code == code))).ToList();
        var data = Directory.CreateTempSubdirectory("glutetriage-crashes-").FullName;
        var chance = new Random(Sampling.Seed);
        var told = new ConcurrentDictionary<string, List<string>>();
        var faults = new List<string>();
        FormWalker?[] walkers = new FormWalker?[People];
        var results = 0;
        for (var crash = 1; crash <= crashes; crash++)
        {
            using var site = await RunningSite.StartAsync(published, data: data);
            using var over = new CancellationTokenSource();
            var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var walking = Enumerable.Range(0, People).Select(person => Task.Run(async () =>
            {
                try
                {
                    while (!over.IsCancellationRequested)
                    {
                        var walker = walkers[person] ??= new FormWalker(site.Address, release.Clinical, people[person % people.Count]);
                        await WalkAsync(walker, site.Address, told, begun, over.Token);
                        Interlocked.Increment(ref results);
                        walker.Dispose();
                        walkers[person] = null;
                    }
                }
                catch (Exception gone) when (gone is HttpRequestException or IOException or OperationCanceledException)
                {
                    // The site was killed; this person goes on with the next.
                }
            })).ToList();
            await begun.Task.WaitAsync(FirstWithin, TimeProvider.System);
            await Task.Delay(TimeSpan.FromMilliseconds(chance.Next(SoonestMilliseconds, LatestMilliseconds)), TimeProvider.System);
            site.Kill();
            await over.CancelAsync();
            await Task.WhenAll(walking);
            faults.AddRange(await FaultsOfFileAsync(data));
        }

        var (stored, missing) = await StoredForms.CheckAsync(data, told);
        faults.AddRange(missing);
        SqliteConnection.ClearAllPools();
        Directory.Delete(data, recursive: true);
        Console.WriteLine($"{crashes} crashes, {told.Count} sessions, {stored} forms told as stored ({stored / crashes} a crash), {results} ways ended");
        Console.WriteLine($"{faults.Count} lost, doubled or torn");
        faults.Take(20).ToList().ForEach(Console.WriteLine);
        return faults.Count == 0 ? 0 : 1;
    }

    private static async Task WalkAsync(
        FormWalker walker, Uri site, ConcurrentDictionary<string, List<string>> told, TaskCompletionSource begun, CancellationToken cancel)
    {
        walker.MoveTo(site);
        if (walker.Key is null)
        {
            await walker.BeginAsync();
        }

        // Who was interrupted sends the page they still see once more, whether or not it was stored.
        while (walker.IsAsked)
        {
            cancel.ThrowIfCancellationRequested();
            var at = walker.Shown;
            await walker.ReplyAsync();
            var addresses = told.GetOrAdd(walker.Key!, _ => []);
            if (addresses is not [.., var last] || last != at)
            {
                addresses.Add(at);
            }

            begun.TrySetResult();
            await walker.OpenAsync();
        }
    }

    private static async Task<IReadOnlyList<string>> FaultsOfFileAsync(string data)
    {
        var file = new SqliteConnectionStringBuilder { DataSource = Path.Combine(data, "sessions.db"), Pooling = false };
        await using var db = new SqliteConnection(file.ToString());
        await db.OpenAsync();
        await using var command = db.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        return await command.ExecuteScalarAsync() is "ok" ? [] : ["the file is damaged"];
    }
}

using GluteTriage.Content;
using GluteTriage.Content.Authoring;
using GluteTriage.Content.Results;
using GluteTriage.Content.Store;
using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Testing;

namespace GluteTriage.Benchmarks;

/// <summary><c>gt replay</c> over many stored sessions: those of the whole interviews among the vignettes, over and over.</summary>
internal static class ReplayFigures
{
    private const int Sessions = 100_000;

    public static async Task PrintAsync()
    {
        var release = ContentCompiler.Compile(ContentFolder.Read(Shipped.ContentPath)).Release!;
        var people = release.Vignettes
            .Select(vignette => VignetteRun.AnswersOf(release.Clinical, vignette))
            .Where(answers => answers.Count >= 30)
            .ToList();
        await using var sessions = await TestSessionDb.CreateAsync(TimeProvider.System);
        var stores = Directory.CreateTempSubdirectory("replay-");
        ContentStore.Write(release, Path.Combine(stores.FullName, release.Hash + ".db"));
        foreach (var person in people)
        {
            await StoreAsync(sessions, release, person);
        }

        await MultiplyAsync(sessions, people.Count);
        var seconds = CompileFigures.Run("replay", sessions.Path, "--stores", stores.FullName);
        Console.WriteLine($"gt replay of {Sessions} sessions: {seconds:0.0} s, all decided the same");
        stores.Delete(recursive: true);
    }

    private static async Task StoreAsync(TestSessionDb sessions, Release release, Answers person)
    {
        var (_, session) = await sessions.Log.OpenAsync(release.Hash, "uk", mayBeReviewed: true, default);
        var revision = 0;
        foreach (var item in person.InOrder)
        {
            await sessions.Log.AppendAsync(session.Id, revision++, item, person[item]!, default);
        }

        var assessment = Triage.Assess(release.Clinical, person);
        await sessions.Log.RecordResultAsync(
            session.Id, revision, release.Hash, "benchmark", assessment.Urgency, ResultRecord.Of(release, assessment).ToJson(),
            InboxProjection.Bare, default);
    }

    /// <summary>Copies the stored sessions, numbered 1 to <paramref name="stored"/>, until there are enough.</summary>
    private static Task MultiplyAsync(TestSessionDb sessions, int stored)
    {
        var copies = $"WITH RECURSIVE copy(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copy WHERE n < {Sessions / stored + 1})";
        var until = $"WHERE {{0}} + copy.n * {stored} <= {Sessions}";
        string Copied(string table, string column) => Resealing.Sql(table, column, $"session_id + copy.n * {stored}")!;
        return sessions.ExecuteAsync(
            connection => Resealing.AllowIn(connection, sessions.Keys, Sessions),
            "PRAGMA synchronous = OFF; BEGIN; "
            + $"{copies} INSERT INTO session (id, key_hash, release, region, "
            + "may_be_reviewed, started_at, last_answered_at, revision, device, synthetic) "
            + $"SELECT id + copy.n * {stored}, randomblob(32), "
            + "release, region, may_be_reviewed, started_at, last_answered_at, revision, device, synthetic "
            + $"FROM session, copy {string.Format(System.Globalization.CultureInfo.InvariantCulture, until, "id")}; "
            + $"{copies} INSERT INTO answered_item SELECT session_id + copy.n * {stored}, revision, item, {Copied("answered_item", "reply")}, at "
            + $"FROM answered_item, copy {string.Format(System.Globalization.CultureInfo.InvariantCulture, until, "session_id")}; "
            + $"{copies} INSERT INTO result_snapshot SELECT session_id + copy.n * {stored}, revision, release, engine_version, urgency, "
            + $"{Copied("result_snapshot", "json")}, at "
            + $"FROM result_snapshot, copy {string.Format(System.Globalization.CultureInfo.InvariantCulture, until, "session_id")}; COMMIT");
    }
}

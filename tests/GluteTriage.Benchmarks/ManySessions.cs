using System.Diagnostics;
using System.Globalization;
using GluteTriage.Cli.Demo;
using GluteTriage.Content;
using GluteTriage.Content.Authoring;
using GluteTriage.Content.Store;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Sessions;
using GluteTriage.Sessions.AtRest;
using GluteTriage.Sessions.Demo;
using GluteTriage.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace GluteTriage.Benchmarks;

/// <summary>
/// The data folder of a site with a million sessions: 2,000 as <c>gt demo</c> makes them, a quarter under an earlier release, copied with
/// all that belongs to them to other moments of the last 170 days. Kept in the temp folder for the other figures of the same day. Only
/// every fiftieth session has its whole stored result and all its answers, the others that of their age: all of them would be 20 GB and take
/// twenty minutes to seal, and no figure reads more than one session at a time.
/// </summary>
internal sealed class ManySessions : IAsyncDisposable
{
    /// <summary>A million, or <c>FIGURES_SESSIONS</c> of them, a multiple of 2,000: a figure of fewer has to say so.</summary>
    public static readonly int Count =
        int.TryParse(Environment.GetEnvironmentVariable("FIGURES_SESSIONS"), CultureInfo.InvariantCulture, out var fewer) ? fewer : 1_000_000;

    /// <summary>Account of a made-up clinician who has taken on tens of thousands of sessions.</summary>
    public static readonly Actor Busy = DemoWords.Reviewers[0];

    private const int Made = 2_000;
    private const int Earlier = Made / 4;
    private static readonly int Copies = Count / Made;
    private const int WholeEvery = 50;

    /// <summary>Those made have 90 days; with these 80 more, no session is old enough to be deleted.</summary>
    private const long ShiftMillisecondsAtMost = 80L * 24 * 60 * 60 * 1000;

    private readonly ServiceProvider services;

    private ManySessions(string folder, ServiceProvider services) => (Folder, this.services) = (folder, services);

    public string Folder { get; }

    public string Database => DatabaseIn(Folder);

    public static string EarlierHash => EarlierRelease.Value.Hash;

    /// <summary>Content that differs from what is shipped by its name alone, so that there is another release to compare with.</summary>
    private static readonly Lazy<Release> EarlierRelease = new(() =>
        ContentCompiler.Compile(Shipped.Folder.Edited("release.yaml", "name: \"", "name: \"Earlier than ")).Release!);

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <param name="interceptor">Sees every command.</param>
    public static async Task<ManySessions> OpenAsync(IInterceptor? interceptor = null)
    {
        var folder = Path.Combine(Path.GetTempPath(), "glutetriage-million");
        var made = Path.Combine(folder,
            string.Create(CultureInfo.InvariantCulture,
                $"made-{TimeProvider.System.GetUtcNow():yyyyMMdd}-{Shipped.Release.Hash[..12]}-{Count}"));
        if (!File.Exists(made))
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }

            await MakeAsync(folder);
            await File.WriteAllTextAsync(made, "");
        }

        return new ManySessions(folder, Register(folder, interceptor));
    }

    /// <summary>Numbers of sessions with their whole stored result, evenly from all there are.</summary>
    public async Task<IReadOnlyList<long>> WholeAsync(string release, int count)
    {
        await using var db = await Get<IDbContextFactory<SessionDb>>().CreateDbContextAsync();
        var ids = await db.InboxLines
            .Where(line => line.Release == release && (line.SessionId - 1) / Made % WholeEvery == 0)
            .Select(line => line.SessionId)
            .ToListAsync();
        return [.. Enumerable.Range(0, count).Select(i => ids[(int)((long)i * ids.Count / count)])];
    }

    public async ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        await services.DisposeAsync();
    }

    private static string DatabaseIn(string folder) => Path.Combine(folder, "sessions.db");

    private static ServiceProvider Register(string folder, IInterceptor? interceptor)
    {
        var services = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddSessionLog(
                DatabaseIn(folder), Path.Combine(folder, "keys", "audit.key"), Path.Combine(folder, "audit", "audit.heads"), age: new ItemCode("age"))
            .AddSingleton<DemoLog>();
        return (interceptor is null ? services : services.ConfigureDbContext<SessionDb>(db => db.AddInterceptors(interceptor)))
            .BuildServiceProvider();
    }

    private static async Task MakeAsync(string folder)
    {
        var watch = Stopwatch.StartNew();
        await using (var services = Register(folder, null))
        {
            await services.GetRequiredService<SessionDbStart>().PrepareAsync(default);
            var now = TimeProvider.System.GetUtcNow();
            foreach (var (release, count) in new[] { (EarlierRelease.Value, Earlier), (Shipped.Release, Made - Earlier) })
            {
                ContentStore.Write(release, Path.Combine(folder, "content", release.Hash + ".db"));
                await services.GetRequiredService<DemoLog>().AddAsync(
                    DemoSessions.Make(release, count, count, now).Select(session => session with { MayBeReviewed = true }), default);
            }
        }

        SqliteConnection.ClearAllPools();
        await MultiplyAsync(DatabaseIn(folder));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Count:N0} sessions made in {watch.Elapsed.TotalSeconds:0} s, {new FileInfo(DatabaseIn(folder)).Length / 1e9:0.0} GB, in {folder}"));
    }

    private static async Task MultiplyAsync(string database)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        await connection.OpenAsync();
        using var keys = new SessionKeys(SessionKeys.Beside(database));
        Resealing.AllowIn(connection, keys, Count);
        await RunAsync(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY; "
            + "PRAGMA cache_size = -400000; PRAGMA locking_mode = EXCLUSIVE");
        var indexes = await ReadAsync("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name <> 'audit_entry'");
        foreach (var (name, _) in indexes)
        {
            await RunAsync($"DROP INDEX \"{name}\"");
        }

        foreach (var (table, id) in new[]
        {
            ("session", "id"), ("answered_item", "session_id"), ("result_snapshot", "session_id"), ("inbox_line", "session_id"),
            ("inbox_flag", "session_id"), ("inbox_place", "session_id"), ("review", "session_id"), ("outcome", "session_id"),
            ("note_version", "session_id"),
        })
        {
            var columns = (await ReadAsync($"SELECT name, type FROM pragma_table_info('{table}')")).Select(column => column.Item1)
                .Where(column => column == id || column != "id").ToList();

            // From a copy: to read what it is writing, SQLite would first write all of it somewhere else.
            await RunAsync(
                $"CREATE TEMP TABLE made AS SELECT * FROM {table} ORDER BY {id}; "
                + $"WITH RECURSIVE copy(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copy WHERE n < {Copies - 1}) "
                + $"INSERT INTO {table} ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) "
                + $"SELECT {string.Join(", ", columns.Select(column => CopiedText(table, column, id) ?? Copied(column, id)))} "
                + $"FROM copy CROSS JOIN made {(table == "answered_item" ? $"WHERE item = 'age' OR copy.n % {WholeEvery} = 0" : "")}; DROP TABLE made");
        }

        foreach (var (_, sql) in indexes)
        {
            await RunAsync(sql);
        }

        await RunAsync("PRAGMA locking_mode = NORMAL; PRAGMA journal_mode = WAL");

        async Task RunAsync(string sql)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.CommandTimeout = 0;
            await command.ExecuteNonQueryAsync();
        }

        async Task<List<(string, string)>> ReadAsync(string sql)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await using var rows = await command.ExecuteReaderAsync();
            var read = new List<(string, string)>();
            while (await rows.ReadAsync())
            {
                read.Add((rows.GetString(0), rows.GetString(1)));
            }

            return read;
        }
    }

    private static string? CopiedText(string table, string column, string id) =>
        Resealing.Sql(table, column, Copied(id, id), Copied("at", id), column == "json" ? Copied(column, id) : null);

    private static string Copied(string column, string id) => column switch
    {
        _ when column == id => $"{id} + copy.n * {Made}",
        "key_hash" => "randomblob(32)",
        "json" => $"CASE copy.n % {WholeEvery} WHEN 0 THEN json ELSE '{{}}' END",
        "at" or "started_at" or "last_answered_at" or "arrived_at" or "claimed_at" =>
            $"{column} - (copy.n * 86028121 + {id} * 49979687) % {ShiftMillisecondsAtMost}",
        _ => $"\"{column}\"",
    };
}

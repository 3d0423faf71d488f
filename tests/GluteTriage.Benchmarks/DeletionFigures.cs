using System.Collections.Concurrent;
using System.Diagnostics;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Sessions;
using GluteTriage.Testing;
using Microsoft.Data.Sqlite;

namespace GluteTriage.Benchmarks;

/// <summary>
/// Ten thousand sessions past their time, added to a million, deleted with all that belongs to them and with an audit entry each, while
/// somebody goes on answering: how long it takes, and how long an answer waits at most. Beside it the same answers with no deletion.
/// </summary>
internal static class DeletionFigures
{
    private const int Deleted = 10_000;
    private const int Reference = 500;
    private const int DaysOld = 200;

    private static readonly Item Item = Shipped.Content.Items[0];
    private static readonly Answer Said = ((Reply.Accepted)Reply.Read(Item, [Item.Options[0].Code.Value])).Answer;

    private static readonly string[] Belonging =
        ["answered_item", "result_snapshot", "inbox_line", "inbox_flag", "inbox_place", "review", "outcome", "note_version"];

    public static async Task PrintAsync()
    {
        await using var many = await ManySessions.OpenAsync();
        await AddOldAsync(many.Database);
        var log = many.Get<SessionLog>();
        var (_, session) = await log.OpenAsync("release-1", "uk", mayBeReviewed: true, default);
        var undisturbed = new List<double>();
        for (var i = 0; i < Reference; i++)
        {
            undisturbed.Add(await AnswerAsync(log, session.Id, i));
        }

        var waited = new ConcurrentBag<double>();
        var watch = Stopwatch.StartNew();

        // On a thread of its own: SQLite's calls give none back before they are done.
        var deleting = Task.Run(() => many.Get<SessionRetention>().DeleteExpiredAsync(default));
        for (var i = Reference; !deleting.IsCompleted; i++)
        {
            waited.Add(await AnswerAsync(log, session.Id, i));
        }

        var expired = await deleting;
        Figures.Say($"{expired.Reviewable:N0} of a million sessions deleted and recorded in {watch.Elapsed.TotalSeconds:0.0} s");
        Figures.Say($"an answer meanwhile: {Figures.Quantiles(waited)}, longest {waited.Max():0} ms of {waited.Count:N0}");
        Figures.Say($"an answer with no deletion (reference): {Figures.Quantiles(undisturbed)}, longest {undisturbed.Max():0} ms");
        await log.DeleteAsync(session.Id, default);
    }

    private static async Task<double> AnswerAsync(SessionLog log, long session, int revision)
    {
        var start = Stopwatch.GetTimestamp();
        await log.AppendAsync(session, revision, Item.Code, Said, default);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>Copies of sessions there are, older than anybody may keep.</summary>
    private static async Task AddOldAsync(string database)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        await connection.OpenAsync();
        var highest = await ReadAsync("SELECT max(id) FROM session", row => row.GetInt64(0));
        var back = DaysOld * 24L * 60 * 60 * 1000;
        await RunAsync("PRAGMA synchronous = OFF; BEGIN");
        foreach (var table in Belonging.Prepend("session"))
        {
            var id = table == "session" ? "id" : "session_id";
            var columns = (await ReadAsync($"SELECT name FROM pragma_table_info('{table}')", row => row.GetString(0)))
                .Where(column => column == id || column != "id").Select(column => $"\"{column}\"").ToList();
            var copied = columns.Select(column => column.Trim('"') switch
            {
                var name when name == id => $"{id} + {highest[0]}",
                "key_hash" => "randomblob(32)",
                "started_at" => $"started_at - {back}",
                _ => column,
            });
            await RunAsync($"INSERT INTO {table} ({string.Join(", ", columns)}) SELECT {string.Join(", ", copied)} FROM {table} WHERE {id} <= {Deleted}");
        }

        await RunAsync("COMMIT");

        async Task RunAsync(string sql)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }

        async Task<List<T>> ReadAsync<T>(string sql, Func<SqliteDataReader, T> read)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await using var rows = await command.ExecuteReaderAsync();
            var all = new List<T>();
            while (await rows.ReadAsync())
            {
                all.Add(read(rows));
            }

            return all;
        }
    }
}

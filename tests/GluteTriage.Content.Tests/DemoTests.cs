using GluteTriage.Cli.Demo;
using GluteTriage.Sessions.AtRest;
using GluteTriage.Sessions.Demo;
using GluteTriage.Testing;
using Microsoft.Data.Sqlite;

namespace GluteTriage.Content.Tests;

/// <summary>gt demo: made-up sessions that nobody can take for real ones.</summary>
[Collection(nameof(ConsoleCollection))]
public sealed class DemoTests : IDisposable
{
    private const int Count = 60;
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 16, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gt-demo-");

    private string Sessions => Path.Combine(folder.FullName, "sessions.db");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    [Fact]
    public void The_same_seed_at_the_same_moment_gives_the_same_sessions()
    {
        Assert.Equal(Make(seed: 7), Make(seed: 7));
        Assert.NotEqual(Make(seed: 7), Make(seed: 8));
    }

    [Fact]
    public void Every_session_is_marked_and_every_result_replays_byte_for_byte()
    {
        var (exit, _, errors) = Demo();
        Assert.Equal((0, ""), (exit, errors));

        Assert.Equal(Count, Number("SELECT count(*) FROM session WHERE synthetic"));
        Assert.Equal(0, Number("SELECT count(*) FROM session WHERE NOT synthetic"));
        Assert.Equal(0, Number("SELECT count(*) FROM inbox_line WHERE NOT synthetic"));
        Assert.NotEqual(0, Number("SELECT count(*) FROM review"));
        Assert.Equal(0, Number(
            "SELECT count(*) FROM note_version WHERE opened('note_version.text', session_id, author || ' ' || version, text) NOT LIKE 'Made-up note:%'"));
        Assert.Equal(0, Number("SELECT count(*) FROM (SELECT opened('review.reason', session_id, reviewer || ' ' || at, reason) AS said FROM review) "
            + "WHERE said <> '' AND said NOT LIKE 'Made up:%'"));
        Assert.Equal(0, Number("SELECT count(*) FROM audit_entry WHERE actor_name NOT LIKE '%(demo)' AND act <> 'SealsBegun'"));

        var results = Number("SELECT count(*) FROM result_snapshot");
        var (same, output, _) = CliTests.Gt("replay", Sessions);
        Assert.True(same == 0, output);
        Assert.Contains($"{results} the same, 0 differ, 0 without", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_that_holds_a_real_session_is_left_alone()
    {
        await using var real = await TestSessionDb.CreateAsync(TimeProvider.System);
        await real.Log.OpenAsync(Shipped.Release.Hash, "uk", mayBeReviewed: true, default);

        var (exit, _, errors) = CliTests.Gt("demo", real.Path, "--sessions", "5", "--content", Shipped.ContentPath);

        Assert.Equal(2, exit);
        Assert.Contains("not made up", errors, StringComparison.Ordinal);
        await using var db = await real.Dbs.CreateDbContextAsync();
        Assert.Equal(1, db.Sessions.Count());
    }

    [Fact]
    public void Where_the_machine_is_none_of_a_developer_nothing_is_made_up()
    {
        var before = Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT");
        Environment.SetEnvironmentVariable("DOTNET_ENVIRONMENT", "Production");
        try
        {
            var (exit, _, errors) = Demo();

            Assert.Equal(2, exit);
            Assert.Contains("for developers", errors, StringComparison.Ordinal);
            Assert.False(File.Exists(Sessions));
        }
        finally
        {
            Environment.SetEnvironmentVariable("DOTNET_ENVIRONMENT", before);
        }
    }

    [Fact]
    public void The_same_sessions_are_not_made_twice()
    {
        Demo();

        var (exit, _, errors) = Demo();

        Assert.Equal(2, exit);
        Assert.Contains("already", errors, StringComparison.Ordinal);
        Assert.Equal(Count, Number("SELECT count(*) FROM session"));
    }

    [Fact]
    public void Only_what_the_interview_asks_is_answered_and_in_order_of_time()
    {
        foreach (var made in DemoSessions.Make(Shipped.Release, Count, seed: 3, Now))
        {
            var answers = Engine.Answering.Answers.None;
            var at = made.StartedAt;
            foreach (var reply in made.Replies)
            {
                var changed = answers[reply.Item] is not null;
                Assert.True(changed || Engine.Interview.Next(Shipped.Content, answers) is Engine.Step.Ask(var item, _) && item.Code == reply.Item);
                Assert.True(reply.At > at);
                (answers, at) = (answers.With(reply.Item, reply.Answer), reply.At);
            }

            Assert.True(at < Now);
        }
    }

    private static string Make(int seed) => string.Join('\n', DemoSessions.Make(Shipped.Release, 20, seed, Now).Select(Text));

    private static string Text(DemoSession made) => string.Join('|',
        Convert.ToHexString(made.KeyHash), made.Region, made.Device, made.MayBeReviewed, made.StartedAt,
        string.Join(';', made.Replies.Select(reply => $"{reply.Item}={reply.Answer}@{reply.At:O}")),
        string.Join(';', made.Results.Select(result => result.Json)),
        string.Join(';', made.Results.Select(result => System.Text.Json.JsonSerializer.Serialize(result.Projection))),
        made.Mark, string.Join(';', made.Acts),
        string.Join(';', made.Rows(1).Select(row => System.Text.Json.JsonSerializer.Serialize(row))));

    private (int Exit, string Output, string Errors) Demo() =>
        CliTests.Gt("demo", Sessions, "--sessions", $"{Count}", "--content", Shipped.ContentPath);

    private long Number(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Sessions};Pooling=False");
        connection.Open();
        using var keys = new SessionKeys(SessionKeys.Beside(Sessions));
        OpeningTexts.AllowIn(connection, keys);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}

using GluteTriage.Engine.Questionnaire;
using GluteTriage.Sessions;
using GluteTriage.Sessions.AtRest;
using GluteTriage.Sessions.Auditing;
using GluteTriage.Sessions.Reviewing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GluteTriage.Testing;

/// <summary>
/// A real session log in a folder of its own, registered as the website registers it; deleted when disposed.
/// </summary>
public sealed class TestSessionDb : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("glutetriage-");
    private readonly TimeProvider clock;
    private readonly RetentionPeriods periods;
    private ServiceProvider services;

    private readonly ReviewTargets targets;
    private readonly bool judgeFirst;

    private TestSessionDb(TimeProvider clock, RetentionPeriods periods, ReviewTargets targets, bool judgeFirst)
    {
        (this.clock, this.periods, this.targets, this.judgeFirst) = (clock, periods, targets, judgeFirst);
        services = Register();
    }

    /// <summary>A log that has been prepared and is ready for use.</summary>
    public static async Task<TestSessionDb> CreateAsync(
        TimeProvider clock, RetentionPeriods? periods = null, ReviewTargets? targets = null, bool judgeFirst = false)
    {
        var made = Unprepared(clock, periods, targets, judgeFirst);
        await made.Start.PrepareAsync(CancellationToken.None);
        return made;
    }

    /// <summary>A log whose file does not exist yet.</summary>
    public static TestSessionDb Unprepared(
        TimeProvider clock, RetentionPeriods? periods = null, ReviewTargets? targets = null, bool judgeFirst = false) =>
        new(clock, periods ?? new RetentionPeriods(), targets ?? ReviewTargets.Usual, judgeFirst);

    public string Path => System.IO.Path.Combine(folder.FullName, "sessions.db");

    public SessionLog Log => services.GetRequiredService<SessionLog>();

    public Inbox Inbox => services.GetRequiredService<Inbox>();
    public SessionExport Export => services.GetRequiredService<SessionExport>();
    public ReviewLog Reviews => services.GetRequiredService<ReviewLog>();
    public InboxShares Shares => services.GetRequiredService<InboxShares>();
    public AuditedLog Audited => services.GetRequiredService<AuditedLog>();
    public EarlierRows EarlierRows => services.GetRequiredService<EarlierRows>();
    public SessionKeys Keys => services.GetRequiredService<SessionKeys>();
    public EarlierTexts EarlierTexts => services.GetRequiredService<EarlierTexts>();
    public ErasedKeys Erased => services.GetRequiredService<ErasedKeys>();
    public TakenAway Taken => services.GetRequiredService<TakenAway>();
    public AuditKey AuditKey => services.GetRequiredService<AuditKey>();
    public string Heads => System.IO.Path.Combine(folder.FullName, "audit", "audit.heads");

    public SessionDbStart Start => services.GetRequiredService<SessionDbStart>();

    public SessionRetention Retention => services.GetRequiredService<SessionRetention>();

    public IDbContextFactory<SessionDb> Dbs => services.GetRequiredService<IDbContextFactory<SessionDb>>();

    /// <summary>Closes the file and opens it again, as a restart of the website does.</summary>
    public async Task ReopenAsync()
    {
        await CloseAsync();
        await services.DisposeAsync();
        services = Register();
        await Start.PrepareAsync(CancellationToken.None);
    }

    /// <summary>
    /// Runs SQL on a connection of its own, without the settings of the log; <c>opened(table.column, session, row, text)</c> opens a sealed text, and
    /// one that is stored in the clear is read as what was stored before texts were sealed.
    /// </summary>
    public Task ExecuteAsync(string sql) => ExecuteAsync(_ => { }, sql);

    /// <summary>The same, on a connection that is prepared for it.</summary>
    public async Task ExecuteAsync(Action<SqliteConnection> prepare, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        await connection.OpenAsync();
        OpeningTexts.AllowIn(connection, Keys);
        prepare(connection);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The same for the file of the keys.</summary>
    public byte[] ReadKeyFiles() =>
        [.. folder.GetFiles(SessionKeys.FileName + "*").OrderBy(f => f.Name, StringComparer.Ordinal).SelectMany(ReadShared)];

    /// <summary>Does something as another process on the same files would.</summary>
    public async Task BesideAsync(Func<SessionLog, Task> run)
    {
        await using var beside = Register();
        await run(beside.GetRequiredService<SessionLog>());
    }

    /// <summary>Every byte of the database file and of its side files, as they are on disk now.</summary>
    public byte[] ReadFiles() =>
        [.. folder.GetFiles("sessions.db*").OrderBy(f => f.Name, StringComparer.Ordinal).SelectMany(ReadShared)];

    /// <summary>Closes every idle connection, so that the file is nobody's.</summary>
    public async Task CloseAsync()
    {
        await using var db = await Dbs.CreateDbContextAsync();
        SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        await services.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private ServiceProvider Register() => new ServiceCollection()
        .AddSingleton(clock)
        .AddSingleton(periods)
        .AddSingleton(targets)
        .AddSessionLog(Path, age: new ItemCode("age"), judgeFirst: judgeFirst)
        .BuildServiceProvider();

    private static byte[] ReadShared(FileInfo file)
    {
        using var stream = file.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}

using GluteTriage.Sessions;
using GluteTriage.Sessions.AtRest;
using GluteTriage.Sessions.Auditing;
using GluteTriage.Sessions.Backups;
using GluteTriage.Sessions.Sharing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GluteTriage.Testing;

/// <summary>A data folder as a site leaves it: sessions, accounts, keys, audit trail, a release; with its own copy of the parts that write it.</summary>
public sealed class TestInstallation : IAsyncDisposable
{
    private readonly DirectoryInfo around = Directory.CreateTempSubdirectory("glutetriage-installation-");
    private readonly ServiceProvider services;

    private TestInstallation()
    {
        Data = new DataFolder(Path.Combine(around.FullName, "data"));
        services = new ServiceCollection()
            .AddSessionLog(Data.Sessions, Data.AuditKey, Data.AuditHeads, masterKey: Beside("master.key"))
            .AddSharedCodes(Data.ShareKey)
            .BuildServiceProvider();
    }

    public DataFolder Data { get; }

    /// <summary>A folder or file beside the data for anything else; deleted with it.</summary>
    public string Beside(string name) => Path.Combine(around.FullName, name);

    public SessionLog Log => services.GetRequiredService<SessionLog>();

    public AuditedLog Audited => services.GetRequiredService<AuditedLog>();

    public SharedCodes Codes => services.GetRequiredService<SharedCodes>();

    public SessionLogProbe Probe => services.GetRequiredService<SessionLogProbe>();

    /// <summary>One session that answered with a word nobody else has, an act of staff, an account and a release.</summary>
    /// <param name="word">The answer.</param>
    /// <param name="staffActed">Whether there is an act of staff.</param>
    public static async Task<TestInstallation> CreateAsync(string word = "yes", bool staffActed = true)
    {
        var made = new TestInstallation();
        await made.services.GetRequiredService<SessionDbStart>().PrepareAsync(CancellationToken.None);
        await made.services.GetRequiredService<EarlierTexts>().SealAsync(CancellationToken.None);
        await made.AnswerAsync(word);
        if (staffActed)
        {
            await made.Audited.RecordAsync(new Actor("account-1", "Dr One"), AuditAct.Opened, 1, "", CancellationToken.None);
        }

        Directory.CreateDirectory(made.Data.Stores);
        await File.WriteAllTextAsync(Path.Combine(made.Data.Stores, new string('a', 64) + ".db"), "a release");
        await Execute(made.Data.Accounts, "CREATE TABLE AspNetUsers (Id TEXT PRIMARY KEY); INSERT INTO AspNetUsers VALUES ('account-1');");
        return made;
    }

    /// <returns>The session.</returns>
    public async Task<TriageSession> AnswerAsync(string word)
    {
        var (_, session) = await Log.OpenAsync(new string('a', 64), "uk", mayBeReviewed: true, CancellationToken.None);
        await Log.AppendAsync(session.Id, 0, AnyAnswer.Code, AnyAnswer.Of(word), CancellationToken.None);
        return session;
    }

    /// <summary>As the site does when a person consents.</summary>
    public async Task<ShareCode> GiveWithdrawalCodeAsync(long session)
    {
        var (code, stored) = services.GetRequiredService<WithdrawalCodes>().New(session);
        await using var db = await services.GetRequiredService<IDbContextFactory<SessionDb>>().CreateDbContextAsync();
        db.Add(stored);
        await db.SaveChangesAsync();
        return code;
    }

    /// <summary>Runs SQL on a file, without the settings of the log.</summary>
    public static async Task Execute(string database, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Stops what writes, as a site that is stopped does; the files stay.</summary>
    public async Task CloseAsync()
    {
        await services.DisposeAsync();
        SqliteConnection.ClearAllPools();
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        around.Delete(recursive: true);
    }
}

using GluteTriage.Engine.Questionnaire;
using GluteTriage.Sessions.AtRest;
using GluteTriage.Sessions.Auditing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions;

/// <summary>
/// A session nobody gave: opened, answered, found and left to expire in memory. EF Core builds its model and its queries at
/// their first use and keeps them for the process, so a program that runs this beside other work spares the first person the
/// wait.
/// </summary>
public static class SessionLogRehearsal
{
    private const string Nobody = "rehearsal";

    /// <returns>The session as it was found, with its one reply.</returns>
    public static Task<OpenSession?> RunAsync() => Task.Run(() => RehearseAsync(TimeProvider.System, CancellationToken.None));

    private static async Task<OpenSession?> RehearseAsync(TimeProvider clock, CancellationToken cancel)
    {
        var memory = new SqliteConnectionStringBuilder
        {
            DataSource = $"{Nobody}-{Guid.NewGuid():N}",
            Mode = SqliteOpenMode.Memory,
            Cache = SqliteCacheMode.Shared,
        };
        var options = new DbContextOptionsBuilder<SessionDb>();
        using var keys = SessionKeys.InMemory();
        options.UseSessions(memory, keys);
        var dbs = new InMemory(options.Options);

        // What is in memory is gone once nobody has it open.
        await using var kept = dbs.CreateDbContext();
        await kept.Database.OpenConnectionAsync(cancel);
        await kept.Database.MigrateAsync(cancel);

        using var writer = new SingleWriter(dbs);
        var auditKey = AuditKey.New();
        var audited = new AuditedLog(writer, auditKey, new AuditHeads(null, auditKey), new TakenAway(dbs, keys), clock);
        var log = new SessionLog(dbs, writer, audited, clock);
        var (key, session) = await log.OpenAsync(Nobody, Nobody, mayBeReviewed: false, cancel);
        await kept.AppendAsync(session.Id, 0, new ItemCode(Nobody), Nobody, clock.GetUtcNow(), cancel);
        var found = await log.FindAsync(key, cancel);
        await new SessionRetention(audited, clock, new RetentionPeriods()).DeleteExpiredAsync(cancel);
        return found;
    }

    private sealed class InMemory(DbContextOptions<SessionDb> options) : IDbContextFactory<SessionDb>
    {
        public SessionDb CreateDbContext() => new(options);
    }
}

using GluteTriage.Engine.Questionnaire;
using GluteTriage.Sessions.Agreement;
using GluteTriage.Sessions.AtRest;
using GluteTriage.Sessions.Auditing;
using GluteTriage.Sessions.Insights;
using GluteTriage.Sessions.Reviewing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace GluteTriage.Sessions;

public static class SessionLogRegistration
{
    /// <summary>
    /// How long a statement may be refused by a locked file before it fails; the client would try for 30.
    /// </summary>
    private const int WaitSeconds = 5;

    /// <summary>
    /// Registers the session log kept in one SQLite file. Call <see cref="SessionDbStart.PrepareAsync"/> before first
    /// use. For another retention than the default, register a <see cref="RetentionPeriods"/> too.
    /// </summary>
    /// <param name="path">
    /// The file; created, with its folder, by <see cref="SessionDbStart"/> where it does not exist.
    /// </param>
    /// <param name="auditKey">The file of the key that seals the audit trail; <c>audit.key</c> beside the log when null.</param>
    /// <param name="auditHeads">The file of the trail's heads; <c>audit/audit.heads</c> beside the log when null.</param>
    /// <param name="secondShare">Of judged sessions, how many a second clinician judges blindly: 0 to 1.</param>
    /// <param name="age">The item that tells how old the person is, for the list of the inbox; null where the content has none.</param>
    /// <param name="judgeFirst">Whether clinicians judge a session before they are shown what the tool made of it.</param>
    /// <param name="masterKey">
    /// The file of the key that wraps the keys of sessions; null for the one used last, at first <c>master.key</c> beside the log.
    /// </param>
    public static IServiceCollection AddSessionLog(
        this IServiceCollection services, string path, string? auditKey = null, string? auditHeads = null,
        double secondShare = SecondReviews.UsualShare, ItemCode? age = null, bool judgeFirst = false, string? masterKey = null)
    {
        services.AddPooledDbContextFactory<SessionDb>((made, db) =>
            db.UseSessionFile(path, made.GetRequiredService<SessionKeys>()).AddInterceptors(made.GetRequiredService<RowSealing>()));
        services.TryAddSingleton(_ => new SessionKeys(SessionKeys.Beside(path), masterKey));
        services.TryAddSingleton<EarlierTexts>();
        services.TryAddSingleton<ErasedKeys>();
        services.TryAddSingleton(made => new RowSealing(made.GetRequiredService<AuditKey>(), made.GetService<ILogger<RowSealing>>()));
        services.TryAddSingleton<EarlierRows>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new RetentionPeriods());
        services.TryAddSingleton<SessionDbStart>();
        services.TryAddSingleton<SessionLogProbe>();
        services.TryAddSingleton<SingleWriter>();
        var (folder, heads) = (Path.GetDirectoryName(Path.GetFullPath(path))!, auditHeads);
        heads ??= Path.Combine(folder, "audit", "audit.heads");
        services.TryAddSingleton(_ => AuditKey.At(auditKey ?? Path.Combine(folder, "audit.key"), () => SealedBefore.PlaceOf(path, heads)));
        services.TryAddSingleton(made => new AuditHeads(
            heads, made.GetRequiredService<AuditKey>(),
            made.GetService<ILogger<AuditHeads>>()));
        services.TryAddSingleton<TakenAway>();
        services.TryAddSingleton<AuditedLog>();
        services.TryAddSingleton<SignInsLately>();
        services.TryAddSingleton<SessionLog>();
        services.TryAddSingleton(ReviewTargets.Usual);
        services.TryAddSingleton(made => new Inbox(
            made.GetRequiredService<AuditedLog>(), made.GetRequiredService<InboxShares>(), age, made.GetRequiredService<ReviewTargets>(),
            made.GetRequiredService<JudgeFirst>()));
        services.TryAddSingleton<InboxShares>();
#pragma warning disable RS0030 // The machine's own chance comes in here, and only here, as a parameter.
        services.TryAddSingleton(new SecondReviews(secondShare, Random.Shared.NextDouble));
#pragma warning restore RS0030
        services.TryAddSingleton(new JudgeFirst(judgeFirst));
        services.TryAddSingleton<ReviewLog>();
        services.TryAddSingleton<SessionExport>();
        services.TryAddSingleton<SavedViews>();
        services.TryAddSingleton<SessionRetention>();
        services.TryAddSingleton<DayCounting>();
        services.TryAddSingleton<Suppression>();
        services.TryAddSingleton<CountedSessions>();
        services.TryAddSingleton<ReviewAgreement>();
        return services;
    }

    /// <summary>Opening makes no file: one that was deleted under a running site must not come back empty and take answers.</summary>
    internal static DbContextOptionsBuilder UseSessionFile(this DbContextOptionsBuilder db, string path, SessionKeys keys) =>
        db.UseSessions(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, DefaultTimeout = WaitSeconds }, keys);

    internal static DbContextOptionsBuilder UseSessions(this DbContextOptionsBuilder db, SqliteConnectionStringBuilder file, SessionKeys keys) =>
        db.UseSessions(file).UseKeys(keys);

    /// <summary>For what reads and writes no text.</summary>
    internal static DbContextOptionsBuilder UseSessions(this DbContextOptionsBuilder db, SqliteConnectionStringBuilder file) =>
        db.UseSqlite(file.ToString()).AddInterceptors(new SqliteSettings());

    /// <summary>What is read is opened with these, and what is written is sealed.</summary>
    internal static DbContextOptionsBuilder UseKeys(this DbContextOptionsBuilder db, SessionKeys keys)
    {
        ((IDbContextOptionsBuilderInfrastructure)db).AddOrUpdateExtension(new KeysOfContext(keys));
        return db.AddInterceptors(OpeningTexts.Instance);
    }
}

using GluteTriage.Sessions.Auditing;
using GluteTriage.Sessions.Configurations;
using GluteTriage.Sessions.Insights;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Sessions.Sharing;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions;

/// <summary>The session log as EF Core sees it. Use <see cref="SessionLog"/> to read and write it.</summary>
public sealed class SessionDb(DbContextOptions<SessionDb> options) : DbContext(options)
{
    public DbSet<TriageSession> Sessions => Set<TriageSession>();

    public DbSet<AnsweredItem> AnsweredItems => Set<AnsweredItem>();

    public DbSet<AnsweredScreen> AnsweredScreens => Set<AnsweredScreen>();

    public DbSet<ResultSnapshot> Snapshots => Set<ResultSnapshot>();

    public DbSet<InboxLine> InboxLines => Set<InboxLine>();

    public DbSet<InboxFlag> InboxFlags => Set<InboxFlag>();

    public DbSet<InboxPlace> InboxPlaces => Set<InboxPlace>();

    public DbSet<Review> Reviews => Set<Review>();

    public DbSet<Outcome> Outcomes => Set<Outcome>();

    public DbSet<NoteVersion> Notes => Set<NoteVersion>();

    public DbSet<SafetyConcern> Concerns => Set<SafetyConcern>();

    public DbSet<SavedView> SavedViews => Set<SavedView>();

    public DbSet<SharedCode> SharedCodes => Set<SharedCode>();

    public DbSet<ShareGrant> ShareGrants => Set<ShareGrant>();

    public DbSet<WithdrawalCode> WithdrawalCodes => Set<WithdrawalCode>();

    public DbSet<DailyCount> DailyCounts => Set<DailyCount>();

    public DbSet<CountedDay> CountedDays => Set<CountedDay>();

    internal DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(SessionDb).Assembly);

    /// <summary>
    /// SQLite cannot order instants with offsets; as Unix milliseconds it can, and so can PostgreSQL.
    /// </summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
}

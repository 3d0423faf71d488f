using System.Runtime.CompilerServices;
using GluteTriage.Sessions.AtRest;
using GluteTriage.Sessions.Auditing;
using GluteTriage.Sessions.Configurations;
using GluteTriage.Sessions.Insights;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Sessions.Sharing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace GluteTriage.Sessions;

/// <summary>The session log as EF Core sees it. Use <see cref="SessionLog"/> to read and write it.</summary>
public sealed class SessionDb(DbContextOptions<SessionDb> options) : DbContext(options)
{
    /// <summary>Of rows that are tracked, the text as it lies in the file: a row that is changed otherwise keeps it.</summary>
    private readonly ConditionalWeakTable<object, string> stored = [];

    private readonly SessionKeys? keys = options.FindExtension<KeysOfContext>()?.Keys;

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

    /// <summary>The keys that open and seal what tells of one person.</summary>
    internal SessionKeys Texts => keys ?? throw new InvalidOperationException("This session log was opened without the keys of its sessions.");

    /// <summary>Seals texts on their way into the file; in memory they stay plain.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var plain = SealTexts();
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            foreach (var (row, text, said) in plain)
            {
                row.Text = said;
                text.OriginalValue = said;
            }
        }
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Texts are sealed by SaveChangesAsync.");

    internal void Remember(object row, string text) => stored.AddOrUpdate(row, text);

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(SessionDb).Assembly);

    /// <summary>
    /// SQLite cannot order instants with offsets; as Unix milliseconds it can, and so can PostgreSQL.
    /// </summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();

    private List<(ISealedText Row, PropertyEntry Text, string Said)> SealTexts()
    {
        var plain = new List<(ISealedText Row, PropertyEntry Text, string Said)>();
        foreach (var entry in ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified))
        {
            if (entry.Entity is not ISealedText row)
            {
                continue;
            }

            var (text, said) = (entry.Property(row.TextName), row.Text);
            plain.Add((row, text, said));
            if (entry.State is EntityState.Modified && !text.IsModified && stored.TryGetValue(row, out var kept))
            {
                row.Text = kept;
                text.OriginalValue = kept;
            }
            else
            {
                row.Text = Texts.Seal(row.SealedFor, row.Place, said);
            }
        }

        return plain;
    }
}

using GluteTriage.Sessions.Configurations;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions;

/// <summary>The session log as EF Core sees it. Use <see cref="SessionLog"/> to read and write it.</summary>
public sealed class SessionDb(DbContextOptions<SessionDb> options) : DbContext(options)
{
    public DbSet<TriageSession> Sessions => Set<TriageSession>();

    public DbSet<AnsweredItem> AnsweredItems => Set<AnsweredItem>();

    public DbSet<ResultSnapshot> Snapshots => Set<ResultSnapshot>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(SessionDb).Assembly);

    /// <summary>
    /// SQLite cannot order instants with offsets; as Unix milliseconds it can, and so can PostgreSQL.
    /// </summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
}

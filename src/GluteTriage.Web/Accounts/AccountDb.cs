using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace GluteTriage.Web.Accounts;

/// <summary>The accounts of the staff, in a file of their own: who may read answers is kept apart from the answers.</summary>
internal sealed class AccountDb(DbContextOptions<AccountDb> options) : IdentityUserContext<Account>(options)
{
    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<StaffSession> Sessions => Set<StaffSession>();

    public DbSet<GlassBreaking> GlassBreakings => Set<GlassBreaking>();

    public DbSet<FactorRenewal> FactorRenewals => Set<FactorRenewal>();

    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    /// <summary>The first version with passkeys.</summary>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Account>(account =>
        {
            account.Ignore(one => one.Roles);
            account.Property(one => one.RoleNames).HasMaxLength(100);
        });
        builder.Entity<GlassBreaking>(breaking =>
        {
            breaking.Property(one => one.Reason).HasMaxLength(500);
            breaking.Property(one => one.Finding).HasMaxLength(500);
            breaking.HasIndex(one => one.ReviewedAt);
        });
        builder.Entity<FactorRenewal>(renewal =>
        {
            renewal.Property(one => one.Finding).HasMaxLength(500);
            renewal.HasIndex(one => one.AccountId);
        });
        builder.Entity<Invitation>(invitation => invitation.HasIndex(one => one.TokenHash).IsUnique());
        builder.Entity<StaffSession>(session =>
        {
            session.HasKey(one => one.IdHash);
            session.HasOne<Account>().WithMany().HasForeignKey(one => one.AccountId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<RecoveryCode>(code =>
        {
            code.HasKey(one => one.CodeHash);
            code.HasOne<Account>().WithMany().HasForeignKey(one => one.AccountId).OnDelete(DeleteBehavior.Cascade);
        });
    }

    /// <summary>SQLite cannot compare instants with offsets; as Unix milliseconds it can.</summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<Milliseconds>();

    private sealed class Milliseconds() : ValueConverter<DateTimeOffset, long>(
        instant => instant.ToUnixTimeMilliseconds(), stored => DateTimeOffset.FromUnixTimeMilliseconds(stored));
}

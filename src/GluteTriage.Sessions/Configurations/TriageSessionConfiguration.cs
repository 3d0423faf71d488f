using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace GluteTriage.Sessions.Configurations;

internal sealed class TriageSessionConfiguration : IEntityTypeConfiguration<TriageSession>
{
    public void Configure(EntityTypeBuilder<TriageSession> session)
    {
        session.ToTable("session");
        session.HasKey(s => s.Id);
        session.Property(s => s.Id).HasColumnName("id").ValueGeneratedOnAdd();
        session.Property(s => s.KeyHash).HasColumnName("key_hash").HasMaxLength(32).IsFixedLength();
        session.Property(s => s.Release).HasColumnName("release").HasMaxLength(64);
        session.Property(s => s.Region).HasColumnName("region").HasMaxLength(40);
        session.Property(s => s.MayBeReviewed).HasColumnName("may_be_reviewed");
        session.Property(s => s.Device).HasColumnName("device").HasMaxLength(20).HasDefaultValue(TriageSession.UnknownDevice);
        session.Property(s => s.Synthetic).HasColumnName("synthetic").HasDefaultValue(false);
        session.Property(s => s.StartedAt).HasColumnName("started_at");
        session.Property(s => s.LastAnsweredAt).HasColumnName("last_answered_at");
        session.Property(s => s.Revision).HasColumnName("revision");
        session.Property(s => s.Screens).HasColumnName("screens").HasDefaultValue(0);
        session.Property(s => s.Whom).HasColumnName("for_whom").HasMaxLength(20).HasConversion(
            new ValueConverter<ForWhom, string>(whom => whom.Code(), code => ForWhomCodes.Find(code)!.Value));

        session.HasIndex(s => s.KeyHash).IsUnique();

        // The first serves the clinicians' list, newest first; the second finds what is past its time.
        session.HasIndex(s => new { s.MayBeReviewed, s.Id });
        session.HasIndex(s => new { s.MayBeReviewed, s.StartedAt });

        session.HasMany(s => s.AnsweredItems).WithOne()
            .HasForeignKey(a => a.SessionId).OnDelete(DeleteBehavior.Cascade);
        session.HasMany(s => s.AnsweredScreens).WithOne()
            .HasForeignKey(a => a.SessionId).OnDelete(DeleteBehavior.Cascade);
        session.HasMany(s => s.Snapshots).WithOne()
            .HasForeignKey(r => r.SessionId).OnDelete(DeleteBehavior.Cascade);
    }
}

using GluteTriage.Sessions.Auditing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GluteTriage.Sessions.Configurations;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("audit_entry");
        entry.HasKey(e => e.Sequence);
        entry.Property(e => e.Sequence).HasColumnName("sequence").ValueGeneratedNever();
        entry.Property(e => e.At).HasColumnName("at");
        entry.Property(e => e.Actor).HasColumnName("actor").HasMaxLength(64);
        entry.Property(e => e.ActorName).HasColumnName("actor_name").HasMaxLength(100);
        entry.Property(e => e.Act).HasColumnName("act").HasMaxLength(40).HasConversion<string>();
        entry.Property(e => e.SessionId).HasColumnName("session_id");
        entry.Property(e => e.Detail).HasColumnName("detail").HasMaxLength(AuditEntry.DetailAtMost);
        entry.Property(e => e.Previous).HasColumnName("previous").HasMaxLength(32);
        entry.Property(e => e.Hash).HasColumnName("hash").HasMaxLength(32);

        // No foreign key: what was done to a session is kept when the session is not.
        entry.HasIndex(e => e.SessionId);
        entry.HasIndex(e => new { e.Actor, e.Sequence });
    }
}

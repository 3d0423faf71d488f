using GluteTriage.Sessions.Sharing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GluteTriage.Sessions.Configurations;

internal sealed class SharedCodeConfiguration : IEntityTypeConfiguration<SharedCode>
{
    public void Configure(EntityTypeBuilder<SharedCode> code)
    {
        code.ToTable("shared_code");
        code.HasKey(c => c.SessionId);
        code.Property(c => c.SessionId).HasColumnName("session_id").ValueGeneratedNever();
        code.Property(c => c.CodeHash).HasColumnName("code_hash").HasMaxLength(32).IsFixedLength();
        code.Property(c => c.MadeAt).HasColumnName("made_at");
        code.Property(c => c.ExpiresAt).HasColumnName("expires_at");
        code.Property(c => c.RevokedAt).HasColumnName("revoked_at");
        code.HasOne<TriageSession>().WithOne().HasForeignKey<SharedCode>(c => c.SessionId).OnDelete(DeleteBehavior.Cascade);
        code.HasIndex(c => c.CodeHash).IsUnique();
    }
}

internal sealed class WithdrawalCodeConfiguration : IEntityTypeConfiguration<WithdrawalCode>
{
    public void Configure(EntityTypeBuilder<WithdrawalCode> code)
    {
        code.ToTable("withdrawal_code");
        code.HasKey(c => c.SessionId);
        code.Property(c => c.SessionId).HasColumnName("session_id").ValueGeneratedNever();
        code.Property(c => c.CodeHash).HasColumnName("code_hash").HasMaxLength(32).IsFixedLength();
        code.Property(c => c.MadeAt).HasColumnName("made_at");
        code.HasOne<TriageSession>().WithOne().HasForeignKey<WithdrawalCode>(c => c.SessionId).OnDelete(DeleteBehavior.Cascade);
        code.HasIndex(c => c.CodeHash).IsUnique();
    }
}

internal sealed class ShareGrantConfiguration : IEntityTypeConfiguration<ShareGrant>
{
    public void Configure(EntityTypeBuilder<ShareGrant> grant)
    {
        grant.ToTable("share_grant");
        grant.HasKey(g => new { g.SessionId, g.Account });
        grant.Property(g => g.SessionId).HasColumnName("session_id").ValueGeneratedNever();
        grant.Property(g => g.Account).HasColumnName("account").HasMaxLength(64);
        grant.Property(g => g.At).HasColumnName("at");
        grant.HasOne<SharedCode>().WithMany().HasForeignKey(g => g.SessionId).OnDelete(DeleteBehavior.Cascade);
    }
}

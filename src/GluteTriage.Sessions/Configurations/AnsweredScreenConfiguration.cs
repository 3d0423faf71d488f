using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GluteTriage.Sessions.Configurations;

internal sealed class AnsweredScreenConfiguration : IEntityTypeConfiguration<AnsweredScreen>
{
    public void Configure(EntityTypeBuilder<AnsweredScreen> screen)
    {
        screen.ToTable("answered_screen");

        // As with replies, the key is the promise that one place is taken once, whoever races.
        screen.HasKey(s => new { s.SessionId, s.Number });
        screen.Property(s => s.SessionId).HasColumnName("session_id");
        screen.Property(s => s.Number).HasColumnName("number").ValueGeneratedNever();
        screen.Property(s => s.Screen).HasColumnName("screen").HasMaxLength(100);
        screen.Property(s => s.Reply).HasColumnName("reply").HasMaxLength(4000);
        screen.Property(s => s.Revision).HasColumnName("revision");
        screen.Property(s => s.Replies).HasColumnName("replies");
        screen.Property(s => s.At).HasColumnName("at");
    }
}

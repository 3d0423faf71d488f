using GluteTriage.Engine.Questionnaire;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GluteTriage.Sessions.Configurations;

internal sealed class AnsweredItemConfiguration : IEntityTypeConfiguration<AnsweredItem>
{
    public void Configure(EntityTypeBuilder<AnsweredItem> answered)
    {
        answered.ToTable("answered_item");

        // The key is also the promise that one revision is stored once, whoever races.
        answered.HasKey(a => new { a.SessionId, a.Revision });
        answered.Property(a => a.SessionId).HasColumnName("session_id");
        answered.Property(a => a.Revision).HasColumnName("revision").ValueGeneratedNever();
        answered.Property(a => a.Item).HasColumnName("item").HasMaxLength(100)
            .HasConversion(code => code.Value, value => new ItemCode(value));
        answered.Property(a => a.Reply).HasColumnName("reply").HasMaxLength(4000);
        answered.Property(a => a.At).HasColumnName("at");
    }
}

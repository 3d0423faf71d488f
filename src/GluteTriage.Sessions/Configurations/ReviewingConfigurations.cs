using GluteTriage.Sessions.Auditing;
using GluteTriage.Sessions.Reviewing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GluteTriage.Sessions.Configurations;

internal static class SealedRows
{
    private const int SealBytes = 32;

    /// <summary>The seal is nobody's to set: it is known to the database and to whoever seals the rows.</summary>
    public static void IsSealed<T>(this EntityTypeBuilder<T> row)
        where T : class => row.Property<byte[]?>("Seal").HasColumnName(SealedTable.SealColumn).HasMaxLength(SealBytes);
}

internal sealed class InboxLineConfiguration : IEntityTypeConfiguration<InboxLine>
{
    public void Configure(EntityTypeBuilder<InboxLine> line)
    {
        line.ToTable("inbox_line");
        line.HasKey(l => l.SessionId);
        line.Property(l => l.SessionId).HasColumnName("session_id").ValueGeneratedNever();
        line.Property(l => l.ArrivedAt).HasColumnName("arrived_at");
        line.Property(l => l.Revision).HasColumnName("revision");
        line.Property(l => l.Release).HasColumnName("release").HasMaxLength(64);
        line.Property(l => l.Urgency).HasColumnName("urgency");
        line.Property(l => l.Raised).HasColumnName("raised");
        line.Property(l => l.NotExcluded).HasColumnName("not_excluded");
        line.Property(l => l.FirstCause).HasColumnName("first_cause").HasMaxLength(100);
        line.Property(l => l.Age).HasColumnName("age");
        line.Property(l => l.AgeBand).HasColumnName("age_band").HasMaxLength(100);
        line.Property(l => l.Places).HasColumnName("places").HasMaxLength(4000);
        line.Property(l => l.Status).HasColumnName("status");
        line.Property(l => l.ClaimedBy).HasColumnName("claimed_by").HasMaxLength(64);
        line.Property(l => l.ClaimedAt).HasColumnName("claimed_at");
        line.Property(l => l.Verdict).HasColumnName("verdict");
        line.Property(l => l.SecondWanted).HasColumnName("second_wanted");
        line.Property(l => l.Marks).HasColumnName("marks");
        line.Property(l => l.Synthetic).HasColumnName("synthetic");
        line.IsSealed();
        line.HasOne<TriageSession>().WithOne().HasForeignKey<InboxLine>(l => l.SessionId).OnDelete(DeleteBehavior.Cascade);

        // Each filter with the order of the inbox behind it, most urgent, then oldest, and then what the other filters ask, so that a
        // line that is not wanted is passed over without being read.
        line.HasIndex(l => new { l.Urgency, l.ArrivedAt, l.SessionId, l.Status, l.Verdict, l.SecondWanted, l.Marks });
        line.HasIndex(l => new { l.Status, l.Urgency, l.ArrivedAt, l.SessionId, l.Verdict, l.SecondWanted, l.Marks });
        line.HasIndex(l => new { l.FirstCause, l.Urgency, l.ArrivedAt, l.SessionId, l.Status, l.Verdict, l.SecondWanted, l.Marks });
        line.HasIndex(l => new { l.Release, l.Urgency, l.ArrivedAt, l.SessionId, l.Status, l.Verdict, l.SecondWanted, l.Marks });
        line.HasIndex(l => new { l.Verdict, l.Urgency, l.ArrivedAt, l.SessionId, l.SecondWanted, l.Status, l.Marks });
        line.HasIndex(l => new { l.ClaimedBy, l.Urgency, l.ArrivedAt, l.SessionId, l.Status, l.Verdict, l.SecondWanted, l.Marks });
        line.HasIndex(l => new { l.SecondWanted, l.Urgency, l.ArrivedAt, l.SessionId, l.Status, l.Verdict, l.Marks });

        // The oldest people first; among them, whoever has waited longest.
        line.HasIndex(l => new { l.Status, l.Age, l.ArrivedAt, l.SessionId, l.Urgency, l.Verdict, l.SecondWanted, l.Marks })
            .IsDescending(false, true, false, false, false, false, false, false);

        // Of the few that somebody has taken on, the same: along all lines of a status next to none is theirs.
        line.HasIndex(l => new { l.ClaimedBy, l.Age, l.ArrivedAt, l.SessionId, l.Urgency, l.Status, l.Verdict, l.SecondWanted, l.Marks })
            .IsDescending(false, true, false, false, false, false, false, false, false)
            .HasFilter("claimed_by IS NOT NULL");
    }
}

internal sealed class InboxFlagConfiguration : IEntityTypeConfiguration<InboxFlag>
{
    public void Configure(EntityTypeBuilder<InboxFlag> flag)
    {
        flag.ToTable("inbox_flag");
        flag.HasKey(f => new { f.SessionId, f.Flag, f.Raised });
        flag.Property(f => f.SessionId).HasColumnName("session_id").ValueGeneratedNever();
        flag.Property(f => f.Flag).HasColumnName("flag").HasMaxLength(100);
        flag.Property(f => f.Raised).HasColumnName("raised");
        flag.Property(f => f.Level).HasColumnName("level");
        flag.Property(f => f.Urgency).HasColumnName("urgency");
        flag.Property(f => f.ArrivedAt).HasColumnName("arrived_at");
        flag.Property(f => f.Marks).HasColumnName("marks");
        flag.HasOne<InboxLine>().WithMany().HasForeignKey(f => f.SessionId).OnDelete(DeleteBehavior.Cascade);
        flag.HasIndex(f => new { f.Flag, f.Urgency, f.ArrivedAt, f.SessionId, f.Marks });
    }
}

internal sealed class InboxPlaceConfiguration : IEntityTypeConfiguration<InboxPlace>
{
    public void Configure(EntityTypeBuilder<InboxPlace> place)
    {
        place.ToTable("inbox_place");
        place.HasKey(p => new { p.SessionId, p.Place });
        place.Property(p => p.SessionId).HasColumnName("session_id").ValueGeneratedNever();
        place.Property(p => p.Place).HasColumnName("place").HasMaxLength(100);
        place.Property(p => p.Urgency).HasColumnName("urgency");
        place.Property(p => p.ArrivedAt).HasColumnName("arrived_at");
        place.Property(p => p.Marks).HasColumnName("marks");
        place.HasOne<InboxLine>().WithMany().HasForeignKey(p => p.SessionId).OnDelete(DeleteBehavior.Cascade);
        place.HasIndex(p => new { p.Place, p.Urgency, p.ArrivedAt, p.SessionId, p.Marks });
    }
}

internal sealed class ReviewConfiguration : IEntityTypeConfiguration<Review>
{
    public void Configure(EntityTypeBuilder<Review> review)
    {
        review.ToTable("review");
        review.HasKey(r => r.Id);
        review.Property(r => r.Id).HasColumnName("id");
        review.Property(r => r.SessionId).HasColumnName("session_id");
        review.Property(r => r.Reviewer).HasColumnName("reviewer").HasMaxLength(64);
        review.Property(r => r.ReviewerName).HasColumnName("reviewer_name").HasMaxLength(100);
        review.Property(r => r.At).HasColumnName("at");
        review.Property(r => r.Verdict).HasColumnName("verdict");
        review.Property(r => r.Reason).HasColumnName("reason").HasMaxLength(1000);
        review.Property(r => r.Urgency).HasColumnName("urgency");
        review.Property(r => r.Cause).HasColumnName("cause").HasMaxLength(100);
        review.Property(r => r.Flags).HasColumnName("flags").HasMaxLength(4000);
        review.Property(r => r.Second).HasColumnName("second");
        review.Property(r => r.BeforeTool).HasColumnName("before_tool");
        review.Property(r => r.ToolUrgency).HasColumnName("tool_urgency");
        review.Property(r => r.ToolCause).HasColumnName("tool_cause").HasMaxLength(100);
        review.Property(r => r.ToolFlags).HasColumnName("tool_flags").HasMaxLength(4000);
        review.Property(r => r.Release).HasColumnName("release").HasMaxLength(64);
        review.IsSealed();
        review.HasOne<TriageSession>().WithMany().HasForeignKey(r => r.SessionId).OnDelete(DeleteBehavior.Cascade);
        review.HasIndex(r => new { r.SessionId, r.At });
        review.HasIndex(r => r.At);
    }
}

internal sealed class OutcomeConfiguration : IEntityTypeConfiguration<Outcome>
{
    public void Configure(EntityTypeBuilder<Outcome> outcome)
    {
        outcome.ToTable("outcome");
        outcome.HasKey(o => o.Id);
        outcome.Property(o => o.Id).HasColumnName("id");
        outcome.Property(o => o.SessionId).HasColumnName("session_id");
        outcome.Property(o => o.By).HasColumnName("by").HasMaxLength(64);
        outcome.Property(o => o.At).HasColumnName("at");
        outcome.Property(o => o.SeenWhere).HasColumnName("seen_where").HasMaxLength(40);
        outcome.Property(o => o.Cause).HasColumnName("cause").HasMaxLength(100);
        outcome.Property(o => o.Diagnosis).HasColumnName("diagnosis").HasMaxLength(300);
        outcome.IsSealed();
        outcome.HasOne<TriageSession>().WithMany().HasForeignKey(o => o.SessionId).OnDelete(DeleteBehavior.Cascade);
        outcome.HasIndex(o => o.SessionId);
    }
}

internal sealed class NoteVersionConfiguration : IEntityTypeConfiguration<NoteVersion>
{
    public void Configure(EntityTypeBuilder<NoteVersion> note)
    {
        note.ToTable("note_version");

        // The key is also the promise that two windows of one author cannot both save the same version.
        note.HasKey(n => new { n.SessionId, n.Author, n.Version });
        note.Property(n => n.SessionId).HasColumnName("session_id");
        note.Property(n => n.Author).HasColumnName("author").HasMaxLength(64);
        note.Property(n => n.Version).HasColumnName("version").ValueGeneratedNever();
        note.Property(n => n.Text).HasColumnName("text").HasMaxLength(NoteVersion.LengthAtMost);
        note.Property(n => n.At).HasColumnName("at");
        note.IsSealed();
        note.HasOne<TriageSession>().WithMany().HasForeignKey(n => n.SessionId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SafetyConcernConfiguration : IEntityTypeConfiguration<SafetyConcern>
{
    public void Configure(EntityTypeBuilder<SafetyConcern> concern)
    {
        concern.ToTable("safety_concern");
        concern.HasKey(c => c.Id);
        concern.Property(c => c.Id).HasColumnName("id");
        concern.Property(c => c.SessionId).HasColumnName("session_id");
        concern.Property(c => c.By).HasColumnName("by").HasMaxLength(64);
        concern.Property(c => c.ByName).HasColumnName("by_name").HasMaxLength(100);
        concern.Property(c => c.At).HasColumnName("at");
        concern.Property(c => c.Text).HasColumnName("text").HasMaxLength(2000);
        concern.Property(c => c.Release).HasColumnName("release").HasMaxLength(64);
        concern.Property(c => c.ClosedAt).HasColumnName("closed_at");
        concern.Property(c => c.ClosedBy).HasColumnName("closed_by").HasMaxLength(64);
        concern.IsSealed();
    }
}

internal sealed class SavedViewConfiguration : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> view)
    {
        view.ToTable("saved_view");
        view.HasKey(v => v.Id);
        view.Property(v => v.Id).HasColumnName("id");
        view.Property(v => v.Owner).HasColumnName("owner").HasMaxLength(64);
        view.Property(v => v.Name).HasColumnName("name").HasMaxLength(60);
        view.Property(v => v.Query).HasColumnName("query").HasMaxLength(1000);
        view.HasIndex(v => new { v.Owner, v.Name }).IsUnique();
    }
}

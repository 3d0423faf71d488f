using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions.AtRest;

namespace GluteTriage.Sessions.Reviewing;

/// <summary>What a clinician thinks of the urgency a person was told. Stored by number.</summary>
public enum Verdict
{
    Agree = 0,
    TooHigh = 1,
    TooLow = 2,
}

/// <summary>A clinician's dated judgement on a session. Only ever added: the latest of a reviewer counts.</summary>
public sealed class Review : ISealedText
{
    public long Id { get; init; }

    public required long SessionId { get; init; }

    /// <summary>Account id.</summary>
    public required string Reviewer { get; init; }

    public required string ReviewerName { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>Why; empty only when they agree.</summary>
    public required string Reason { get; set; }

    /// <summary>The urgency the clinician would have given.</summary>
    public required Urgency Urgency { get; init; }

    /// <summary>Code of the cause the clinician thinks likeliest; null when none fits or they cannot say.</summary>
    public required string? Cause { get; init; }

    /// <summary>Codes of the red flags the clinician holds to be present, with commas; empty for none.</summary>
    public required string Flags { get; init; }

    /// <summary>A blinded second review: the reviewer had not seen the first.</summary>
    public required bool Second { get; init; }

    /// <summary>Given before the tool's result was shown to the reviewer. The trail says it too, and the check compares the two.</summary>
    public bool BeforeTool { get; init; }

    /// <summary>The tool's urgency, the cause it showed first and the flags it raised, so that agreement needs no other table.</summary>
    public required Urgency ToolUrgency { get; init; }

    public required string? ToolCause { get; init; }

    public required string ToolFlags { get; init; }

    public required string Release { get; init; }

    long ISealedText.SealedFor => SealedColumn.Reason.SealedFor(SessionId);

    string ISealedText.Place => SealedColumn.Reason.Place(SessionId, Reviewer, At);

    string ISealedText.TextName => nameof(Reason);

    string ISealedText.Text
    {
        get => Reason;
        set => Reason = value;
    }
}

/// <summary>What became of the person later. Only ever added: the latest counts.</summary>
public sealed class Outcome : ISealedText
{
    public long Id { get; init; }

    public required long SessionId { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Code of where they were seen, e.g. <c>gp</c>, <c>emergency-department</c>, <c>not-seen</c>.</summary>
    public required string SeenWhere { get; init; }

    /// <summary>Code of the cause that was found, where the content has it.</summary>
    public required string? Cause { get; init; }

    /// <summary>The final diagnosis in the clinician's words; may be empty.</summary>
    public required string Diagnosis { get; set; }

    long ISealedText.SealedFor => SealedColumn.Diagnosis.SealedFor(SessionId);

    string ISealedText.Place => SealedColumn.Diagnosis.Place(SessionId, By, At);

    string ISealedText.TextName => nameof(Diagnosis);

    string ISealedText.Text
    {
        get => Diagnosis;
        set => Diagnosis = value;
    }
}

/// <summary>One saved state of a clinician's notes on a session. The highest version is the note; earlier ones stay.</summary>
public sealed class NoteVersion : ISealedText
{
    /// <summary>The longest note, in characters.</summary>
    public const int LengthAtMost = 4000;

    public required long SessionId { get; init; }

    public required string Author { get; init; }

    /// <summary>From 1 without gaps, for each session and author.</summary>
    public required int Version { get; init; }

    public required string Text { get; set; }

    public required DateTimeOffset At { get; init; }

    long ISealedText.SealedFor => SealedColumn.Note.SealedFor(SessionId);

    string ISealedText.Place => SealedColumn.Note.Place(SessionId, $"{Author} {Version}");

    string ISealedText.TextName => nameof(Text);

    string ISealedText.Text
    {
        get => Text;
        set => Text = value;
    }
}

/// <summary>"This could have harmed somebody": a candidate for the hazard log. Outlives its session, which it names by number only.</summary>
public sealed class SafetyConcern : ISealedText
{
    public long Id { get; init; }

    public required long SessionId { get; init; }

    public required string By { get; init; }

    public required string ByName { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Text { get; set; }

    public required string Release { get; init; }

    public required DateTimeOffset? ClosedAt { get; set; }

    public required string? ClosedBy { get; set; }

    long ISealedText.SealedFor => SealedColumn.Concern.SealedFor(SessionId);

    string ISealedText.Place => SealedColumn.Concern.Place(SessionId, By, At);

    string ISealedText.TextName => nameof(Text);

    string ISealedText.Text
    {
        get => Text;
        set => Text = value;
    }
}

/// <summary>A filter of the inbox that somebody keeps under a name.</summary>
public sealed class SavedView
{
    public long Id { get; init; }

    /// <summary>Account id of whose view it is.</summary>
    public required string Owner { get; init; }

    public required string Name { get; init; }

    /// <summary>The filter as it stands in the address of the inbox.</summary>
    public required string Query { get; init; }
}

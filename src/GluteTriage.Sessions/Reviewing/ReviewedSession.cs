using System.Collections.Immutable;

namespace GluteTriage.Sessions.Reviewing;

/// <summary>One session as one clinician may read it.</summary>
/// <param name="Snapshot">The latest result the person was given; null while there is none.</param>
/// <param name="Line">Its line in the inbox; null for a session opened by its code whose person did not agree to review.</param>
/// <param name="Blinded">
/// This clinician is to give the second, blinded review: what others judged, noted or learnt is then not in this record.
/// </param>
/// <param name="ToolHidden">
/// This clinician is to judge before they see what the tool made of it: nor is what others judged, noted or learnt in this record.
/// </param>
/// <param name="Reviews">Oldest first.</param>
/// <param name="Outcomes">Oldest first.</param>
/// <param name="Notes">Every version of every author they may read, oldest first.</param>
public sealed record ReviewedSession(
    OpenSession Open,
    ResultSnapshot? Snapshot,
    InboxLine? Line,
    bool Blinded,
    bool ToolHidden,
    ImmutableArray<Review> Reviews,
    ImmutableArray<Outcome> Outcomes,
    ImmutableArray<NoteVersion> Notes)
{
    /// <summary>What staff did to it, the latest first.</summary>
    public ImmutableArray<SessionActivity> Activity { get; init; } = [];

    /// <summary>The highest version of the note of everybody else who may be read, the latest last.</summary>
    public IEnumerable<NoteVersion> NotesOfOthers(string me) =>
        Notes.Where(note => note.Author != me).GroupBy(note => note.Author).Select(notes => notes.Last()).OrderBy(note => note.At);

    /// <summary>The highest version of an author's note, or null.</summary>
    public NoteVersion? NoteOf(string author) => Notes.LastOrDefault(note => note.Author == author);
}

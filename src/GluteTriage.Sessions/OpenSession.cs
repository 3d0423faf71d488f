namespace GluteTriage.Sessions;

/// <summary>A session with everything the person has said in it.</summary>
/// <param name="Replies">
/// In the order given, changed answers included; replayed in turn they are the person's answers.
/// </param>
public sealed record OpenSession(TriageSession Session, IReadOnlyList<AnsweredItem> Replies);

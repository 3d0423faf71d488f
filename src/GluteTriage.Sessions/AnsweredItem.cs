using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Sessions.AtRest;

namespace GluteTriage.Sessions;

/// <summary>
/// One stored reply. A changed answer is a later reply to the same item; the earlier one stays. A reply without a mark takes the answer
/// back: a screen that gave it was answered anew, and leaves the item open.
/// </summary>
public sealed class AnsweredItem : ISealedText
{
    private const char BetweenMarks = ',';

    internal AnsweredItem(long sessionId, int revision, ItemCode item, string reply, DateTimeOffset at)
    {
        SessionId = sessionId;
        Revision = revision;
        Item = item;
        Reply = reply;
        At = at;
    }

    public long SessionId { get; }

    /// <summary>Place in the session, from 1 without gaps.</summary>
    public int Revision { get; }

    public ItemCode Item { get; }

    /// <summary>The stored form: marks with commas and no spaces, e.g. <c>back-thigh,foot:left</c>.</summary>
    public string Reply { get; private set; }

    public DateTimeOffset At { get; }

    /// <summary>Whether it takes an earlier answer back, so that the item is open again.</summary>
    public bool IsTakenBack => Reply.Length == 0;

    /// <returns>The marks one by one, as <see cref="Engine.Answering.Reply.Read"/> takes them.</returns>
    public IReadOnlyCollection<string> Marks() => Reply.Split(BetweenMarks);

    /// <param name="answer">Null to take an earlier one back.</param>
    internal static string Stored(Answer? answer) => answer is null ? "" : string.Join(BetweenMarks, answer.Marks);

    long ISealedText.SealedFor => SealedColumn.Reply.SealedFor(SessionId);

    string ISealedText.Place => SealedColumn.Reply.Place(SessionId, Revision);

    string ISealedText.TextName => nameof(Reply);

    string ISealedText.Text
    {
        get => Reply;
        set => Reply = value;
    }
}

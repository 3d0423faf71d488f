using System.Collections.Immutable;
using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Screens;

namespace GluteTriage.Sessions;

/// <summary>A session with everything the person has said in it.</summary>
/// <param name="Replies">
/// In the order given, changed answers included; replayed in turn they are the person's answers.
/// </param>
public sealed record OpenSession(TriageSession Session, IReadOnlyList<AnsweredItem> Replies)
{
    /// <summary>What was ticked on screens, in the order given; empty where whoever reads has no use for it, as in an export.</summary>
    public IReadOnlyList<AnsweredScreen> Screens { get; init; } = [];

    /// <summary>The last reply to each screen.</summary>
    /// <exception cref="InvalidDataException">One cannot be read.</exception>
    public ImmutableArray<ScreenReply> LastScreens() =>
        [.. Screens.GroupBy(screen => screen.Screen).Select(replies => replies.Last().Read())];

    /// <summary>What the person had answered after so many replies, read against a release.</summary>
    /// <param name="revision">How many replies count; all of them when null.</param>
    /// <exception cref="InvalidDataException">A reply is none the release offers.</exception>
    public Answers AnswersUnder(ClinicalContent content, int? revision = null)
    {
        var answers = Answers.None;
        foreach (var reply in Replies.Take(revision ?? Replies.Count))
        {
            if (reply.IsTakenBack)
            {
                answers = answers.Without([reply.Item]);
                continue;
            }

            answers = content.Find(reply.Item) is { } item && Reply.Read(item, reply.Marks()) is Reply.Accepted(var answer)
                ? answers.With(item.Code, answer)
                : throw new InvalidDataException($"A stored reply to '{reply.Item}' does not fit release {content.Hash}.");
        }

        return answers;
    }
}

using System.Collections.Immutable;
using GluteTriage.Content;
using GluteTriage.Engine.Answering;
using GluteTriage.Sessions;
using GluteTriage.Web.Checking;
using GluteTriage.Web.Shell;

namespace GluteTriage.Web.Results;

/// <summary>One reply in the words the person saw.</summary>
/// <param name="Codes">The stored marks, e.g. <c>foot:left</c>.</param>
/// <param name="ChangedLater">A later reply to the same question took its place.</param>
public sealed record MyReply(
    int Number, string Item, string Question, ImmutableArray<string> Says, ImmutableArray<string> Codes, DateTimeOffset At, bool ChangedLater);

/// <summary>Everything the site holds of one session, for its person to keep.</summary>
/// <param name="Result">What all the answers give; null while there is none.</param>
/// <param name="MadeAt">When it was put together.</param>
public sealed record MyAnswers(Progress Progress, ResultView? Result, ImmutableArray<MyReply> Replies, DateTimeOffset MadeAt)
{
    public static MyAnswers Of(OpenSession open, Release release, DateTimeOffset now)
    {
        var progress = Progress.Of(open, release);
        var latest = open.Replies.GroupBy(reply => reply.Item).ToDictionary(replies => replies.Key, replies => replies.Max(reply => reply.Revision));
        return new MyAnswers(
            progress,
            progress.Answers.Count == 0 ? null : new ResultView(progress),
            [.. open.Replies.Select(reply => Of(reply, release, reply.Revision < latest[reply.Item]))],
            now);
    }

    private static MyReply Of(AnsweredItem reply, Release release, bool changedLater)
    {
        var item = release.Clinical[reply.Item];
        var answer = ((Reply.Accepted)Reply.Read(item, reply.Marks())).Answer;
        return new MyReply(
            reply.Revision,
            item.Code.Value,
            item.Ask,
            [.. answer.Marks.Select(mark => ShellText.Sided(item.Find(mark.Option)!.Say, mark.Side))],
            [.. answer.Marks.Select(mark => mark.ToString())],
            reply.At,
            changedLater);
    }
}

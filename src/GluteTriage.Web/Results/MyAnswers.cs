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

/// <summary>What was ticked on one page, in the words the person saw, and as it is stored.</summary>
public sealed record MyScreen(string Page, ImmutableArray<string> Ticked, string Stored, DateTimeOffset At)
{
    public static MyScreen Of(AnsweredScreen answered, Release release)
    {
        var (screen, reply) = (release.Clinical.Screens.FirstOrDefault(one => one.Code == answered.Screen), answered.Read());
        return new MyScreen(
            screen?.Title ?? answered.Screen,
            [
                .. reply.Ticked.Select(line => screen?.Find(line)?.Say ?? line),
                .. new[] { reply.None ? screen?.None : null, reply.Unsure ? screen?.Unsure : null, reply.Skip ? screen?.Skip : null }.OfType<string>(),
            ],
            answered.Reply,
            answered.At);
    }
}

/// <summary>Everything the site holds of one session, for its person to keep.</summary>
/// <param name="Result">What all the answers give; null while there is none.</param>
/// <param name="MadeAt">When it was put together.</param>
public sealed record MyAnswers(Progress Progress, ResultView? Result, ImmutableArray<MyReply> Replies, DateTimeOffset MadeAt)
{
    /// <summary>What was ticked on pages that ask several questions, in the order given.</summary>
    public ImmutableArray<MyScreen> Screens { get; private init; } = [];

    public static MyAnswers Of(OpenSession open, Release release, DateTimeOffset now)
    {
        var progress = Progress.Of(open, release);
        var latest = open.Replies.GroupBy(reply => reply.Item).ToDictionary(replies => replies.Key, replies => replies.Max(reply => reply.Revision));
        return new MyAnswers(
            progress,
            progress.Answers.Count == 0 ? null : new ResultView(progress),
            [.. open.Replies.Select(reply => Of(reply, release, reply.Revision < latest[reply.Item]))],
            now)
        {
            Screens = [.. open.Screens.Select(screen => MyScreen.Of(screen, release))],
        };
    }

    private static MyReply Of(AnsweredItem reply, Release release, bool changedLater)
    {
        var item = release.Clinical[reply.Item];
        var answer = reply.IsTakenBack ? null : ((Reply.Accepted)Reply.Read(item, reply.Marks())).Answer;
        return new MyReply(
            reply.Revision,
            item.Code.Value,
            item.Ask,
            answer is null ? [ShellText.Mine.TakenBack] : [.. answer.Marks.Select(mark => ShellText.Sided(item.Find(mark.Option)!.Say, mark.Side))],
            answer is null ? [] : [.. answer.Marks.Select(mark => mark.ToString())],
            reply.At,
            changedLater);
    }
}

using GluteTriage.Content;
using GluteTriage.Content.Reading;
using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;
using GluteTriage.Sessions;

namespace GluteTriage.Web.Checking;

/// <summary>Where one session stands: its answers, read against the release it began with.</summary>
public sealed class Progress
{
    private Progress(TriageSession session, Release release, Answers answers)
    {
        Session = session;
        Release = release;
        Answers = answers;
        Settled = Interview.Settle(release.Clinical, answers);
        Next = Interview.Next(release.Clinical, answers);
    }

    public TriageSession Session { get; }

    public Release Release { get; }

    public Answers Answers { get; }

    public SettledAnswers Settled { get; }

    public Step Next { get; }

    public Region Region => Release.RegionOrAnywhere(Session.Region);

    public ClinicalContent Content => Release.Clinical;

    public static Progress Of(OpenSession open, Release release) =>
        new(open.Session, release, open.AnswersUnder(release.Clinical));

    /// <summary>The same session one answer further.</summary>
    public Step NextAfter(ItemCode item, Answer answer) => Interview.Next(Content, Answers.With(item, answer));

    /// <summary>Whether a person may open this question now: it was answered and still applies, or it is the one to ask.</summary>
    public bool MayOpen(ItemCode item) => Settled[item] is not null || (Next is Step.Ask(var ask, _) && ask.Code == item);

    /// <summary>The question that was answered before this one, or null at the first.</summary>
    public ItemCode? Before(ItemCode item) => Answered.TakeWhile(earlier => earlier != item).Select(code => (ItemCode?)code).LastOrDefault();

    /// <summary>The question that was answered last, or null.</summary>
    public ItemCode? LastAnswered => Answered.Select(code => (ItemCode?)code).LastOrDefault();

    /// <summary>How many questions were left out because no answer to them could change what the person is told first.</summary>
    public int LeftOut => Next is Step.Finish ? Interview.Missing(Content, Settled).Length : 0;

    private IEnumerable<ItemCode> Answered => Answers.InOrder.Where(item => Settled[item] is not null);
}

using System.Collections.Immutable;
using System.Diagnostics;
using GluteTriage.Content;
using GluteTriage.Content.Reading;
using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;
using GluteTriage.Engine.Screens;
using GluteTriage.Sessions;

namespace GluteTriage.Web.Checking;

/// <summary>Where one session stands: its answers, read against the release it began with.</summary>
public sealed class Progress
{
    private readonly ImmutableArray<TrailPage> trail;

    private Progress(OpenSession open, Release release, Answers answers, ImmutableArray<ScreenReply> screens, ImmutableArray<TrailPage> trail)
    {
        this.trail = trail;
        Open = open;
        Release = release;
        Answers = answers;
        Screens = screens;
        Settled = Interview.Settle(release.Clinical, answers);
        Walk = release.Clinical.Screens.IsEmpty
            ? OneByOne(Interview.Next(release.Clinical, answers))
            : ScreenWalk.Next(release.Clinical, answers, screens);
    }

    /// <summary>The session with every reply, changed ones included.</summary>
    public OpenSession Open { get; }

    public TriageSession Session => Open.Session;

    public Release Release { get; }

    public Answers Answers { get; }

    /// <summary>The last reply to each screen.</summary>
    public ImmutableArray<ScreenReply> Screens { get; }

    public SettledAnswers Settled { get; }

    /// <summary>What comes next.</summary>
    public ScreenStep Walk { get; }

    /// <summary>The same for whoever only needs to know whether it goes on: a screen stands as the first item it asks about.</summary>
    public Step Next => Walk switch
    {
        ScreenStep.Ask(var item, var why, _) => new Step.Ask(item, why is AskReason.Again),
        ScreenStep.Show(var screen, _, _, _) => new Step.Ask(FirstOf(screen), Again: false),
        ScreenStep.WhichUnsure(var screen, _, _, _) => new Step.Ask(FirstOf(screen), Again: false),
        ScreenStep.Stop(var flags) => new Step.Stop(flags),
        ScreenStep.Finish => new Step.Finish(),
        _ => throw new UnreachableException($"Step {Walk.GetType().Name} is not handled."),
    };

    /// <summary>For whom the questions are asked; sessions from before that was asked are about whoever answers.</summary>
    public ForWhom Whom => Session.Whom ?? ForWhom.Me;

    public Region Region => Release.RegionOrAnywhere(Session.Region);

    public ClinicalContent Content => Release.Clinical;

    /// <exception cref="InvalidDataException">A reply is none the release offers.</exception>
    public static Progress Of(OpenSession open, Release release) =>
        new(open, release, open.AnswersUnder(release.Clinical), open.LastScreens(), TrailPage.Of(open));

    /// <summary>When the last answer was given; when the session began where there is none.</summary>
    public DateTimeOffset AnsweredAt => Open.Replies is [.., var last] ? last.At : Session.StartedAt;

    /// <summary>Whether nothing that makes the result is left to ask; what only sharpens it may be.</summary>
    public bool HasResult => Walk is ScreenStep.Finish or ScreenStep.Stop;

    /// <summary>
    /// The next question that only sharpens a result that stands, or null: none is left, it does not apply (thin bones, a recent injury,
    /// something urgent), or these answers list no causes it could sharpen, as under 16.
    /// </summary>
    public ItemCode? Sharpens => HasResult
        && Whom is ForWhom.Me
        && Walk is not ScreenStep.Stop
        && Content.Ranking.NotShownWhen?.Evaluate(Settled, Truth.False) is not Truth.True
            ? Content.Ranking.AfterResult
                .Where(item => Settled.IsApplicable(item) && Settled[item] is null)
                .Select(item => (ItemCode?)item)
                .FirstOrDefault()
            : null;

    /// <summary>The same session with one answer more.</summary>
    public Progress With(ItemCode item, Answer answer) => new(Open, Release, Answers.With(item, answer), Screens, trail);

    /// <summary>The same session with a reply to a screen more.</summary>
    public Progress With(ScreenReply reply, ScreenEffect effect) =>
        new(Open, Release, effect.On(Answers), ScreenWalk.With(Screens, reply), trail);

    /// <summary>
    /// Whether a person may open this question now: it was answered and still applies, it is the one to ask, or it is one of those that
    /// may be asked once there is a result.
    /// </summary>
    public bool MayOpen(ItemCode item) =>
        Settled[item] is not null
        || (Walk is ScreenStep.Ask(var ask, _, _) && ask.Code == item)
        || Sharpens == item;

    /// <summary>The screen as it is to be shown, now or once more; null when the person is not there yet.</summary>
    public ScreenStep.Show? Show(string screen) =>
        Walk is ScreenStep.Show show && show.Screen.Code == screen ? show : ScreenWalk.Revisit(Content, Answers, Screens, screen);

    /// <summary>Address of the page that was answered before this one, or null at the first.</summary>
    public string? Before(string address) => Answered.TakeWhile(page => page.Address != address).LastOrDefault()?.Address;

    /// <summary>Address of the page that was answered last, or null.</summary>
    public string? LastAnswered => Answered.LastOrDefault()?.Address;

    /// <summary>How far a person at this page is.</summary>
    public StepOf StepAt(string address)
    {
        var answered = Answered.ToList();
        var place = answered.FindIndex(page => page.Address == address);
        var left = Content.Screens.IsEmpty
            ? Content.Items.Count(item => Settled.IsApplicable(item.Code)) - answered.Count
            : ScreenWalk.ScreensLeft(Content, Answers, Screens) + (Walk is ScreenStep.Ask or ScreenStep.WhichUnsure ? 1 : 0);
        var number = place < 0 ? answered.Count + 1 : place + 1;
        return new StepOf(number, Math.Max(number, answered.Count + left));
    }

    /// <summary>How many questions were left out because no answer to them could change what the person is told first.</summary>
    public int LeftOut => Next is Step.Finish ? Interview.Missing(Content, Settled).Length : 0;

    private IEnumerable<TrailPage> Answered => trail.Where(page => page.Item is not { } item || Settled[item] is not null);

    /// <summary>A release without screens keeps the order of its questions.</summary>
    private static ScreenStep OneByOne(Step step) => step switch
    {
        Step.Ask(var item, var again) => new ScreenStep.Ask(item, again ? AskReason.Again : AskReason.Rest, []),
        Step.Stop(var flags) => new ScreenStep.Stop(flags),
        Step.Finish => new ScreenStep.Finish(),
        _ => throw new UnreachableException($"Step {step.GetType().Name} is not handled."),
    };

    private Item FirstOf(Screen screen) => Content[screen.Whole.Select(whole => whole.Item).Concat(screen.LineItems).First()];
}

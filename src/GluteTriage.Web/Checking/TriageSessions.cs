using System.Diagnostics;
using GluteTriage.Content;
using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Screens;
using GluteTriage.Sessions;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Sessions.Sharing;
using GluteTriage.Web.Operations;
using GluteTriage.Web.Results;
using GluteTriage.Web.Reviewing;

namespace GluteTriage.Web.Checking;

/// <summary>The sessions of people answering: opened, found, replied to, deleted.</summary>
internal sealed partial class TriageSessions(
    SessionLog log,
    WithdrawalCodes withdrawals,
    ReleaseShelf releases,
    ResultRecorder results,
    ReviewFeed feed,
    TriageMeter meter,
    ILogger<TriageSessions> logger)
{
    /// <summary>Opens a session on the current release and gives its key out, once.</summary>
    public async Task<(SessionKey Key, Progress First)> OpenAsync(string region, ForWhom whom, string device, CancellationToken cancel)
    {
        var release = releases.Current;
        var (key, session) = await log.OpenAsync(release.Hash, region, mayBeReviewed: false, cancel, device, whom: whom);
        meter.Started();
        LogOpened(release.Note.Name, region);
        return (key, Progress.Of(new OpenSession(session, []), release));
    }

    /// <returns>Where the session of this key stands, or null when there is none, or no longer, or its release was pulled.</returns>
    public async Task<Progress?> FindAsync(SessionKey? key, CancellationToken cancel)
    {
        if (key is null || await log.FindAsync(key, cancel) is not { } open)
        {
            return null;
        }

        if (releases.IsPulled(open.Session.Release))
        {
            return null;
        }

        if (releases.Find(open.Session.Release) is { } release)
        {
            return Progress.Of(open, release);
        }

        LogReleaseGone(open.Session.Release);
        return null;
    }

    /// <summary>Whether the session of this key began with a release that was pulled since.</summary>
    public async Task<bool> IsOnPulledAsync(SessionKey? key, CancellationToken cancel) =>
        releases.Pulls.Count > 0 && key is not null && await log.FindAsync(key, cancel) is { } open && releases.IsPulled(open.Session.Release);

    /// <summary>The session of this key at one question.</summary>
    public async Task<Found> FindAsync(SessionKey? key, ItemCode code, bool changing, CancellationToken cancel)
    {
        if (await FindAsync(key, cancel) is not { } progress)
        {
            return releases.Current.Clinical.Find(code) is null && !await IsOnPulledAsync(key, cancel) ? new Found.NoSuchItem() : new Found.NoSession();
        }

        return progress.Content.Find(code) is not { } item ? new Found.NoSuchItem()
            : progress.MayOpen(code) ? new Found.Here(new Visit(progress, item, changing))
            : new Found.NotNow(progress);
    }

    /// <summary>The session of this key at one screen, or where the screen asks of which line the person is unsure.</summary>
    public async Task<FoundScreen> FindScreenAsync(SessionKey? key, string screen, bool isUnsure, CancellationToken cancel)
    {
        if (await FindAsync(key, cancel) is not { } progress)
        {
            return new FoundScreen.NoSession();
        }

        var which = isUnsure && progress.Walk is ScreenStep.WhichUnsure asked && asked.Screen.Code == screen ? asked : null;
        return (isUnsure && which is null) || progress.Show(screen) is not { } show
            ? new FoundScreen.NotNow(progress)
            : new FoundScreen.Here(new ScreenVisit(progress, show, which));
    }

    /// <summary>Stores a reply to a screen with all it gives, before anything else happens. The reply was found to be one that can be taken.</summary>
    /// <param name="expectedRevision">How many replies the page knew of.</param>
    /// <param name="expectedScreens">How many answered screens the page knew of.</param>
    public async Task<Replied> ReplyAsync(
        ScreenVisit visit, int expectedRevision, int expectedScreens, ScreenReply reply, CancellationToken cancel)
    {
        var progress = visit.Progress;
        var effect = ScreenWalk.Apply(progress.Content, progress.Answers, progress.Screens, reply);
        (ItemCode Item, Answer? Answer)[] given =
        [
            .. effect.Withdraw.Select(item => (item, (Answer?)null)), .. effect.Write.Select(written => (written.Key, (Answer?)written.Value)),
        ];
        switch (await log.AppendScreenAsync(progress.Session.Id, expectedRevision, expectedScreens, reply, given, cancel))
        {
            case Appended.Stored(var revision):
                var after = progress.With(reply, effect);
                LogScreenStored(reply.Screen);
                foreach (var (item, answer) in given)
                {
                    if (answer is not null)
                    {
                        meter.Answered(item);
                    }
                }

                return await AcceptedAsync(progress, revision, after);
            case Appended.Repeated:
                return await AcceptedAgainAsync(progress);
            case Appended.Stale:
                LogScreenStale(reply.Screen);
                return new Replied.Stale();
            case Appended.Gone:
                return new Replied.Gone();
            case var other:
                throw new UnreachableException($"Appended case {other.GetType().Name} is not handled.");
        }
    }

    /// <summary>Stores a reply, if it can be an answer, before anything else happens.</summary>
    /// <param name="expectedRevision">How many replies the page knew of.</param>
    /// <param name="raw">What the browser sent.</param>
    public async Task<Replied> ReplyAsync(
        Visit visit, int expectedRevision, IReadOnlyCollection<string> raw, CancellationToken cancel)
    {
        var item = visit.Item;
        switch (Reply.Read(item, raw))
        {
            case Reply.Refused refused:
                LogRefused(item.Code, refused.Reason, visit.Progress.Release.Note.Name);
                return new Replied.Refused(refused);
            case Reply.Accepted(var answer):
                return await AppendAsync(visit, expectedRevision, answer, cancel);
            case var other:
                throw new UnreachableException($"Reply case {other.GetType().Name} is not handled.");
        }
    }

    /// <summary>The second consent: clinicians may read the session, whose latest result then stands in their inbox.</summary>
    /// <param name="held">The code to take it back that the person's browser holds; where that is not the session's, a new one is made.</param>
    /// <returns>The code that takes the consent back; null when the session has been deleted.</returns>
    public async Task<ShareCode?> AgreeToReviewAsync(Progress progress, ShareCode? held, CancellationToken cancel)
    {
        await results.RecordAsync(progress);
        var id = progress.Session.Id;
        var kept = await withdrawals.IsOfAsync(id, held, cancel) ? held : null;
        var (code, stored) = withdrawals.New(id);
        var assessment = CheckedTriage.Assess(progress.Content, progress.Answers).Assessment;
        var agreed = await log.AgreeToReviewAsync(
            id, InboxProjection.Of(progress.Content, progress.Settled, assessment), cancel, kept is null ? stored : null);
        if (!agreed)
        {
            return null;
        }

        LogAgreed();
        feed.Tell(id);
        return kept ?? code;
    }

    /// <summary>
    /// After a deletion by code: the key in this browser goes too, unless it opens another session, and so does every page the browser kept.
    /// </summary>
    public async Task ForgetIfGoneAsync(HttpContext context, CancellationToken cancel)
    {
        if (await FindAsync(SessionCookie.Read(context.Request), cancel) is null)
        {
            SessionCookie.TakeAway(context);
            CodeCookie.TakeAllAway(context);
        }

        context.Response.Headers["Clear-Site-Data"] = "\"cache\"";
    }

    /// <returns>False when there was nothing to delete.</returns>
    public async Task<bool> DeleteAsync(SessionKey key, CancellationToken cancel)
    {
        var deleted = await log.DeleteAsync(key, cancel);
        LogDeleted(deleted);
        return deleted;
    }

    private async Task<Replied> AppendAsync(Visit visit, int expectedRevision, Answer answer, CancellationToken cancel)
    {
        var item = visit.Item.Code;
        switch (await log.AppendAsync(visit.Progress.Session.Id, expectedRevision, item, answer, cancel))
        {
            case Appended.Stored(var revision):
                meter.Answered(item);
                LogStored(item);
                return await AcceptedAsync(visit.Progress, revision, visit.Progress.With(item, answer));
            case Appended.Repeated:
                return await AcceptedAgainAsync(visit.Progress);
            case Appended.Stale:
                LogStale(item);
                return new Replied.Stale();
            case Appended.Gone:
                return new Replied.Gone();
            case var other:
                throw new UnreachableException($"Appended case {other.GetType().Name} is not handled.");
        }
    }

    /// <param name="revision">How many replies the session holds now.</param>
    private async Task<Replied> AcceptedAsync(Progress before, int revision, Progress after)
    {
        if (after.Next is not Step.Ask)
        {
            await results.RecordAsync(before, revision, after.Answers);
        }

        return new Replied.Accepted(after);
    }

    /// <summary>
    /// What was read with the page holds the reply already, and perhaps later ones; the first post may have failed to store its result.
    /// </summary>
    private async Task<Replied> AcceptedAgainAsync(Progress progress)
    {
        if (progress.Next is not Step.Ask)
        {
            await results.RecordAsync(progress);
        }

        return new Replied.Accepted(progress);
    }

    [LoggerMessage(LogLevel.Information, "Session opened on release {Release} in {Region}")]
    private partial void LogOpened(string release, string region);

    [LoggerMessage(LogLevel.Information, "A person agreed to review")]
    private partial void LogAgreed();

    [LoggerMessage(LogLevel.Information, "Screen {Screen} stored")]
    private partial void LogScreenStored(string screen);

    [LoggerMessage(LogLevel.Information, "Screen {Screen} out of date")]
    private partial void LogScreenStale(string screen);

    [LoggerMessage(LogLevel.Information, "Reply stored for {Item}")]
    private partial void LogStored(ItemCode item);

    [LoggerMessage(LogLevel.Information, "Reply refused for {Item}: {Reason} in release {Release}")]
    private partial void LogRefused(ItemCode item, Refusal reason, string release);

    [LoggerMessage(LogLevel.Information, "Reply out of date for {Item}")]
    private partial void LogStale(ItemCode item);

    [LoggerMessage(LogLevel.Information, "Session deleted by its person: {Deleted}")]
    private partial void LogDeleted(bool deleted);

    [LoggerMessage(LogLevel.Warning, "A session needs release {Release}, which is no longer kept")]
    private partial void LogReleaseGone(string release);
}

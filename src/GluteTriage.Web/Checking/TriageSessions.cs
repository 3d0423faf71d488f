using System.Diagnostics;
using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Sessions;
using GluteTriage.Web.Operations;
using GluteTriage.Web.Results;

namespace GluteTriage.Web.Checking;

/// <summary>The sessions of people answering: opened, found, replied to, deleted.</summary>
internal sealed partial class TriageSessions(
    SessionLog log, ReleaseShelf releases, ResultRecorder results, TriageMeter meter, ILogger<TriageSessions> logger)
{
    /// <summary>Opens a session on the current release and gives its key out, once.</summary>
    public async Task<(SessionKey Key, Step First)> OpenAsync(string region, bool mayBeReviewed, string device, CancellationToken cancel)
    {
        var release = releases.Current;
        var (key, _) = await log.OpenAsync(release.Hash, region, mayBeReviewed, cancel, device);
        meter.Started();
        LogOpened(release.Note.Name, region, mayBeReviewed);
        return (key, Interview.Next(release.Clinical, Answers.None));
    }

    /// <returns>Where the session of this key stands, or null when there is none, or no longer.</returns>
    public async Task<Progress?> FindAsync(SessionKey? key, CancellationToken cancel)
    {
        if (key is null || await log.FindAsync(key, cancel) is not { } open)
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

    /// <summary>The session of this key at one question.</summary>
    public async Task<Found> FindAsync(SessionKey? key, ItemCode code, bool changing, CancellationToken cancel)
    {
        if (await FindAsync(key, cancel) is not { } progress)
        {
            return releases.Current.Clinical.Find(code) is null ? new Found.NoSuchItem() : new Found.NoSession();
        }

        return progress.Content.Find(code) is not { } item ? new Found.NoSuchItem()
            : progress.MayOpen(code) ? new Found.Here(new Visit(progress, item, changing))
            : new Found.NotNow(progress);
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
                var next = visit.Progress.NextAfter(item, answer);
                meter.Answered(item);
                LogStored(item);
                if (next is not Step.Ask)
                {
                    await results.RecordAsync(visit.Progress, revision, item, answer);
                }

                return new Replied.Accepted(next);
            case Appended.Repeated:
                // What was read with the page holds the reply already, and perhaps later ones; the first
                // post may have failed to store its result.
                if (visit.Progress.Next is not Step.Ask)
                {
                    await results.RecordAsync(visit.Progress);
                }

                return new Replied.Accepted(visit.Progress.Next);
            case Appended.Stale:
                LogStale(item);
                return new Replied.Stale();
            case Appended.Gone:
                return new Replied.Gone();
            case var other:
                throw new UnreachableException($"Appended case {other.GetType().Name} is not handled.");
        }
    }

    [LoggerMessage(LogLevel.Information, "Session opened on release {Release} in {Region}, reviewable {MayBeReviewed}")]
    private partial void LogOpened(string release, string region, bool mayBeReviewed);

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

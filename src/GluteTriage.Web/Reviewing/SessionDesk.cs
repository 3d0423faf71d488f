using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions.Auditing;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Web.Accounts;
using GluteTriage.Web.Operations;

namespace GluteTriage.Web.Reviewing;

/// <summary>What can be shown of a logged session. Closed.</summary>
internal abstract record Opened
{
    private Opened()
    {
    }

    /// <param name="Names">What colleagues are called who noted something or were assigned it, by account id.</param>
    public sealed record Shown(SessionView View, IReadOnlyDictionary<string, string> Names) : Opened;

    /// <summary>It is there, and cannot be worked out any more.</summary>
    public sealed record Unreadable : Opened;

    /// <summary>There is none, or its person did not agree: the two look the same.</summary>
    public sealed record NoSession : Opened;
}

/// <summary>One session at a time, for whoever may read and judge it.</summary>
internal sealed class SessionDesk(
    StaffAccess access, ReviewLog log, ReleaseShelf shelf, ReviewFeed feed, StaffNames staffNames, TimeProvider clock)
{
    /// <summary>An open page shows at once what colleagues do; one entry in the trail speaks for so long of it.</summary>
    public static readonly TimeSpan Watched = TimeSpan.FromMinutes(15);

    private (string Account, long Session, int Replies, DateTimeOffset Until)? watch;

    [Needs(Permission.ReadSession)]
    public async Task<Opened> OpenAsync(long id, CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.ReadSession, cancel);
        if (await log.OpenAsync(staff.Actor, id, cancel) is not { } reviewed)
        {
            return new Opened.NoSession();
        }

        watch = (staff.Id, id, reviewed.Open.Replies.Count, clock.GetUtcNow() + Watched);
        feed.Tell(id, this);
        return await ShownAsync(reviewed, cancel);
    }

    /// <summary>The session as it stands now. It is opened anew, with an entry, where that was too long ago or the person has answered since.</summary>
    [Needs(Permission.ReadSession)]
    public async Task<Opened> AgainAsync(long id, CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.ReadSession, cancel);
        return watch is var (account, session, replies, until) && (account, session) == (staff.Id, id) && clock.GetUtcNow() < until
            && await log.AgainAsync(staff.Actor, id, replies, cancel) is { } reviewed
                ? await ShownAsync(reviewed, cancel)
                : await OpenAsync(id, cancel);
    }

    /// <summary>Whether news come of what was done through this desk: whoever did it knows.</summary>
    internal bool IsBy(ReviewNews news) => ReferenceEquals(news.By, this);

    /// <summary>Whoever is to judge first wants to see what the tool made of it now. It is in the trail, and their judgement is then no first one.</summary>
    [Needs(Permission.ReadSession)]
    public async Task<SessionChange> ShowToolAsync(long id, CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.ReadSession, cancel);
        return await log.ShowToolAsync(staff.Actor, id, cancel);
    }

    /// <summary>Records that what is on the screen was copied or printed.</summary>
    [Needs(Permission.ReadSession)]
    public async Task<bool> TakeAsync(long id, bool printed, CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.ReadSession, cancel);
        return await log.RecordAsync(staff.Actor, printed ? AuditAct.Printed : AuditAct.Copied, id, cancel);
    }

    [Needs(Permission.JudgeSession)]
    public async Task<SessionChange> ClaimAsync(long id, CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.JudgeSession, cancel);
        return Told(id, await log.ClaimAsync(staff.Actor, id, takeOver: false, cancel));
    }

    /// <summary>Takes a session that somebody else has.</summary>
    [Needs(Permission.TakeOverSession)]
    public async Task<SessionChange> TakeOverAsync(long id, CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.TakeOverSession, cancel);
        return Told(id, await log.ClaimAsync(staff.Actor, id, takeOver: true, cancel));
    }

    [Needs(Permission.JudgeSession)]
    public async Task<SessionChange> ReleaseAsync(long id, CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.JudgeSession, cancel);
        return Told(id, await log.ReleaseAsync(staff.Actor, id, cancel));
    }

    [Needs(Permission.JudgeSession)]
    public async Task<SessionChange> ReviewAsync(long id, Judgement judgement, CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.JudgeSession, cancel);
        return Told(id, await log.ReviewAsync(staff.Actor, id, judgement with { Alone = staff.WorksAlone }, cancel));
    }

    [Needs(Permission.JudgeSession)]
    public async Task<NoteSaved> SaveNoteAsync(long id, int expected, string text, CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.JudgeSession, cancel);
        var saved = await log.SaveNoteAsync(staff.Actor, id, expected, text, cancel);
        if (saved is NoteSaved.Saved)
        {
            feed.Tell(id, this, isListed: false);
        }

        return saved;
    }

    [Needs(Permission.JudgeSession)]
    public async Task<SessionChange> NoteOutcomeAsync(long id, string seenWhere, string? cause, string diagnosis, CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.JudgeSession, cancel);
        return Told(id, await log.NoteOutcomeAsync(staff.Actor, id, seenWhere, cause, diagnosis, cancel));
    }

    [Needs(Permission.JudgeSession)]
    public async Task<SessionChange> SetClosedAsync(long id, bool closed, Urgency seen, CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.JudgeSession, cancel);
        return Told(id, await log.SetClosedAsync(staff.Actor, id, closed, seen, cancel));
    }

    /// <returns>The number of the concern, or null when the session may not be read.</returns>
    [Needs(Permission.ReportConcern)]
    public async Task<long?> ReportConcernAsync(long id, string text, string release, CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.ReportConcern, cancel);
        var concern = await log.ReportConcernAsync(staff.Actor, id, text, release, cancel);
        if (concern is not null)
        {
            feed.Tell(id, this, isListed: false);
        }

        return concern;
    }

    private SessionChange Told(long id, SessionChange change)
    {
        if (change is SessionChange.Made)
        {
            feed.Tell(id, this);
        }

        return change;
    }

    private async Task<Opened> ShownAsync(ReviewedSession reviewed, CancellationToken cancel)
    {
        if (shelf.Find(reviewed.Open.Session.Release) is not { } release || SessionView.Of(reviewed, release, shelf.Current) is not { } view)
        {
            return new Opened.Unreadable();
        }

        var named = reviewed.Notes.Select(note => note.Author)
            .Concat(reviewed.Activity.Where(one => one.Act is AuditAct.Assigned).Select(one => one.Detail[SessionActivity.AssignedTo.Length..]));
        return new Opened.Shown(view, await staffNames.OfAsync([.. named.Distinct()], cancel));
    }
}

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

    public sealed record Shown(SessionView View) : Opened;

    /// <summary>It is there, and cannot be worked out any more.</summary>
    public sealed record Unreadable : Opened;

    /// <summary>There is none, or its person did not agree: the two look the same.</summary>
    public sealed record NoSession : Opened;
}

/// <summary>One session at a time, for whoever may read and judge it.</summary>
internal sealed class SessionDesk(StaffAccess access, ReviewLog log, ReleaseShelf shelf, ReviewFeed feed)
{
    [Needs(Permission.ReadSession)]
    public async Task<Opened> OpenAsync(long id, CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.ReadSession, cancel);
        if (await log.OpenAsync(staff.Actor, id, cancel) is not { } reviewed)
        {
            return new Opened.NoSession();
        }

        feed.Tell(id);
        return shelf.Find(reviewed.Open.Session.Release) is { } release && SessionView.Of(reviewed, release, shelf.Current) is { } view
            ? new Opened.Shown(view)
            : new Opened.Unreadable();
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
        return await log.SaveNoteAsync(staff.Actor, id, expected, text, cancel);
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
        return await log.ReportConcernAsync(staff.Actor, id, text, release, cancel);
    }

    private SessionChange Told(long id, SessionChange change)
    {
        if (change is SessionChange.Made)
        {
            feed.Tell(id);
        }

        return change;
    }
}

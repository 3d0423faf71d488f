using System.Collections.Immutable;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Web.Accounts;
using SessionsInbox = GluteTriage.Sessions.Reviewing.Inbox;

namespace GluteTriage.Web.Reviewing.Inbox;

/// <summary>What the page of the inbox can ask. Each call asks first who is asking.</summary>
internal sealed class InboxDesk(
    StaffAccess access, SessionsInbox inbox, SavedViews views, ReviewLog log, ReviewFeed feed, StaffNames staffNames, TimeProvider clock)
{
    public const int ListedAtOnce = 50;

    /// <summary>What stands open is drawn anew with every act of a colleague; one entry in the trail speaks for so long of it.</summary>
    public static readonly TimeSpan Watched = TimeSpan.FromMinutes(15);

    private (string Account, InboxFilter Filter, DateTimeOffset Until)? watch;

    /// <summary>A page of lines; that it was listed to this person is in the audit trail before it is given out.</summary>
    /// <exception cref="AccessDeniedException">They may not list sessions.</exception>
    [Needs(Permission.ListSessions)]
    public async Task<Listed> PageAsync(InboxFilter filter, InboxPlaceInOrder? after, CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.ListSessions, cancel);
        var until = clock.GetUtcNow() + Watched;
        var listing = await inbox.PageAsync(staff.Actor, filter, after, ListedAtOnce, cancel, after is null ? Watched : null);
        watch = after is null ? (staff.Id, filter, until) : null;
        return await NamedAsync(listing, staff.Id, cancel);
    }

    /// <summary>The first page anew, as somebody else did something. The entry of the page before says that it is watched, and for how long.</summary>
    /// <exception cref="AccessDeniedException">They may not list sessions.</exception>
    [Needs(Permission.ListSessions)]
    public async Task<Listed> AgainAsync(InboxFilter filter, CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.ListSessions, cancel);
        return watch is var (account, watched, until) && account == staff.Id && watched == filter && clock.GetUtcNow() < until
            ? await NamedAsync(await inbox.AgainAsync(staff.Actor, filter, ListedAtOnce, cancel), staff.Id, cancel)
            : await PageAsync(filter, null, cancel);
    }

    /// <summary>The views whoever asks has saved.</summary>
    /// <exception cref="AccessDeniedException">They may not list sessions.</exception>
    [Needs(Permission.ListSessions)]
    public async Task<ImmutableArray<SavedView>> ViewsAsync(CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.ListSessions, cancel);
        return await views.OfAsync(staff.Id, cancel);
    }

    /// <summary>Saves a view of their own; the place in the list is no part of it.</summary>
    /// <exception cref="AccessDeniedException">They may not list sessions.</exception>
    [Needs(Permission.ListSessions)]
    public async Task<ViewSaved> SaveViewAsync(string name, InboxAsked asked, CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.ListSessions, cancel);
        return await views.SaveAsync(staff.Id, name, InboxAddress.Write(asked with { After = null }), cancel);
    }

    /// <returns>False when they have no such view.</returns>
    /// <exception cref="AccessDeniedException">They may not list sessions.</exception>
    [Needs(Permission.ListSessions)]
    public async Task<bool> DeleteViewAsync(long id, CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.ListSessions, cancel);
        return await views.DeleteAsync(staff.Id, id, cancel);
    }

    /// <summary>Colleagues to whom sessions can be assigned, by name; not whoever asks.</summary>
    /// <exception cref="AccessDeniedException">They may not judge sessions.</exception>
    [Needs(Permission.JudgeSession)]
    public async Task<ImmutableArray<(string Id, string Name)>> ColleaguesAsync(CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.JudgeSession, cancel);
        return [.. (await staffNames.WhoMayAsync(Permission.JudgeSession, cancel)).Where(one => one.Id != staff.Id)];
    }

    /// <exception cref="AccessDeniedException">They may not judge sessions.</exception>
    [Needs(Permission.JudgeSession)]
    public async Task<SeveralDone> CloseAsync(IReadOnlyCollection<SelectedSession> selected, CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.JudgeSession, cancel);
        return Told(await log.CloseSeveralAsync(staff.Actor, selected, cancel));
    }

    /// <exception cref="AccessDeniedException">They may not judge sessions.</exception>
    [Needs(Permission.JudgeSession)]
    public async Task<SeveralDone> TakeOnAsync(IReadOnlyCollection<SelectedSession> selected, CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.JudgeSession, cancel);
        return Told(await log.AssignSeveralAsync(staff.Actor, staff.Id, selected, cancel));
    }

    /// <returns>Changed, or no colleague, where they are none who may judge.</returns>
    /// <exception cref="AccessDeniedException">They may not judge sessions.</exception>
    [Needs(Permission.JudgeSession)]
    public async Task<SeveralDone> AssignAsync(string to, IReadOnlyCollection<SelectedSession> selected, CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.JudgeSession, cancel);
        return (await staffNames.WhoMayAsync(Permission.JudgeSession, cancel)).Any(one => one.Id == to)
            ? Told(await log.AssignSeveralAsync(staff.Actor, to, selected, cancel))
            : new SeveralDone.NoColleague();
    }

    private SeveralDone.Changed Told(SeveralChanged changed)
    {
        foreach (var session in changed.Made)
        {
            feed.Tell(session);
        }

        return new SeveralDone.Changed(changed);
    }

    private async Task<Listed> NamedAsync(InboxListing listing, string me, CancellationToken cancel) =>
        new(listing, me, await staffNames.OfAsync([.. listing.Rows.Select(row => row.ClaimedBy).OfType<string>().Distinct()], cancel));
}

/// <summary>Lines as they are drawn.</summary>
/// <param name="Me">Account id of who asked.</param>
/// <param name="Names">Of whoever has taken a line on, by account id.</param>
internal sealed record Listed(InboxListing Lines, string Me, IReadOnlyDictionary<string, string> Names);

using System.Collections.Immutable;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Web.Accounts;
using SessionsInbox = GluteTriage.Sessions.Reviewing.Inbox;

namespace GluteTriage.Web.Reviewing.Inbox;

/// <summary>What the page of the inbox can ask. Each call asks first who is asking.</summary>
internal sealed class InboxDesk(StaffAccess access, SessionsInbox inbox, SavedViews views)
{
    public const int ListedAtOnce = 50;

    /// <summary>A page of lines; that it was listed to this person is in the audit trail before it is given out.</summary>
    /// <returns>The lines, and the account id of who asked.</returns>
    /// <exception cref="AccessDeniedException">They may not list sessions.</exception>
    [Needs(Permission.ListSessions)]
    public async Task<(InboxListing Listing, string Me)> PageAsync(InboxFilter filter, InboxPlaceInOrder? after, CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.ListSessions, cancel);
        return (await inbox.PageAsync(staff.Actor, filter, after, ListedAtOnce, cancel), staff.Id);
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
}

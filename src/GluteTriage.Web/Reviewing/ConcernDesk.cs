using GluteTriage.Sessions.Reviewing;
using GluteTriage.Web.Accounts;

namespace GluteTriage.Web.Reviewing;

/// <summary>Safety concerns, for whoever turns them into hazards.</summary>
internal sealed class ConcernDesk(StaffAccess access, ReviewLog log)
{
    [Needs(Permission.ReadConcerns)]
    public async Task<IReadOnlyList<SafetyConcern>> ListAsync(CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.ReadConcerns, cancel);
        return await log.ConcernsAsync(staff.Actor, cancel);
    }

    [Needs(Permission.ReadConcerns)]
    public async Task<ConcernClosed> CloseAsync(long id, CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.ReadConcerns, cancel);
        return await log.CloseConcernAsync(staff.Actor, id, cancel);
    }
}

using GluteTriage.Sessions.Sharing;
using GluteTriage.Web.Accounts;

namespace GluteTriage.Web.Reviewing.ByCode;

/// <summary>Opens sessions by the code a person shows.</summary>
public sealed class CodeDesk(SharedCodes codes, StaffAccess access)
{
    /// <returns>The session's id; whoever asked may then read it while the code stands.</returns>
    /// <exception cref="AccessDeniedException">They may not open sessions by code.</exception>
    [Needs(Permission.OpenByCode)]
    public async Task<ByCode<long>> OpenAsync(string? typed, CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.OpenByCode, cancel);
        return await codes.FindAsync(staff.Actor, typed, cancel);
    }
}

using System.Security.Claims;
using GluteTriage.Web.Accounts;

namespace GluteTriage.Web.Circuits;

/// <summary>Why somebody who was signed in is so no longer.</summary>
internal enum WhyOut
{
    /// <summary>The account may not be used any more, or the sign-in was called back.</summary>
    Disabled,

    /// <summary>Nothing was done for too long.</summary>
    Idle,

    /// <summary>The sign-in has lasted as long as one may.</summary>
    Over,
}

/// <summary>Whether a sign-in still holds: the account as it stands now, and the time.</summary>
internal sealed class Standing(StaffRegister register, Sittings sittings)
{
    /// <returns>Null while it holds.</returns>
    public async Task<WhyOut?> AskAsync(ClaimsPrincipal user, CancellationToken cancel) =>
        await register.FindAsync(user, cancel) is null ? WhyOut.Disabled
        : sittings.NextEnd(user) is (var why, { Ticks: <= 0 }) ? why
        : null;
}

using System.Security.Claims;

namespace GluteTriage.Web.Accounts;

/// <summary>Why somebody who was signed in is so no longer.</summary>
internal enum WhyOut
{
    /// <summary>The account may not be used any more, or the sign-in was called back.</summary>
    Disabled,

    /// <summary>Nothing was done for too long.</summary>
    Idle,

    /// <summary>The sign-in has lasted as long as one may.</summary>
    Over,

    /// <summary>Its own person signed out, or signed in anew in the same browser: nothing to be alarmed by.</summary>
    SignedOut,
}

/// <summary>A feature of a request that came with a sign-in which does not hold any more.</summary>
internal sealed record SignInEnded(WhyOut Why);

/// <summary>Whether a sign-in still holds: the account as it stands now, and the time.</summary>
internal sealed class Standing(StaffRegister register, SignInSessions sessions)
{
    /// <returns>Null while it holds.</returns>
    public async Task<WhyOut?> AskAsync(ClaimsPrincipal user, CancellationToken cancel) =>
        await sessions.FindEndAsync(user, cancel) is { HasCome: true } end ? end.Why
        : await register.FindAsync(user, cancel) is null ? WhyOut.Disabled
        : null;
}

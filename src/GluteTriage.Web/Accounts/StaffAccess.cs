using Microsoft.AspNetCore.Components.Authorization;

namespace GluteTriage.Web.Accounts;

/// <summary>
/// Who is asking, and whether they may. Every call of a service of the clinician area asks here first, with the account as it stands at
/// that moment: a page that hides a button has refused nothing.
/// </summary>
public sealed class StaffAccess(AuthenticationStateProvider authentication, StaffRegister register)
{
    /// <returns>Whoever is signed in, as their account stands now.</returns>
    /// <exception cref="AccessDeniedException">Nobody is, or they may not.</exception>
    public async Task<Staff> DemandAsync(Permission permission, CancellationToken cancel) =>
        await FindAsync(cancel) is { } staff && staff.May(permission)
            ? staff
            : throw new AccessDeniedException(permission);

    /// <returns>Whoever is signed in, or null.</returns>
    public async Task<Staff?> FindAsync(CancellationToken cancel) =>
        await register.FindAsync((await authentication.GetAuthenticationStateAsync()).User, cancel);
}

/// <summary>Somebody asked for what they may not have. Not an attack by itself: a role may have been taken away a moment ago.</summary>
public sealed class AccessDeniedException(Permission permission) : Exception($"This needs the permission {permission}.")
{
    public Permission Permission { get; } = permission;
}

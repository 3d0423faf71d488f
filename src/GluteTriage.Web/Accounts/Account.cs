using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;

namespace GluteTriage.Web.Accounts;

/// <summary>
/// Somebody of the staff. They sign in by <see cref="IdentityUser{TKey}.UserName"/>, and colleagues know them by it.
/// </summary>
internal sealed class Account : IdentityUser
{
    /// <summary>What they are trusted with, by name, in order, joined by spaces.</summary>
    public string RoleNames { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Id of the account that invited them; null for the first one.</summary>
    public string? InvitedBy { get; set; }

    /// <summary>Null while the account may be used.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    public DateTimeOffset? LastSignInAt { get; set; }

    /// <summary>Sealed key of the authenticator app; null without one.</summary>
    public string? CodeKey { get; set; }

    /// <summary>The time step of the newest one-time code that was accepted: it and all before it are used up.</summary>
    public long LastTimeStep { get; set; }

    public ImmutableSortedSet<StaffRole> Roles
    {
        get => [.. RoleNames.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<StaffRole>)];
        set => RoleNames = string.Join(' ', value);
    }
}

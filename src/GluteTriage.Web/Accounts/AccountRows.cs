namespace GluteTriage.Web.Accounts;

/// <summary>A link that lets one person make one account, once, within a day.</summary>
internal sealed class Invitation
{
    public long Id { get; init; }

    /// <summary>SHA-256 of the token in the link, as hexadecimal; the token itself is kept nowhere.</summary>
    public required string TokenHash { get; init; }

    public required string Name { get; init; }

    /// <summary>As <see cref="Account.RoleNames"/>.</summary>
    public required string RoleNames { get; init; }

    public required string InvitedBy { get; init; }

    public DateTimeOffset Expires { get; init; }

    public DateTimeOffset? UsedAt { get; set; }

    /// <summary>The account whose factors the link replaces; null when it makes a new account.</summary>
    public string? Renews { get; init; }
}

/// <summary>One browser signed in, from the sign-in to its end.</summary>
internal sealed class StaffSession
{
    /// <summary>SHA-256 of the id in the cookie, as hexadecimal.</summary>
    public required string IdHash { get; init; }

    public required string AccountId { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset SeenAt { get; set; }

    public DateTimeOffset FactorGivenAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>An administrator gave a reason and read one session for a while. Kept for good, but for what is said when it is reviewed.</summary>
internal sealed class GlassBreaking
{
    public long Id { get; init; }

    /// <summary>Id of the account that broke it.</summary>
    public required string By { get; init; }

    public required string ByName { get; init; }

    /// <summary>Number of the one session it opens.</summary>
    public long SessionId { get; init; }

    public required string Reason { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>The session can be read before this moment.</summary>
    public DateTimeOffset Until { get; init; }

    public DateTimeOffset? ReviewedAt { get; set; }

    /// <summary>Name of whoever looked into it; never the one who broke it.</summary>
    public string? ReviewedBy { get; set; }

    public string? Finding { get; set; }
}

/// <summary>
/// An administrator asked that a colleague be given new ways to sign in. Kept for good: whoever renews them could read under another's name.
/// </summary>
internal sealed class FactorRenewal
{
    public long Id { get; init; }

    /// <summary>Whose factors.</summary>
    public required string AccountId { get; init; }

    public required string AccountName { get; init; }

    public required string By { get; init; }

    public required string ByName { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Id of the second person, who is neither of the two; null until there is one, and where a recovery code stood in.</summary>
    public string? AgreedBy { get; set; }

    public string? AgreedByName { get; set; }

    /// <summary>The person gave a recovery code of their own, so that no colleague had to agree.</summary>
    public bool ByCode { get; init; }

    /// <summary>When the old factors went and the link was made.</summary>
    public DateTimeOffset? DoneAt { get; set; }

    public DateTimeOffset? ReviewedAt { get; set; }

    /// <summary>Name of whoever looked into it; never the one who asked, nor the person.</summary>
    public string? ReviewedBy { get; set; }

    public string? Finding { get; set; }
}

/// <summary>Stands in once for the authenticator app, never for the password.</summary>
internal sealed class RecoveryCode
{
    /// <summary>SHA-256 of the code, which has 120 random bits, as hexadecimal.</summary>
    public required string CodeHash { get; init; }

    public required string AccountId { get; init; }

    public DateTimeOffset? UsedAt { get; set; }
}

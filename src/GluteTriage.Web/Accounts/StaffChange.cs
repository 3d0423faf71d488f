using System.Collections.Immutable;

namespace GluteTriage.Web.Accounts;

/// <summary>What became of a change to a colleague's account or of a link. Closed; <see cref="StaffText.Problem"/> has the words.</summary>
internal abstract record StaffChange
{
    private StaffChange()
    {
    }

    public sealed record Made : StaffChange;

    /// <param name="Address">Of the link that was made; to be shown once.</param>
    public sealed record LinkMade(string Address) : StaffChange;

    /// <summary>No role, or one that there is not.</summary>
    public sealed record NoRole : StaffChange;

    /// <summary>Nobody gives themself a role.</summary>
    public sealed record NotYourRoles : StaffChange;

    /// <summary>Nobody takes their own factors away here.</summary>
    public sealed record NotYourself : StaffChange;

    public sealed record NoAccount : StaffChange;

    /// <summary>New factors for this account have been asked for, and wait for somebody to agree.</summary>
    public sealed record AskedAlready : StaffChange;

    /// <summary>Nobody else has agreed to it, or it was asked for too long ago, or by somebody else.</summary>
    public sealed record NotAgreed : StaffChange;

    /// <param name="Why">Wrong, used, or to wait.</param>
    public sealed record CodeRefused(ProofTaken Why) : StaffChange;

    /// <summary>The link was used, or taken back already.</summary>
    public sealed record NoInvitation : StaffChange;

    /// <summary>Nobody would be left who can let people in.</summary>
    public sealed record LastAdministrator : StaffChange;

    /// <summary>Nothing was done: whoever works alone does so no longer once this link is used, and has to say that they want that.</summary>
    /// <param name="Keeps">What is left to them then.</param>
    public sealed record EndsSolo(ImmutableSortedSet<StaffRole> Keeps) : StaffChange;

    /// <summary>Whoever works alone has every role, until a colleague joins.</summary>
    public sealed record WorksAlone : StaffChange;

    public sealed record NameRefused(NameFault Why) : StaffChange;
}

/// <summary>What is wrong with a name for an account.</summary>
internal enum NameFault
{
    /// <summary>Shorter than 2 or longer than <see cref="Enrolment.LongestName"/> letters, or with control characters.</summary>
    Unfit,

    /// <summary>An account has it, written in this way or in another.</summary>
    Taken,

    /// <summary>An invitation that still stands is for it, or for one that looks like it.</summary>
    Invited,
}

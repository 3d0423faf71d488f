using System.Collections.Immutable;

namespace GluteTriage.Web.Accounts;

/// <summary>What an administrator asks for in the list. Closed.</summary>
public abstract record StaffAct(string Id)
{
    public sealed record Roles(string Id, ImmutableSortedSet<StaffRole> Chosen) : StaffAct(Id);

    public sealed record Disabled(string Id, bool On) : StaffAct(Id);

    public sealed record SessionsEnded(string Id) : StaffAct(Id);

    public sealed record InvitationTakenBack(long Invitation) : StaffAct("");

    /// <summary>A colleague is asked to agree to new factors.</summary>
    public sealed record FactorsAsked(string Id) : StaffAct(Id);

    public sealed record FactorsRenewed(long Renewal) : StaffAct("");

    public sealed record FactorsRenewedByCode(string Id, string Code) : StaffAct(Id);
}

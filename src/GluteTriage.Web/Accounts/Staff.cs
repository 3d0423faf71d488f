using System.Collections.Immutable;
using GluteTriage.Sessions;

namespace GluteTriage.Web.Accounts;

/// <summary>Somebody of the staff, signed in, as their account stands now.</summary>
/// <param name="Id">Of the account; never shown.</param>
/// <param name="Name">As colleagues know them.</param>
/// <param name="FactorGivenAt">When they last gave both factors, or a passkey.</param>
public sealed record Staff(string Id, string Name, ImmutableSortedSet<StaffRole> Roles, DateTimeOffset FactorGivenAt)
{
    public Actor Actor => new(Id, Name);

    /// <summary>See <see cref="SoloPractice"/>.</summary>
    public bool WorksAlone => Roles.Contains(StaffRole.Solo);

    public bool May(Permission permission) => AccessMatrix.Allows(Roles, permission);
}

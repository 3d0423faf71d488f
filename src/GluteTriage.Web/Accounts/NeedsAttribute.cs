namespace GluteTriage.Web.Accounts;

/// <summary>
/// Says what a call of a service of the clinician area demands first. It demands nothing by itself: the method does, by
/// <see cref="StaffAccess.DemandAsync"/>, and a test calls every method as every role to see that it does.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsAttribute(Permission permission) : Attribute
{
    public Permission Permission { get; } = permission;
}

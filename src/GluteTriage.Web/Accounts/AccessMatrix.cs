using static GluteTriage.Web.Accounts.Permission;

namespace GluteTriage.Web.Accounts;

/// <summary>Who may do what. The only place that says so.</summary>
public static class AccessMatrix
{
    private static readonly Dictionary<StaffRole, Permission[]> Allowed = new()
    {
        [StaffRole.Reviewer] =
            [ListSessions, ReadSession, JudgeSession, OpenByCode, ReportConcern, ReadInsights, ReadAgreement, ManageOwnAccount],
        [StaffRole.Lead] =
        [
            ListSessions, ReadSession, JudgeSession, TakeOverSession, OpenByCode, ReportConcern, ReadConcerns, ReadInsights, ReadAgreement, ExportSessions,
            ManageOwnAccount,
        ],
        [StaffRole.Editor] = [ReadConcerns, ReadInsights, ReadAgreement, ManageOwnAccount],
        [StaffRole.Administrator] = [ManageStaff, BreakGlass, ReviewGlass, AgreeToNewFactors, ManageOwnAccount],
        [StaffRole.Auditor] = [ReadAudit, ReviewGlass, AgreeToNewFactors, ManageOwnAccount],

        // All of it, but for what one person cannot do: whoever may read everything has no glass to break, and cannot agree with themself.
        [StaffRole.Solo] =
        [
            ListSessions, ReadSession, JudgeSession, TakeOverSession, OpenByCode, ReportConcern, ReadConcerns, ReadInsights, ReadAgreement, ExportSessions,
            ReadAudit, ManageStaff, ReviewGlass, ManageOwnAccount,
        ],
    };

    /// <summary>What cannot be done on the strength of a sign-in alone: the second factor must be no older than ten minutes.</summary>
    public static bool NeedsStepUp(Permission permission) => permission is ExportSessions or ManageStaff or BreakGlass or AgreeToNewFactors;

    public static bool Allows(StaffRole role, Permission permission) => Allowed[role].Contains(permission);

    public static bool Allows(IEnumerable<StaffRole> roles, Permission permission) => roles.Any(role => Allows(role, permission));
}

namespace GluteTriage.Web.Accounts;

/// <summary>What can be asked of the clinician area. Each page and each call of its services needs exactly one.</summary>
public enum Permission
{
    ListSessions,
    ReadSession,
    JudgeSession,
    TakeOverSession,
    OpenByCode,
    ReportConcern,
    ReadConcerns,
    ReadInsights,
    ReadAgreement,
    ExportSessions,
    ReadAudit,
    ManageStaff,
    BreakGlass,
    ReviewGlass,
    AgreeToNewFactors,
    ManageOwnAccount,
}

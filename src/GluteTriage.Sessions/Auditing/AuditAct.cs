namespace GluteTriage.Sessions.Auditing;

/// <summary>What was done. Stored by name: a name is never given another meaning, and none is removed.</summary>
public enum AuditAct
{
    Listed,
    Opened,
    OpenedByCode,
    Printed,
    Copied,
    Exported,
    VignetteDrawn,
    Claimed,
    Released,
    Reviewed,
    NoteSaved,
    OutcomeNoted,
    Closed,
    Reopened,
    ConcernReported,
    ConcernClosed,
    CodeMade,
    CodeRevoked,
    AnswersDownloaded,
    Deleted,
    AuditRead,
    AccountInvited,
    AccountChanged,
    RolesChanged,
    SignedIn,
    SignedOut,
    GlassBroken,
    GlassReviewed,
}

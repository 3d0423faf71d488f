using System.Globalization;
using GluteTriage.Sessions.Auditing;

namespace GluteTriage.Web.Reviewing;

internal static partial class ReviewText
{
    /// <summary>The page that shows who did what.</summary>
    public static class Trail
    {
        public const string Heading = "Audit trail";
        public const string Lead =
            "Who read or changed what, newest first. Times are UTC. Reading this page is in the trail too, so your own visit comes first.";

        public const string Find = "Find entries";
        public const string What = "What was done";
        public const string Anything = "Anything";
        public const string Who = "By whom";
        public const string Anybody = "Anybody";
        public const string SessionNumber = "Session number";
        public const string FromDay = "From day";
        public const string ToDay = "To day";
        public const string Show = "Show";
        public const string ShowAll = "Show all";
        public const string Caption = "Entries of the audit trail";
        public const string Number = "Entry";
        public const string When = "When (UTC)";
        public const string Session = "Session";
        public const string Detail = "Detail";
        public const string NoSession = "none";
        public const string NoDetail = "none";
        public const string Nothing = "Nothing in the trail matches.";
        public const string Older = "Older entries";
        public const string AsCsv = "These entries as a CSV file, the newest 10,000";
        public const string Newest = "Back to the newest";
        public const string CheckHeading = "Check the chain";
        public const string CheckLead =
            "Each entry is sealed together with the one before it, and each judgement, outcome, note, concern and line of the inbox by itself. "
            + "The check reads all of them, compares the inbox with the results, and names whatever was changed, removed or put in.";

        public const string Check = "Check the chain";
        public const string Checking = "Checking every entry…";
        public const string Fine = "All in order.";
        public const string NotFine = "The trail is not as it was written.";
        public const string Reading = "Reading the trail…";
        public const string Unreadable = "This address asks for something the trail does not know. Choose again.";
        public const string Denied = "You may no longer read the audit trail.";
        public const string Unrecorded = "That you read the trail cannot be recorded now, so nothing is shown. Tell whoever runs the site.";

        public static string Sum(AuditVerification found) => found.Entries == 0
            ? "There are no entries yet."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{found.Entries:N0} {(found.Entries == 1 ? "entry" : "entries")}, from {Instant(found.From)} to {Instant(found.To)}; "
                    + $"last head: {found.LastHead?.ToString("N0", CultureInfo.InvariantCulture) ?? "none"}. "
                    + $"{found.Rows:N0} {(found.Rows == 1 ? "row" : "rows")} of judgements, outcomes, notes, concerns and the inbox.");

        public static string Instant(DateTimeOffset? at) => at?.UtcDateTime.ToString("d MMM yyyy, HH:mm:ss", CultureInfo.InvariantCulture) ?? "unknown";

        public static string Iso(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

        public static string SessionOf(AuditEntry entry) => entry.SessionId?.ToString(CultureInfo.InvariantCulture) ?? NoSession;

        public static string Done(AuditAct act) => act switch
        {
            AuditAct.Listed => "Listed sessions",
            AuditAct.Opened => "Opened a session",
            AuditAct.OpenedByCode => "Opened a session by code",
            AuditAct.Printed => "Printed a session",
            AuditAct.Copied => "Copied a summary",
            AuditAct.Exported => "Exported sessions",
            AuditAct.VignetteDrawn => "Drew a vignette from a session",
            AuditAct.Claimed => "Took a session on",
            AuditAct.Assigned => "Assigned a session",
            AuditAct.ToolShown => "Had the tool's result shown before judging",
            AuditAct.Released => "Gave a session back",
            AuditAct.Reviewed => "Reviewed a session",
            AuditAct.NoteSaved => "Saved a note",
            AuditAct.OutcomeNoted => "Noted an outcome",
            AuditAct.Closed => "Closed a session",
            AuditAct.Reopened => "Reopened a session",
            AuditAct.ConcernReported => "Reported a safety concern",
            AuditAct.ConcernClosed => "Closed a safety concern",
            AuditAct.CodeMade => "Made a code",
            AuditAct.CodeRevoked => "Revoked a code",
            AuditAct.AnswersDownloaded => "Downloaded answers",
            AuditAct.Deleted => "Deleted a session",
            AuditAct.AuditRead => "Read the audit trail",
            AuditAct.AccountInvited => "Invited somebody",
            AuditAct.AccountChanged => "Changed an account",
            AuditAct.RolesChanged => "Changed roles",
            AuditAct.SignedIn => "Signed in",
            AuditAct.SignedOut => "Signed out",
            AuditAct.GlassBroken => "Broke the glass",
            AuditAct.SignInFailed => "Failed to sign in",
            AuditAct.PageRefused => "Was refused a page or an act",
            AuditAct.GlassReviewed => "Reviewed a breaking of the glass",
            AuditAct.Agreed => "Agreed to review",
            AuditAct.SealsBegun => "Began to seal rows",
            AuditAct.SoloDeclared => "Declared to work alone",
            AuditAct.SoloEnded => "Ended a colleague's working alone",
            _ => act.ToString(),
        };
    }
}

using System.Diagnostics;
using System.Globalization;

namespace GluteTriage.Web.Accounts;

/// <summary>Every sentence of the page of the staff.</summary>
internal static class StaffText
{
    public const string Title = "Staff";
    public const string Caption = "Accounts";
    public const string Name = "Name";
    public const string Roles = "Roles";
    public const string Factors = "Signs in by";
    public const string Last = "Last sign-in (UTC)";
    public const string State = "State";
    public const string Change = "Change";
    public const string Active = "Active";
    public const string Disabled = "Disabled";
    public const string Never = "Never";
    public const string You = "(you)";
    public const string ChangeRoles = "Change the roles";
    public const string SaveRoles = "Save roles";
    public const string Disable = "Disable";
    public const string Enable = "Enable";
    public const string EndSessions = "End sign-ins";
    public const string NewFactors = "Require new factors";
    public const string NewFactorsLead =
        "New factors take away every way this account signs in, and give you a link for its owner. Another administrator or an auditor has to agree "
        + "first, under Break-glass; or its owner tells you one of their own recovery codes. Every administrator, and the owner, is told.";
    public const string AskForThem = "Ask for somebody to agree";
    public const string ByTheirCode = "Their recovery code";
    public const string RenewNow = "Renew with this code";
    public const string AskedAlready = "New factors for this account have been asked for. Another administrator or an auditor has to agree under Break-glass.";
    public const string NotAgreed = "Nobody else has agreed to it yet, or it was asked for more than a day ago.";
    public const string Asked = "Asked. Another administrator or an auditor has to agree under Break-glass.";
    public const string RenewalsHeading = "New factors you asked for";
    public const string WaitsForSecond = "waits for another administrator or an auditor to agree";
    public const string MakeLink = "Make the link";
    public const string Yes = "Yes, go on";
    public const string No = "No, leave it";
    public const string InviteHeading = "Invite somebody";
    public const string Invite = "Make the link";
    public const string CopyLink = "Copy the link";
    public const string NotCopied = "This browser does not let a page copy. Select the link and copy it.";
    public const string LinkHeading = "The link";
    public const string LinkOnce = "Hand this to them over a channel you trust. It works once, within 24 hours, and is not shown again.";
    public const string LinkLabel = "Link";
    public const string NeedsRole = "Choose at least one role.";
    public const string NoAccount = "There is no such account any more.";
    public const string NoInvitation = "That link was used already, or taken back.";
    public const string OpenHeading = "Links not used yet";
    public const string TakeBack = "Take back";
    public const string LastAdministrator = "There must stay at least one administrator who can sign in.";
    public const string NotYourRoles = "You cannot give yourself a role. Another administrator can; until there is one, invite an account for whoever reviews.";
    public const string WorksAlone = "You work alone, and may do everything. That ends when a colleague joins.";
    public const string Alone = "Works alone, with every role";
    public const string EndsSoloHeading = "Then you work alone no longer";
    public const string EndsSoloYes = "Yes, make the link";
    public const string NotYourself = "Change your own factors on the page of your account.";
    public const string Saved = "Saved.";
    public const string Loading = "Loading…";

    public static readonly IReadOnlyList<(StaffRole Role, string What)> RoleMeanings =
    [
        (StaffRole.Reviewer, "Reads and judges sessions."),
        (StaffRole.Lead, "Reviews, answers for reviews, exports and closes concerns."),
        (StaffRole.Editor, "Works on content. Sees counts and concerns, never an answer."),
        (StaffRole.Administrator, "Lets people in and out. Sees no session."),
        (StaffRole.Auditor, "Reads who did what."),
    ];

    public static string ByFactors(bool passkey, bool app) => (passkey, app) switch
    {
        (true, true) => "Passkey, or password and app",
        (true, false) => "Passkey",
        (false, true) => "Password and app",
        _ => "Nothing yet",
    };

    public static string OpenLink(OpenInvitation open) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(open.Renews ? "new factors" : string.Join(", ", open.Roles.Select(AccountText.RoleName)))}, until {When(open.Expires)} (UTC)");

    public static string Agreed(string name) => $"{name} agreed";

    public static string SureToDisable(string name) => $"Disable {name}? They are signed out at once and cannot sign in.";

    public static string SureToEnd(string name) => $"End every sign-in of {name}? What they have not saved is lost.";

    /// <summary>What changes for whoever works alone once the colleague has made their account.</summary>
    public static string EndsSolo(IReadOnlySet<StaffRole> keeps) => keeps.Contains(StaffRole.Administrator)
        ? "Once they have made their account, you are an administrator: you let people in and out, and read no session any more. "
            + "To go on reading, make them an administrator as well."
        : "Once they have made their account, they let people in and out, and you go on reading as reviewer and lead. "
            + "You are no administrator then, and read the audit trail no more.";

    public static string LinkFor(string name) => $"For {name}.";

    public static string Of(string name) => $"of {name}";

    public static string When(DateTimeOffset? at) => at?.UtcDateTime.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture) ?? Never;

    /// <returns>Why something was not done to an account or a link, or null.</returns>
    public static string? Problem(StaffChange change) => change switch
    {
        StaffChange.Made or StaffChange.LinkMade => null,
        StaffChange.NoRole => NeedsRole,
        StaffChange.NotYourRoles => NotYourRoles,
        StaffChange.NotYourself => NotYourself,
        StaffChange.NoAccount => NoAccount,
        StaffChange.AskedAlready => AskedAlready,
        StaffChange.NotAgreed => NotAgreed,
        StaffChange.CodeRefused(var why) => AccountText.Problem(why),
        StaffChange.NoInvitation => NoInvitation,
        StaffChange.LastAdministrator => LastAdministrator,
        StaffChange.EndsSolo(var keeps) => EndsSolo(keeps),
        StaffChange.WorksAlone => WorksAlone,
        StaffChange.NameRefused(var why) => AccountText.Problem(why),
        _ => throw new UnreachableException($"Case {change.GetType().Name} has no words."),
    };
}

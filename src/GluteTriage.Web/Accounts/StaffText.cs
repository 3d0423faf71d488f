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
    public const string SaveRoles = "Save roles";
    public const string Disable = "Disable";
    public const string Enable = "Enable";
    public const string EndSessions = "End sign-ins";
    public const string NewFactors = "Require new factors";
    public const string NewFactorsHint = "Takes away every way this account signs in, and gives you a link for its owner.";
    public const string InviteHeading = "Invite somebody";
    public const string Invite = "Make the link";
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
        StaffChange.NoInvitation => NoInvitation,
        StaffChange.LastAdministrator => LastAdministrator,
        StaffChange.NameRefused(var why) => AccountText.Problem(why),
        _ => throw new UnreachableException($"Case {change.GetType().Name} has no words."),
    };
}

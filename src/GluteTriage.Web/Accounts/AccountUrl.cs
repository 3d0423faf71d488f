namespace GluteTriage.Web.Accounts;

/// <summary>Addresses of the accounts' pages.</summary>
internal static class AccountUrl
{
    public const string Own = "/account";
    public const string SignIn = "/account/sign-in";
    public const string SignInPasskey = "/account/sign-in/passkey";
    public const string Code = "/account/sign-in/code";
    public const string Recovery = "/account/sign-in/recovery";
    public const string SignOut = "/account/sign-out";
    public const string Denied = "/account/denied";
    public const string StepUp = "/account/step-up";
    public const string StepUpPasskey = "/account/step-up/passkey";
    public const string Setup = "/account/setup";
    public const string Accept = "/account/accept";
    public const string Enrol = "/account/enrol";
    public const string PasskeyForSignIn = "/account/passkey/for-sign-in";
    public const string PasskeyForEnrolment = "/account/passkey/for-enrolment";
    public const string PasskeyForOwn = "/account/passkey/for-own";

    public static string SetupFor(string token) => $"{Setup}/{token}";

    public static string AcceptFor(string token) => $"{Accept}/{token}";

    public static string With(string page, string? next) => next is null ? page : $"{page}?next={Uri.EscapeDataString(next)}";

    /// <returns>The address if it is a page of this site and can be mistaken for nothing else; otherwise null.</returns>
    public static string? Local(string? next) =>
        next is ['/', ..] and not ['/', '/' or '\\', ..] && next.Length <= 400 && next.All(IsPlain) ? next : null;

    private static bool IsPlain(char letter) => letter is > ' ' and < (char)127 and not '\\';
}

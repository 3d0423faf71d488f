using System.Diagnostics;
using System.Globalization;
using GluteTriage.Sessions.Auditing;

namespace GluteTriage.Web.Accounts;

/// <summary>Every sentence of the accounts' pages.</summary>
internal static class AccountText
{
    public const string SignInTitle = "Staff sign-in";
    public const string SignInLead = "For clinicians and others who work with this tool. People with pain need no account.";
    public const string WithPasskey = "With a passkey";
    public const string PasskeyButton = "Sign in with a passkey";
    public const string PasskeyNeedsScript = "A passkey needs JavaScript, which is switched off here.";
    public const string PasskeyHint = "Your device asks for your fingerprint, face or PIN. Nothing needs to be typed.";
    public const string PasskeyRefused = "Your browser gave no passkey, or not one that is known here. Try again, or use another way.";
    public const string WithPassword = "With a password and a code";
    public const string Name = "Name";
    public const string Password = "Password";
    public const string GoOn = "Go on";
    public const string CodeTitle = "One-time code";
    public const string Code = "Code from your authenticator app";
    public const string CodeHint = "Six digits. Each code works once.";
    public const string SignIn = "Sign in";
    public const string SignOut = "Sign out";
    public const string NoApp = "Use a recovery code instead";
    public const string ByApp = "Use a code from your authenticator app instead";
    public const string RecoveryTitle = "Recovery code";
    public const string Recovery = "One of your recovery codes";
    public const string RecoveryHint = "It stands in for your app this once, and is used up then.";
    public const string TryAgain = "Nothing was sent yet. Please try again: the page had been open for too long.";
    public const string NoCookies = "Nothing was sent yet: this browser sent no cookie. Allow cookies for this site, then try again.";
    public const string SignInWrong = "That name and password do not open an account.";
    public const string CodeWrong = "That code is not right. Wait for the next one and check that your phone's clock is right.";
    public const string CodeUsed = "That code was used already. Wait for the next one.";
    public const string RecoveryWrong = "That is not one of your unused recovery codes.";
    public const string StartAgain = "That took too long. Please begin again.";
    public const string NameWrong = "Give a name of 2 to 60 letters, each word in one alphabet.";
    public const string NameTaken = "That name is taken. Choose another.";
    public const string NameInvited = "An invitation for that name, or for one that looks like it, still stands. Take it back first, or choose another name.";
    public const string PasswordShort = "A password needs 15 characters or more. Four words that do not belong together are a good one.";
    public const string PasswordLong = "A password may have 256 characters at most.";
    public const string PasswordCommon = "That password is easy to guess: it is made of common words, of your name, or of runs and repeats. Choose another.";
    public const string PasswordDiffers = "The two passwords are not the same.";
    public const string PasswordHint = "15 characters or more, of any kind. Let a password manager make it if you have one.";
    public const string NewPassword = "New password";
    public const string RepeatPassword = "The same password again";
    public const string CurrentPassword = "Your password now";
    public const string PasswordNotRight = "Your present password is not right.";
    public const string SetupTitle = "Make the first account";
    public const string SetupLead = "There is no administrator yet. You become the first one, and can invite the others.";
    public const string Alone = "I work alone";
    public const string AloneHint =
        "For a practice of one clinician. You may then do everything, and nobody looks into what you do; every page says so. "
        + "It can be chosen here only, and ends when a colleague joins.";
    public const string YouWorkAlone = "You work alone here: you may do everything, and nobody else looks into it.";
    public const string WhatAloneMeans = "What that means";
    public const string AloneFactors =
        "Nobody else can let you in again. Keep your recovery codes apart from your phone, or have a second passkey on another device.";
    public const string AloneDenied = "You work alone, and may read every session: there is no glass to break, and nobody to agree with.";
    public const string AcceptTitle = "Make your account";
    public const string RenewTitle = "Give your account a new way to sign in";
    public const string ChooseName = "Your name";
    public const string NameHint = "As colleagues know you. It is also what you sign in with.";
    public const string PasskeySafest = "A passkey is the safest and the quickest way to sign in.";
    public const string MakePasskey = "Make a passkey";
    public const string LinkGoneTitle = "This link is not good any more";
    public const string LinkGone = "It was used already, was taken back, is older than a day, or was never one of ours. Ask an administrator for another.";
    public const string SetupGone =
        "It was used already, is older than 30 minutes, or there is an administrator by now. "
        + "Where there is none, start the site again: its log shows a new link.";
    public const string AppTitle = "Set up your authenticator app";
    public const string AppLead = "Scan the picture with an authenticator app, or type the key into it. Then give the code it shows.";
    public const string AppPicture = "The key as a QR code";
    public const string AppKey = "Key";
    public const string CodesTitle = "Keep your recovery codes";
    public const string CodesLead =
        "Each of these stands in for your authenticator app once. "
        + "Print them or keep them where only you can look: they are not shown again.";
    public const string CodesKept = "I have kept them";
    public const string OwnTitle = "Your account";
    public const string Passkeys = "Passkeys";
    public const string NoPasskey = "You have none.";
    public const string PasskeyLabel = "A name for the new passkey";
    public const string PasskeyLabelHint = "For example the device it is on.";
    public const string AddPasskey = "Add a passkey";
    public const string Remove = "Remove";
    public const string LastWay = "That is your only way to sign in. Add another one first.";
    public const string FirstPasskey = "First passkey";
    public const string ChangePassword = "Change password";
    public const string SetPassword = "Password and authenticator app";
    public const string SetPasswordLead = "A second way to sign in, for when your passkey is not at hand. You set up an authenticator app with it.";
    public const string NewApp = "New authenticator app";
    public const string NewCodes = "New recovery codes";
    public const string NewCodesLead = "With new recovery codes, those you have stop working.";
    public const string Browsers = "Where you are signed in";
    public const string Lately = "Your latest sign-ins";
    public const string LatelyHint = "If you do not recognise one of them, sign out everywhere else, and tell an administrator.";
    public const string EndOthers = "Sign out everywhere else";
    public const string Done = "Done.";
    public const string StepUpTitle = "Is it you?";
    public const string StepUpLead = "This needs your passkey or a code given within the last ten minutes. Give it again to go on.";
    public const string StepUpPasskey = "Go on with a passkey";
    public const string DeniedTitle = "Your account may not open this page";
    public const string Denied = "Ask an administrator if you need it for your work.";
    public const string ToOwn = "Your account";
    public const string ToArea = "To the clinician area";
    public const string CookiePurpose = "Keeps staff signed in. Only people with an account get it.";
    public const string KnownCookiePurpose =
        "Tells a browser that staff have used before from a stranger's, "
        + "so that nobody who guesses at their password can keep them out.";
    public const string StepCookiePurpose = "Carries staff from one step of signing in to the next. Only people with an account get it.";

    public static string Wait(TimeSpan wait)
    {
        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        return string.Create(CultureInfo.InvariantCulture, $"Too many tries. Wait {seconds} seconds and try again. A passkey works at any time.");
    }

    public const string PasskeyNeedsName = "A passkey belongs to a name, and the address of this page is a number, so none can be used here.";
    public const string PasskeyAtLocalhost = "Open this page at localhost";

    public static string SignedInHere(string name) =>
        $"You are signed in here as {name}. Whoever goes on is signed in instead: open this link in the browser of the person it is for.";

    public static string Invited(string name) => $"You were invited as {name}.";

    public static string SignedInBrowsers(int count) => count == 1 ? "In this browser only." : $"In {count} browsers.";

    public static string SignedInThen(AuditEntry one) => one.At.UtcDateTime.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture) + " UTC: "
        + (one.Act is AuditAct.SignInFailed ? $"refused ({one.Detail})" : $"signed in with {one.Detail}");

    public static string Made(DateTimeOffset at) => "Made " + at.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    public static string RolesAre(IReadOnlySet<StaffRole> roles) =>
        "Roles: " + string.Join(", ", (roles.Contains(StaffRole.Solo) ? SoloPractice.Parts : roles).Select(RoleName)) + ".";

    public static string RoleName(StaffRole role) => role.ToString();

    /// <returns>Why a code did not count, or null.</returns>
    public static string? Problem(ProofTaken taken) => taken switch
    {
        ProofTaken.Taken => null,
        ProofTaken.CodeWrong => CodeWrong,
        ProofTaken.CodeUsed => CodeUsed,
        ProofTaken.RecoveryWrong => RecoveryWrong,
        ProofTaken.Wait(var wait) => Wait(wait),
        _ => throw new UnreachableException($"Case {taken.GetType().Name} has no words."),
    };

    /// <returns>Why a name and a password open no account, or null.</returns>
    public static string? Problem(PasswordChecked answer) => answer switch
    {
        PasswordChecked.Right => null,
        PasswordChecked.Wrong => SignInWrong,
        PasswordChecked.Wait(var wait) => Wait(wait),
        _ => throw new UnreachableException($"Case {answer.GetType().Name} has no words."),
    };

    /// <returns>Why there is no sign-in, or null.</returns>
    public static string? Problem(SignInFinished answer) => answer switch
    {
        SignInFinished.Opened => null,
        SignInFinished.PasswordGone => SignInWrong,
        SignInFinished.Refused(var why) => Problem(why),
        _ => throw new UnreachableException($"Case {answer.GetType().Name} has no words."),
    };

    /// <returns>Why the password is the one before, or null.</returns>
    public static string? Problem(PasswordSet answer) => answer switch
    {
        PasswordSet.Made => null,
        PasswordSet.CurrentWrong => PasswordNotRight,
        PasswordSet.Wait(var wait) => Wait(wait),
        _ => throw new UnreachableException($"Case {answer.GetType().Name} has no words."),
    };

    /// <returns>Why a passkey is still there, or null.</returns>
    public static string? Problem(PasskeyRemoved answer) => answer switch
    {
        PasskeyRemoved.Made => null,
        PasskeyRemoved.LastWay => LastWay,
        _ => throw new UnreachableException($"Case {answer.GetType().Name} has no words."),
    };

    public static string Problem(NameFault fault) => fault switch
    {
        NameFault.Unfit => NameWrong,
        NameFault.Taken => NameTaken,
        NameFault.Invited => NameInvited,
        _ => throw new UnreachableException($"Case {fault} has no words."),
    };

    public static string Problem(PasswordFault fault) => fault switch
    {
        PasswordFault.Short => PasswordShort,
        PasswordFault.Long => PasswordLong,
        PasswordFault.Common => PasswordCommon,
        _ => throw new UnreachableException($"Case {fault} has no words."),
    };
}

using System.Diagnostics;
using System.Globalization;
using GluteTriage.Web.Reviewing.Glass;

namespace GluteTriage.Web.Reviewing;

internal static partial class ReviewText
{
    /// <summary>Reading a session in an emergency of ours, and who looks into it.</summary>
    public static class Glass
    {
        public const string Title = "Break-glass";
        public const string Lead =
            "Administrators see no session. In an emergency one of them can read one for 30 minutes. "
            + "Each time is listed here, and somebody else looks into it within 72 hours. So are new ways to sign in that are asked for a colleague.";
        public const string AloneHeading = "What working alone means";
        public const string AloneOwn = "Recovery codes and passkeys are on the page of your account";

        /// <summary>Each rule that takes two, and what stands in its place.</summary>
        public static readonly IReadOnlyList<(string Rule, string Instead)> AloneRules =
        [
            ("Breaking the glass", "You may read every session, so there is nothing to break, and nobody who would look into it."),
            ("A second review", "None is drawn: there is nobody who could judge without knowing what you said. Agreement compares you with the tool alone."),
            ("New ways to sign in",
                "Nobody can ask for them or agree to them. A recovery code of your own stands in for your app once; a second passkey stands in for the first."),
            ("The audit trail",
                "It has all you do, and that you work alone. You are its only reader, so keep a copy of its file of heads where somebody else could "
                + "compare it."),
            ("Its end",
                "Invite a colleague at Staff. Once they have made their account, each of you has only the roles you are told of before, "
                + "and nobody gives themself one."),
        ];

        public const string PrintGuard = "What is read through the glass is not printed.";
        public const string Break = "Read a session in an emergency";
        public const string BreakLead =
            "For when nobody who reviews can be reached and harm may come of waiting. "
            + "Every administrator and auditor is told at once, with your name and your reason. "
            + "You can read this one session for 30 minutes; you cannot judge, copy or export it.";
        public const string Session = "Code the person holds";
        public const string SessionHint = "12 letters and digits, as on the page where they keep or share their answers. They can read it to you on the phone.";

        /// <summary>Kept by the compiler of pages, which leaves out what stands between two lines.</summary>
        public const string Space = " ";
        public const string Reason = "Why it cannot wait";
        public const string ReasonHint = "20 to 500 characters. Nothing that names the person.";
        public const string Button = "Break the glass";
        public const string ReasonWrong = "Please say in 20 to 500 characters why it cannot wait.";
        public const string FindingWrong = "Please say in 20 to 500 characters what you found.";
        public const string CodeWrong = "No session has this code now. Ask the person to read it again, or to make a new one.";
        public const string NotYours = "It was looked into already, or you broke the glass yourself: somebody else has to look into it.";
        public const string Over = "The time is over, or you have not broken the glass for this session.";
        public const string Again = "Break the glass again";
        public const string None = "Nobody has broken the glass.";
        public const string Waiting = "To be looked into";
        public const string Own = "You broke it yourself, so somebody else has to look into it.";
        public const string Late = "Waiting for more than 72 hours";
        public const string Finding = "What you found";
        public const string Done = "I have looked into it";
        public const string NoticeLabel = "Break-glass";
        public const string Look = "Look into it";

        public static string OpenUntil(DateTimeOffset until) =>
            string.Create(CultureInfo.InvariantCulture,
                $"You broke the glass. You can read this session until {until.UtcDateTime:HH:mm} UTC.");

        public static string OwnNotice(long session, DateTimeOffset until) => string.Create(
            CultureInfo.InvariantCulture, $"You broke the glass for session {Reference(session)}, until {until.UtcDateTime:HH:mm} UTC.");

        public static string Notice(string name, long session, DateTimeOffset at) => string.Create(
            CultureInfo.InvariantCulture, $"{name} broke the glass for session {Reference(session)} on {When(at)} UTC.");

        public const string OwnRenewal = "You asked for it, or it is about you: somebody else has to agree, and to look into it.";
        public const string Agree = "I have spoken to them, and agree";

        public static string AgreeLead(string name, string by) =>
            $"{by} asks for new ways to sign in for {name}. Speak to {name} yourself, face to face or on a number you know, before you agree.";

        public static string Renewed(FactorsRenewed one) => one switch
        {
            { WaitsForSecond: true } => $"{one.ByName} asked for new ways to sign in for {one.Name} on {When(one.At)} UTC.",
            { ByCode: true } => $"{one.ByName} renewed the ways to sign in of {one.Name} on {When(one.At)} UTC, with a recovery code of {one.Name}.",
            { IsDone: true } => $"{one.ByName} renewed the ways to sign in of {one.Name}, asked on {When(one.At)} UTC; {one.AgreedBy} agreed.",
            _ => $"{one.AgreedBy} agreed that {one.ByName} renews the ways to sign in of {one.Name}, asked on {When(one.At)} UTC.",
        };

        public static string OwnFactors(string by, DateTimeOffset at, bool isDone) => isDone
            ? $"On {When(at)} UTC {by} had your ways to sign in renewed. If you did not ask for that, tell another administrator or an auditor now."
            : $"On {When(at)} UTC {by} asked to renew your ways to sign in. If you did not ask for that, tell another administrator or an auditor now.";

        public static string WaitToTry(TimeSpan wait) => Code.TooMany((int)Math.Ceiling(wait.TotalSeconds));

        public static string Found(string name, string finding) => $"Looked into by {name}: {finding}";

        /// <returns>Why the glass was not broken or not looked into, or null.</returns>
        public static string? Problem(GlassChange change) => change switch
        {
            GlassChange.Made or GlassChange.Broken => null,
            GlassChange.ReasonUnfit => ReasonWrong,
            GlassChange.CodeWrong => CodeWrong,
            GlassChange.Wait(var wait) => WaitToTry(wait),
            GlassChange.FindingUnfit => FindingWrong,
            GlassChange.NotYours => NotYours,
            _ => throw new UnreachableException($"Case {change.GetType().Name} has no words."),
        };
    }
}

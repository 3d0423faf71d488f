using GluteTriage.Web.Checking;

namespace GluteTriage.Web.Shell;

/// <summary>What a person reads about taking the consent to review back.</summary>
internal static partial class ShellText
{
    public static class Withdraw
    {
        public const string Link = "Take your consent back";
        public const string Heading = "Take your consent back";
        public const string Lead =
            "You agreed that we keep your answers, so that clinicians can check this tool. You can take that back here for as long as we keep them.";
        public const string CodeLabel = "Your withdrawal code";
        public const string CodeHint = "The 12 letters and digits you were given when you agreed. Small letters and spaces do no harm.";
        public const string Button = "Take it back and delete the answers";
        public const string NoReturn = "The answers are deleted at once. Nobody can bring them back.";
        public const string NoCode = "Type the code you were given when you agreed.";
        public const string NotACode = "This cannot be the code, so nothing was deleted. A code has 12 letters and digits, such as ABCD-EFGH-1234.";
        public const string WrongCode =
            "We keep no answers for this code. Check each letter. If it is right, the answers are deleted already.";
        public const string LostHeading = "If you no longer have the code";
        public const string DoneHeading = "Your consent is taken back";
        public const string DoneText =
            "The answers are deleted, with the result and with all that clinicians wrote about them. A note stays that they were deleted; it holds no answer.";
        public const string DoneTaken = "If clinicians had copied the answers into a file before, we cannot delete that file from here.";
        public const string GivenLabel = "Your withdrawal code:";
        public const string Given =
            "Write this code down or print it. This browser shows it for a day, and then nobody can. With it you can take your consent back later, "
            + "from any phone or computer.";
        public const string NotShown =
            "This browser cannot show the code that takes your consent back. You can make a new code, which ends the old one.";
        public const string MakeNew = "Make a new withdrawal code";
        public const string SummaryHeading = "For you: to take your consent back";
        public const string CookiePurpose =
            "Keeps the code that takes your consent back, locked so that only this site can read it. It lets you see and print the code again.";
        public const string NoCookies =
            "That page needs one cookie: it proves that what you send comes from the page itself, and is used for nothing else.";

        public static string Where(string site) => $"Type it at {site}{WithdrawUrl.Form}.";

        public static string Lost(int days) =>
            "We do not know who gave which answers, so we cannot find yours without it. "
            + $"They are deleted by themselves {days} {(days == 1 ? "day" : "days")} after you began.";
    }
}

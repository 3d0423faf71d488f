namespace GluteTriage.Web.Reviewing;

internal static partial class ReviewText
{
    /// <summary>Opening a session by the code a person shows.</summary>
    public static class Code
    {
        public const string Heading = "Open by code";
        public const string Lead =
            "A person can show you their answers by a code from their result page. "
            + "It opens that one session, for you alone, until the code ends or is taken back.";
        public const string Label = "Code";
        public const string Hint = "12 letters and digits, e.g. XXXX-XXXX-XXXX. Small letters, spaces and dashes do no harm.";
        public const string Button = "Open the session";
        public const string Recorded = "The audit trail records that you opened the session, and wrong codes too.";
        public const string Wrong =
            "No session opens by this code. Check each character with the person. "
            + "The code may also have ended or been taken back: they can make a new one.";
        public const string Denied = "Your account may not open sessions by code any more.";

        public static string TooMany(int seconds) =>
            $"There were too many wrong codes. Wait {seconds} {(seconds == 1 ? "second" : "seconds")}, then try again.";
    }
}

namespace GluteTriage.Web.Reviewing;

internal static partial class ReviewText
{
    /// <summary>Single keys, and how they are turned off.</summary>
    public static class Keys
    {
        public const string Button = "Keys";
        public const string Heading = "Work by keyboard";
        public const string NotWhileTyping = "They do nothing while you type in a field.";
        public const string On = "Use these keys in this browser";
        public const string Close = "Close";

        public static readonly (string Key, string Does)[] All =
        [
            ("j", "next session, in the list or from one to the next"),
            ("k", "previous session"),
            ("Enter", "open the session that is marked in the list"),
            ("x", "select the session that is marked in the list, or not"),
            ("a", "take on the open session, or all that are selected"),
            ("v", "go to your judgement; the space bar chooses, Enter saves"),
            ("d", "save your judgement, close the session and go on to the next"),
            ("c", "close the open session, or open it again; close all that are selected"),
            ("u", "back to the list"),
            ("/", "search the list"),
            ("?", "this list"),
        ];
    }
}

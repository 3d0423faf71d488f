using GluteTriage.Web.Accounts;

namespace GluteTriage.Web.Reviewing;

internal static partial class ReviewText
{
    /// <summary>What a live page says about its connection, and what is said when a sign-in has ended.</summary>
    public static class Circuit
    {
        public const string LostHeading = "The connection was lost";
        public const string Trying = "This page cannot reach the server just now. It tries again by itself, every few seconds.";
        public const string Away = "The server does not answer yet. Leave this page open: it goes on trying, and comes back to the same place.";
        public const string Again = "The server is back. What you typed is being handed over, then the page opens again at the same place.";
        public const string Unkept = "The server could not take over what you typed. Copy it from the page, then load the page again.";
        public const string LookAtPage = "Show me the page";
        public const string TypedStays = "What you typed is still here.";
        public const string TryNow = "Try now";
        public const string EndingHeading = "You will be signed out soon";
        public const string EndingIdle = "Nothing has been done here for a while, so you will be signed out soon. Anything typed and not saved would be lost.";
        public const string EndingOver =
            "You have been signed in for as long as is allowed, and will be signed out soon. "
            + "Save what you are writing, then sign in again.";
        public const string Stay = "Stay signed in";
        public const string Understood = "I will save my work";
        public const string BrokenHeading = "Something went wrong on this page";
        public const string Broken =
            "The fault is ours and has been written down. Nothing that was saved is lost. "
            + "What you typed is still on the page, and is handed over when you load it again.";
        public const string LoadAnew = "Load this page again";
        public const string MayNotHeading = "You may not see this";
        public const string MayNot =
            "Your account is not allowed to do this. It may have been changed while this page was open. "
            + "If you need it for your work, ask an administrator for the role.";
        public const string BrokenPart =
            "This part of the page could not be shown. "
            + "The fault is ours and has been written down; nothing that was saved is lost.";
        public const string NothingLost = "Notes and reviews that were saved are kept.";
        public const string SignInAgain = "Sign in again";
        public const string BusyHeading = "All places are taken";
        public const string BusyWhy = "As many pages for clinicians are open as this server can carry, or as one account may have.";
        public const string BusyWhatToDo = "Close windows of this area that you do not need, wait half a minute, and load this page again.";
        public const string BusyPeople =
            "The questions and results for people go on working meanwhile. "
            + "If somebody in front of you is in danger, do not wait for this page: act on what you see.";

        public static (string Heading, string Text) Ended(WhyOut? why) => why switch
        {
            WhyOut.Disabled => (
                "You have been signed out",
                "Your account was changed or closed, or your sign-in was called back, so you were signed out. "
                    + "If you did not expect this, speak to an administrator."),
            WhyOut.Idle => ("You have been signed out", "Nothing was done for a long while, so you were signed out to keep what people told us private."),
            WhyOut.Over => ("You have been signed out", "A sign-in lasts a working day at most, and this one is over. Sign in again to go on."),
            _ => ("You are signed out", "Sign in to go on."),
        };
    }
}

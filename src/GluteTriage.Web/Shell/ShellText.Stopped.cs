namespace GluteTriage.Web.Shell;

/// <summary>What a person reads whose questions were stopped, because something in them may be wrong.</summary>
internal static partial class ShellText
{
    public static class Stopped
    {
        public const string Heading = "These questions have been stopped";
        public const string Why =
            "Something in them may be wrong. Nobody can go on with them, or see their result, until it has been looked into. "
            + "It is not because of anything you answered.";
        public const string Care =
            "If you were told here to get help, get it all the same, and no later than you were told. "
            + "If you were told that you can wait, do not go by that: ask a doctor.";
        public const string AnswersHeading = "What happens to your answers";
        public const string Answers =
            "They are not used any more. They are deleted by themselves, just as you were told before. If you want, you can do it now:";
        public const string Delete = "delete my answers.";
        public const string AgainHeading = "If you want to begin again";
        public const string Others = "There are earlier questions in which this fault is not known. You begin at the first one.";
        public const string Again = "Begin again";
        public const string NoOthers = "There are no other questions here at the moment. Please do not wait for them.";
        public const string ForPrograms = "The content is stopped";
        public const string ForProgramsWhy = "Something in it may be wrong, and there is no other that may be used. Nothing is assessed until it is back.";
    }
}

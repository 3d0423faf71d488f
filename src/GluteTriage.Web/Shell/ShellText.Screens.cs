using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Screens;

namespace GluteTriage.Web.Shell;

internal static partial class ShellText
{
    /// <summary>What pages say that ask several questions at once.</summary>
    public static class Screens
    {
        public const string Tick = "Tick any that fit.";
        public const string ForAnother = "If you cannot ask the person, choose “Not sure”.";
        public const string UnsureTitle = "Which of these are you not sure about?";
        public const string UnsureLead = "Check now if you can. Then tick only what you are still not sure about.";
        public const string UnsureAsk = "Ask the person now if you can. Then tick only what you are still not sure about.";
        public const string UnsureRing = "Ring them if you can; your answers wait for 24 hours. Then tick only what you are still not sure about.";
        public const string UnsureNone = "I checked, and none of these fits";
        public const string UnsureProblem = "Tick what you are not sure about. If nothing on the list fits, choose the last one alone.";

        public const string NothingChosen = "Nothing is chosen yet. Tap where it hurts most.";
        public const string HurtsMost = "Hurts most:";
        public const string GoesTo = "Goes to:";
        public const string TapOn = "Now tap everywhere it goes, or tick “Nowhere else”.";
        public const string Further = "It goes further: to the front or down the leg";
        public const string List = "Choose from a list instead";
    }

    /// <summary>What to do about a reply to a screen that cannot be used.</summary>
    /// <param name="unread">The item asked in full whose answer cannot be read, and why.</param>
    public static string Problem(ScreenRefusal refusal, Screen screen, (Item Item, Reply.Refused Why)? unread) => refusal switch
    {
        ScreenRefusal.WholeNotAnswered when unread is (var item, var why) => $"{item.Label}: {Problem(why, item)}",
        ScreenRefusal.NotAlone => $"“{screen.None}” does not go together with other answers. Choose that one alone, or untick it.",
        ScreenRefusal.Empty when screen.None is { } none => $"Tick what fits. If nothing on the list fits, choose “{none}”.",
        ScreenRefusal.Empty when screen.Unsure is { } unsure => $"Tick what fits. If you cannot say, choose “{unsure}”.",
        ScreenRefusal.Empty => "Tick at least one answer.",
        _ => "Choose from the answers on this page.",
    };
}

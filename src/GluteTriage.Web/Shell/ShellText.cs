using GluteTriage.Content.Reading;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Sessions;

namespace GluteTriage.Web.Shell;

/// <summary>Every sentence the site says in its own voice. All other words come from the content release.</summary>
internal static partial class ShellText
{
    public const string SiteName = "GluteTriage";
    public const string SkipToMain = "Skip to the main part of the page";
    public const string EmergencyLink = "Emergency help";
    public const string Leave = "Delete my answers";
    public const string Sending = "Sending";
    public const string Back = "Back";
    public const string WaysLabel = "Back";
    public const string FooterLabel = "About this site";
    public const string AboutLink = "About this tool";
    public const string PrivacyLink = "Your privacy";
    public const string HomeLink = "Go to the first page";
    public const string Offline =
        $"You are offline. Your earlier answers are safe, and your choice is still on this page. If you pressed {Question.Continue}, we send it once "
        + "you are connected again.";
    public const string Online = "You are connected again.";

    public const string Unproved = "Nothing is proved of this content yet. It is shown to its authors only.";

    public const string EmergencySigns = "Signs that need emergency help";
    public const string EmergencySignsLink = "If you have any of these, get emergency help now";
    public const string SameDaySigns = "Signs that need a doctor today";

    public static readonly (string Heading, string Text) NotFound = (
        "We cannot find that page",
        "The address may be mistyped, or the page may have moved. Nothing you answered has changed.");

    public static readonly (string Heading, string Text) TooMany = (
        "Too many people are starting at the moment",
        "Many requests came from your connection in one minute. Nothing is lost. Wait one minute, then try again. If you feel worse, do not wait for us.");

    public static readonly (string Heading, string Text) TooLarge = (
        "That was too much to send",
        "Your browser sent more than our forms hold, so nothing was saved. Please go back and try again. If you feel worse, do not wait for us.");

    public static readonly (string Heading, string Text) StoreTrouble = (
        "We cannot reach your answers at the moment",
        "What you sent from this page may not have been saved. Please go back and send it again in a minute: twice does no harm. If you feel worse, "
        + "do not wait for us.");

    public static readonly (string Heading, string Text) OtherTrouble = (
        "Something went wrong on our side",
        "We do not know if your last answer was saved. Please go back and look, or try again in a minute. If you feel worse, do not wait for us.");

    public static string Title(string page) => $"{page} - {SiteName}";

    public static string ErrorTitle(string page) => $"Error: {page} - {SiteName}";

    public static string ReleaseLine(ReleaseNote note) => note.SignedOff == "none"
        ? $"Content {note.Name}. No clinician has signed it off."
        : $"Content {note.Name}, signed off by {note.SignedOff}.";

    public static class Home
    {
        public const string Heading = "Pain in your buttock?";
        public const string Lead =
            "Answer a few short questions. Find out how soon to be seen, which warning signs we found, and what may be behind the pain.";
        public const string Start = "Start the questions";
        public const string Facts = "Free, about 16 steps, 5 minutes, no name asked. You can delete your answers at any time.";
        public const string GoOn = "Go on where you were";
        public const string StartAgain = "Start again";
        public const string NotADoctor = "It gives information, not a diagnosis, and it does not replace a doctor.";
        public const string TonightHeading = "In pain tonight?";
        public const string ReadAll = "All our pages";
        public const string ClinicianHeading = "I am a clinician";
        public const string ClinicianText =
            "See what every rule and weight rests on, what is proved of them, and where the limits are. No clinician has signed this release "
            + "off; your judgement is welcome.";
        public static readonly IReadOnlyList<string> Tonight = ["self-care", "knots", "cauda-equina", "sciatic-nerve", "triggers", "seeing-someone"];
        public const string GetsHeading = "What you will get";
        public static readonly IReadOnlyList<string> Gets =
        [
            "How soon to be seen, and by whom",
            "The warning signs in your answers, and those we could not rule out",
            "Likely causes in plain words, with the reasons for and against each",
            "What you can do now, and what to watch for",
        ];
    }

    public static class Start
    {
        public const string Gets =
            "Find out how soon to be seen, which warning signs are in your answers, and what may be behind the pain.";
        public const string Length = "About 16 steps, 5 minutes.";
        public const string Limits = "It is not a diagnosis. For people of 16 and over.";
        public const string HelpNow = "If you feel very ill or cannot pee, get help now";
        public const string WhomLegend = "Who is it for?";
        public const string RegionLabel = "Where are you?";
        public const string RegionHint = "For the right phone numbers. Change it if it is wrong.";
        public const string RegionUnchosen = "Choose a place";
        public const string Button = "Agree and start";
        public const string Agree = "You agree that we work out a result from the answers. They are deleted after 24 hours.";
        public const string HowItWorks = "How it works";
        public const string Waiting = "You have answers from before";
        public const string GoOn = "Go on where you were";
        public const string Restart = "Or start again below. A fresh start leaves those answers behind.";
        public const string NoSession =
            "We could not find your answers. They are kept for 24 hours, and only if your browser allows cookies. You can start again here.";
        public const string WaitedLong = "This page was open for a long time, so nothing was begun yet. Please press the button again.";
        public const string RegionMissing = "Choose where you are. If your place is not listed, choose the last one.";
        public const string WhomMissing = "Choose who it is for.";

        public static readonly IReadOnlyList<(ForWhom Whom, string Name)> Whoms =
        [
            (ForWhom.Me, "Me"),
            (ForWhom.WithMe, "Someone who is with me"),
            (ForWhom.Elsewhere, "Someone who is elsewhere"),
        ];
    }

    /// <summary>The consent that is asked for beside the result.</summary>
    public static class Keep
    {
        public const string Heading = "May clinicians learn from your answers?";
        public const string Ask =
            "You can agree that we keep your answers, so that clinicians can check how well this tool works. Your result is the same either way.";
        public const string Button = "Yes, keep my answers for that";
        public const string Otherwise = "If you do not agree, there is nothing to do. Your answers are deleted after 24 hours.";
        public const string Agreed = "Thank you. We keep your answers so that clinicians can check this tool. You can still delete them.";
        public const string Again = "This page was open for a long time, so nothing was saved yet. Please press the button again.";
    }

    public static class OtherAnswers
    {
        public const string Heading = "Nothing was changed: this browser now holds other answers";
        public const string Text =
            "The questions were begun again in this browser after you opened that page, perhaps by somebody else. What you chose there was not "
            + "saved, and the newer answers are as they were.";
        public const string GoOn = "Go on with the newer answers";
        public const string Begin = "Begin with answers of your own";
    }

    public static class NoCookies
    {
        public const string Heading = "This browser sent no cookie, so nothing was saved";
        public const string Text =
            "The questions need one cookie: it keeps your answers apart from everybody else’s for a day, and is used for nothing else.";
        public const string What =
            "Please allow cookies for this site in the settings of your browser, or leave private browsing, and begin again. If you had "
            + "allowed them, they may have been cleared meanwhile. All pages to read work without.";
        public const string Again = "Try again";
        public const string Signs = "Read the warning signs without cookies";
    }

    public static class Question
    {
        public const string Continue = "Continue";
        public const string Or = "or";
        public const string AndIfItFits = "and, if it fits";
        public const string ProblemHeading = "There is a problem";
        public const string Left = "Left";
        public const string Right = "Right";
        public const string WhyHeading = "Why we ask";
        public const string BeforeYouTry = "Before you try this";
        public const string Moved = "Your answers changed on another page, so your last choice here was not saved. This is where you are now.";
        public const string WaitedLong =
            $"This page was open for a long time, so nothing was saved yet. Your choice is still here. Please press {Continue} again.";

        public static string ForAnother(string? notSure) =>
            "Answer for the person who is in pain." + (notSure is null ? "" : $" If you cannot ask them, choose “{notSure}”.");

        public static string HangingUrgency(string most) =>
            $"After your answers so far, this one can still decide how soon to be seen, up to “{most}”. It is about:";

        public static string Step(int number, int about) => $"Step {number} of about {about}";
    }

    /// <summary>What to do about a reply that cannot be used.</summary>
    public static string Problem(Reply.Refused refused, Item item) => refused.Reason switch
    {
        Refusal.Empty when Say(item, OptionCode.None) is { } none && item.Kind is ItemKind.SomeOf =>
            $"Choose at least one answer. If nothing on the list fits, choose “{none}”.",
        Refusal.Empty when item.Kind is ItemKind.SomeOf => "Choose at least one answer.",
        Refusal.Empty when Say(item, OptionCode.NotSure) is { } notSure =>
            $"Choose one answer. If you cannot say, choose “{notSure}”.",
        Refusal.Empty => "Choose one answer.",
        Refusal.MoreThanOne => "Choose one answer only.",
        Refusal.NotAlone when refused.Value is { } code && Say(item, new OptionCode(code)) is { } alone =>
            $"“{alone}” does not go together with other answers. Choose that one alone, or untick it.",
        Refusal.NotAlone => "One of these does not go together with the others. Choose it alone, or untick it.",
        Refusal.NotExactlyOne => $"Choose one of the first {item.ExactlyOneOf.Length} answers, the one that fits best.",
        _ => "Choose from the answers on this page.",
    };

    public static string Sided(string say, Side side) => side switch
    {
        Side.Left => $"{say} (left)",
        Side.Right => $"{say} (right)",
        _ => say,
    };

    private static string? Say(Item item, OptionCode option) => item.Find(option)?.Say;
}

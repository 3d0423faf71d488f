using System.Diagnostics;
using GluteTriage.Engine;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Screens;

namespace GluteTriage.Web.Checking;

/// <summary>Addresses of the questionnaire. None holds anything about a person.</summary>
internal static class CheckUrl
{
    public const string Start = "/check";
    public const string StartWithoutSession = "/check?lost";
    public const string Answers = "/check/answers";
    public const string Result = "/check/result";
    public const string Summary = "/check/summary";
    public const string Sharpen = "/check/sharpen";
    public const string LookAgain = "/check/look-again.ics";
    public const string Share = "/check/share";
    public const string TakeBack = "/check/share/take-back";
    public const string Mine = "/check/mine";
    public const string Keep = "/check/keep";
    public const string Leave = "/check/leave";

    /// <summary>Leads to wherever the person is, so that a page which knows nothing of the session can link there.</summary>
    public const string GoOn = "/check/go-on";

    /// <summary>Says that a form was drawn for other answers than the browser now holds.</summary>
    public const string OtherAnswers = "/check/other-answers";

    /// <summary>Says that the browser sends no cookies, and what to do.</summary>
    public const string NoCookies = "/check/no-cookies";

    /// <summary>Says that the questions were stopped, and what to do.</summary>
    public const string Stopped = "/check/stopped";

    public const string Deleted = "/check/deleted";
    public const string Emergency = "/emergency";
    public const string Screens = "/check/s";

    /// <summary>What follows the address of a screen where it asks of which line the person is unsure.</summary>
    public const string UnsurePart = "/unsure";

    /// <summary>The result with the sources behind each sentence.</summary>
    public const string ResultWithSources = Result + "?" + SourcesKey + "=on";
    public const string SourcesKey = "sources";

    /// <summary>In the address of a question that was opened from check-answers and leads back there.</summary>
    public const string ChangeKey = "change";

    /// <summary>In the address a person is sent to because their answers changed on another page.</summary>
    public const string MovedKey = "moved";

    /// <summary>Address of what comes next for a person.</summary>
    /// <inheritdoc cref="For(Step, bool, bool)" path="/param"/>
    public static string For(Progress progress, bool changing = false, bool moved = false) => progress.Walk switch
    {
        ScreenStep.Show(var screen, _, _, _) => ForScreen(screen.Code, moved),
        ScreenStep.WhichUnsure(var screen, _, _, _) => ForUnsure(screen.Code, moved),
        _ => For(progress.Next, changing, moved),
    };

    public static string ForScreen(string screen, bool moved = false) => $"{Screens}/{screen}{(moved ? $"?{MovedKey}" : "")}";

    public static string ForUnsure(string screen, bool moved = false) => $"{Screens}/{screen}{UnsurePart}{(moved ? $"?{MovedKey}" : "")}";

    /// <param name="changing">The person came from check-answers and goes back there, by way of questions that became due.</param>
    /// <param name="moved">Say that the answers changed on another page.</param>
    public static string For(Step step, bool changing = false, bool moved = false) => step switch
    {
        Step.Ask(var item, _) => For(item.Code, changing, moved),
        Step.Stop => Emergency,
        Step.Finish when moved => $"{Answers}?{MovedKey}",
        Step.Finish => changing ? Answers : Result,
        _ => throw new UnreachableException($"Step {step.GetType().Name} has no address."),
    };

    public static string For(ItemCode item, bool changing = false, bool moved = false) => $"{Start}/{item}" + (changing, moved) switch
    {
        (true, true) => $"?{ChangeKey}&{MovedKey}",
        (true, false) => $"?{ChangeKey}",
        (false, true) => $"?{MovedKey}",
        _ => "",
    };
}

using System.Diagnostics;
using GluteTriage.Engine;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Web.Checking;

/// <summary>Addresses of the questionnaire. None holds anything about a person.</summary>
internal static class CheckUrl
{
    public const string Start = "/check";
    public const string StartWithoutSession = "/check?lost";
    public const string Answers = "/check/answers";
    public const string Result = "/check/result";
    public const string Share = "/check/share";
    public const string TakeBack = "/check/share/take-back";
    public const string Mine = "/check/mine";
    public const string Leave = "/check/leave";
    public const string Deleted = "/check/deleted";
    public const string Emergency = "/emergency";

    /// <summary>In the address of a question that was opened from check-answers and leads back there.</summary>
    public const string ChangeKey = "change";

    /// <summary>In the address a person is sent to because their answers changed on another page.</summary>
    public const string MovedKey = "moved";

    /// <param name="changing">The person came from check-answers and goes back there, by way of questions that became due.</param>
    /// <param name="moved">Say that the answers changed on another page.</param>
    public static string For(Step step, bool changing = false, bool moved = false) => step switch
    {
        Step.Ask(var item, _) => For(item.Code, changing, moved),
        Step.Stop => Emergency,
        Step.Finish => moved ? $"{Answers}?{MovedKey}" : Answers,
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

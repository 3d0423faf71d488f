using System.Collections.Immutable;
using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Sessions.Typing;

namespace GluteTriage.Web.Reviewing;

/// <summary>What a clinician has filled in so far. Values come from a browser: what was not offered counts as not chosen.</summary>
internal sealed class JudgementForm
{
    /// <summary>What they would have told the person. Whether that is what the tool told is no question of its own.</summary>
    public Urgency? Urgency { get; set; }

    public string? Cause { get; set; }

    public HashSet<string> Flags { get; } = [];

    public string Reason { get; set; } = "";

    /// <summary>Nothing has been filled in.</summary>
    public bool IsEmpty => !IsChosen && Reason.Length == 0;

    /// <summary>What was chosen, in one line, so that it outlives a lost connection as what was typed does.</summary>
    public string Chosen
    {
        get => IsChosen ? string.Join(' ', [Urgency?.Code() ?? "", Cause ?? "", .. Flags.Order(StringComparer.Ordinal)]) : "";
        set
        {
            if (value.Split(' ') is [var urgency, var cause, .. var flags])
            {
                (Urgency, Cause) = (Urgencies.Find(urgency), cause);
                Flags.UnionWith(flags);
            }
        }
    }

    private bool IsChosen => Urgency is not null || !string.IsNullOrEmpty(Cause) || Flags.Count > 0;

    /// <returns>What is missing; null when it can be saved. Who has not been shown the tool's result cannot know that they differ from it.</returns>
    public JudgementFault? FindFault(SessionView view) =>
        Urgency is not { } urgency ? JudgementFault.ChoiceMissing
        : !view.Reviewed.ToolHidden && urgency != view.Assessment.Urgency && TypedText.Sentences(Reason).Length == 0 ? JudgementFault.ReasonMissing
        : null;

    /// <summary>Call only where <see cref="FindFault"/> finds none.</summary>
    /// <param name="closes">Whether the session is closed with it.</param>
    public Judgement Read(SessionView view, bool closes) => new(
        VerdictOf(Urgency!.Value, view.Assessment.Urgency),
        Reason.Length > 1000 ? Reason[..1000] : Reason,
        Urgency!.Value,
        view.Release.Clinical.Families.Any(family => family.Code.Value == Cause) ? Cause : null,
        [.. view.Release.Clinical.RedFlags.Select(flag => flag.Code.Value).Where(Flags.Contains)],
        view.Tool)
    {
        Seen = view.Reviewed.Line?.Urgency ?? view.Tool.Urgency,
        BeforeTool = view.Reviewed.ToolHidden,
        Closes = closes,
    };

    private static Verdict VerdictOf(Urgency mine, Urgency told) =>
        mine == told ? Verdict.Agree : mine < told ? Verdict.TooHigh : Verdict.TooLow;
}

/// <summary>Why a judgement cannot be saved as it is filled in.</summary>
internal enum JudgementFault
{
    /// <summary>No urgency.</summary>
    ChoiceMissing,

    /// <summary>Whoever does not agree says why.</summary>
    ReasonMissing,
}

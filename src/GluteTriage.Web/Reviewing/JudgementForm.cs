using System.Collections.Immutable;
using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Sessions.Typing;

namespace GluteTriage.Web.Reviewing;

/// <summary>What a clinician has filled in so far. Values come from a browser: what was not offered counts as not chosen.</summary>
internal sealed class JudgementForm
{
    public Verdict? Verdict { get; set; }

    public Urgency? Urgency { get; set; }

    public string? Cause { get; set; }

    public HashSet<string> Flags { get; } = [];

    public string Reason { get; set; } = "";

    /// <summary>Nothing has been filled in.</summary>
    public bool IsEmpty => Verdict is null && Urgency is null && string.IsNullOrEmpty(Cause) && Flags.Count == 0 && Reason.Length == 0;

    /// <returns>What is missing or does not go together; null when it can be saved.</returns>
    public JudgementFault? FindFault(SessionView view) =>
        Verdict is not { } verdict || Urgency is not { } urgency ? JudgementFault.ChoiceMissing
        : verdict is not Sessions.Reviewing.Verdict.Agree && TypedText.Sentences(Reason).Length == 0 ? JudgementFault.ReasonMissing
        : !GoTogether(verdict, urgency, view.Assessment.Urgency) ? JudgementFault.UrgencyContradicts
        : null;

    /// <summary>Call only where <see cref="FindFault"/> finds none.</summary>
    public Judgement Read(SessionView view) => new(
        Verdict!.Value,
        Reason.Length > 1000 ? Reason[..1000] : Reason,
        Urgency!.Value,
        view.Release.Clinical.Families.Any(family => family.Code.Value == Cause) ? Cause : null,
        [.. view.Release.Clinical.RedFlags.Select(flag => flag.Code.Value).Where(Flags.Contains)],
        view.Tool)
    { Seen = view.Reviewed.Line?.Urgency ?? view.Tool.Urgency };

    private static bool GoTogether(Verdict verdict, Urgency mine, Urgency told) => verdict switch
    {
        Sessions.Reviewing.Verdict.Agree => mine == told,
        Sessions.Reviewing.Verdict.TooHigh => mine < told,
        _ => mine > told,
    };
}

/// <summary>Why a judgement cannot be saved as it is filled in.</summary>
internal enum JudgementFault
{
    /// <summary>No verdict, or no urgency.</summary>
    ChoiceMissing,

    /// <summary>Whoever does not agree says why.</summary>
    ReasonMissing,

    /// <summary>"Too high" with an urgency that is not lower, and the like.</summary>
    UrgencyContradicts,
}

using System.Collections.Immutable;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Content.Reading;

/// <summary>How far somebody has come with a programme.</summary>
public enum StageKind
{
    /// <summary>While it is sore.</summary>
    Calm,

    /// <summary>When the worst has settled.</summary>
    Build,

    /// <summary>To sport, work and whatever one likes.</summary>
    Back,
}

/// <summary>Exercises in three stages for one cause or for several that are treated alike.</summary>
/// <param name="NotYet">Who must not start it; what holds for every programme comes first.</param>
/// <param name="Stop">When to stop at once; what holds for every programme comes first.</param>
/// <param name="Pain">How much pain is all right, the same for every programme.</param>
/// <param name="Stages">One of each kind, in their order.</param>
public sealed record Programme(
    string Code, ImmutableArray<CauseCode> Causes, Advice Aim, ImmutableArray<Advice> NotYet, ImmutableArray<Advice> Stop, Advice Pain,
    ImmutableArray<Stage> Stages, string SignedOff, DateOnly ReviewBy)
{
    /// <returns>Each exercise once, in the order of the stages.</returns>
    public IEnumerable<Exercise> Exercises() => Stages.SelectMany(stage => stage.Doses).Select(dose => dose.Exercise).DistinctBy(exercise => exercise.Code);

    /// <returns>Everything a person is told beside the exercises themselves.</returns>
    public IEnumerable<Advice> Lines() =>
        [Aim, Pain, .. NotYet, .. Stop, .. Stages.SelectMany(stage => stage.Also.Concat([stage.When, stage.Feels, stage.MoveOn, stage.GoBack]))];

    /// <returns>Every source the programme rests on.</returns>
    public IEnumerable<SourceCode> Sources() =>
        Lines().SelectMany(line => line.Sources)
            .Concat(Stages.SelectMany(stage => stage.Doses).SelectMany(dose => dose.Sources.Concat(dose.Exercise.Sources))).Distinct();
}

/// <summary>One step of a programme.</summary>
/// <param name="When">Whom it is for, and about how long.</param>
/// <param name="Also">What helps beside the exercises.</param>
public sealed record Stage(
    StageKind Kind, Advice When, ImmutableArray<Dose> Doses, ImmutableArray<Advice> Also, Advice Feels, Advice MoveOn, Advice GoBack);

/// <summary>How much of one exercise. At least one of repeats, seconds and minutes is told.</summary>
/// <param name="Seconds">How long to hold each.</param>
/// <param name="Minutes">How long to go on.</param>
/// <param name="TimesADay">How often on each of these days.</param>
public sealed record Dose(
    Exercise Exercise, Span? Sets, Span? Repeats, Span? Seconds, Span? Minutes, Span DaysAWeek, Span? TimesADay, string? Note,
    ImmutableArray<SourceCode> Sources);

/// <summary>A whole number, or from one to another.</summary>
public sealed record Span(int From, int To);

/// <summary>One exercise, as every programme tells it.</summary>
/// <param name="Picture">The code of its drawing; null where words do.</param>
/// <param name="How">What to do, step by step.</param>
/// <param name="NotIf">Who leaves this one out; null for nobody in particular.</param>
/// <param name="Moves">Codes of what it counts as, where advice forbids or gives it.</param>
public sealed record Exercise(
    string Code, string Title, string? Picture, ImmutableArray<string> How, string? NotIf, ImmutableArray<string> Moves, ImmutableArray<SourceCode> Sources);

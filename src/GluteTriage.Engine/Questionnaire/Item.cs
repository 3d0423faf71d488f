using System.Collections.Immutable;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Engine.Questionnaire;

/// <summary>One question put to the person.</summary>
public sealed record Item
{
    /// <summary>Unique over all items.</summary>
    public required ItemCode Code { get; init; }

    /// <summary>How many options an answer may hold.</summary>
    public required ItemKind Kind { get; init; }

    /// <summary>A few words for lists of answers: "Pee and poo".</summary>
    public required string Label { get; init; }

    /// <summary>The question itself.</summary>
    public required string Ask { get; init; }

    /// <summary>One sentence on how to answer, or null.</summary>
    public string? Hint { get; init; }

    /// <summary>One sentence: why this is asked.</summary>
    public required string Why { get; init; }

    /// <summary>Sentences to read before trying a home check; empty for ordinary questions.</summary>
    public ImmutableArray<string> Cautions { get; init; } = [];

    /// <summary>One sentence that helps a person who is not sure.</summary>
    public string? NotSureHelp { get; init; }

    /// <summary>Code of a drawing that helps to understand the question, shown only; null for none.</summary>
    public string? Picture { get; init; }

    /// <summary>Whether it is also answered on the body map; only then may a mark carry a side.</summary>
    public BodyMapUse BodyMap { get; init; }

    /// <summary>What it tells of the person, for lists and summaries that begin with it. No rule reads this.</summary>
    public PersonFact Tells { get; init; }

    /// <summary>In the order they are offered; at most 64.</summary>
    public required ImmutableArray<AnswerOption> Options { get; init; }

    /// <summary>The options "not sure" leaves unknown; null means every option.</summary>
    public ImmutableArray<OptionCode>? NotSureCovers { get; init; }

    /// <summary>Why this item offers no way to be unsure; null where it offers one.</summary>
    public string? NoNotSureBecause { get; init; }

    /// <summary>On a some-of item: exactly one of these must be among the chosen. Empty when there is no such rule.</summary>
    public ImmutableArray<OptionCode> ExactlyOneOf { get; init; } = [];

    /// <summary>The option that means "nothing here"; null where none does.</summary>
    public OptionCode? Benign { get; init; }

    /// <summary>The option that says there is nothing to worry about: the benign one, else "none" or "no"; null where none does.</summary>
    public OptionCode? Harmless =>
        Benign ?? Options.FirstOrDefault(option => option.Code == OptionCode.None || option.Code.Value == "no")?.Code;

    /// <summary>The item is hidden when this is false; null means it is always asked.</summary>
    public Criterion? AskWhen { get; init; }

    /// <summary>
    /// Screens leave it out when this is true, as it cannot apply; an answer given all the same counts. Null for never. Reads items
    /// before it only.
    /// </summary>
    public Criterion? HideWhen { get; init; }

    /// <summary>Why a red flag that reads this item can do without it while its ask-when hides it; null where none has to.</summary>
    public string? HiddenBecause { get; init; }

    /// <summary>When a later answer brings the question back; null for never.</summary>
    public AskAgain? AskAgain { get; init; }

    /// <summary>What asking it rests on.</summary>
    public required ImmutableArray<SourceCode> Sources { get; init; }

    /// <returns>The option, or null when the item does not offer it.</returns>
    public AnswerOption? Find(OptionCode code)
    {
        foreach (var option in Options)
        {
            if (option.Code == code)
            {
                return option;
            }
        }

        return null;
    }
}

/// <summary>When a later answer casts doubt on this one, the item is asked once more.</summary>
/// <param name="When">The doubt, judged on the other answers.</param>
/// <param name="CountsAsNotSure">Until answered again, the old answer counts as "not sure"; otherwise it keeps its meaning.</param>
/// <param name="TellThePerson">Why the question returns.</param>
public sealed record AskAgain(Criterion When, bool CountsAsNotSure, string TellThePerson);

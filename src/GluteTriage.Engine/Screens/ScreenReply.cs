using System.Collections.Immutable;

namespace GluteTriage.Engine.Screens;

/// <summary>
/// What a person chose on one screen. The caller keeps the last reply to each screen beside the answers; plain texts, so that it can be
/// stored as it is.
/// </summary>
public sealed record ScreenReply
{
    /// <summary>Code of the screen.</summary>
    public required string Screen { get; init; }

    /// <summary>Codes of the lines that were offered. A line that was not offered says nothing.</summary>
    public ImmutableArray<string> Shown { get; init; } = [];

    /// <summary>Codes of the lines that were ticked, among those offered.</summary>
    public ImmutableArray<string> Ticked { get; init; } = [];

    /// <summary>"None of these" was chosen; then nothing is ticked.</summary>
    public bool None { get; init; }

    /// <summary>"I'm not sure" was chosen; it may stand beside ticked lines.</summary>
    public bool Unsure { get; init; }

    /// <summary>"Rather not say" was chosen; it may stand beside ticked lines.</summary>
    public bool Skip { get; init; }

    /// <summary>Codes of the lines the person is unsure of; null until that was asked, empty when a check settled them all.</summary>
    public ImmutableArray<string>? UnsureOf { get; init; }

    /// <summary>For each item asked in full the chosen options, as <see cref="Answering.Reply.Read"/> takes them.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Whole { get; init; } = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;
}

/// <summary>What a reply to a screen makes of the answers.</summary>
/// <param name="Write">Answers to items that are determined now, in asking order; each is to be added to the answers.</param>
/// <param name="Withdraw">Items whose answer came from an earlier reply and is open again; each is to be taken out of the answers.</param>
public sealed record ScreenEffect(
    ImmutableArray<KeyValuePair<Questionnaire.ItemCode, Answering.Answer>> Write, ImmutableArray<Questionnaire.ItemCode> Withdraw)
{
    /// <summary>The answers with this applied.</summary>
    public Answering.Answers On(Answering.Answers answers) =>
        Write.Aggregate(answers.Without(Withdraw), (all, one) => all.With(one.Key, one.Value));
}

/// <summary>Why a reply to a screen cannot be taken.</summary>
public enum ScreenRefusal
{
    /// <summary>Nothing was chosen.</summary>
    Empty,

    /// <summary>A line, a word or an item that was not offered.</summary>
    NotOffered,

    /// <summary>"None of these" beside something else.</summary>
    NotAlone,

    /// <summary>An item asked in full has no answer that can be read.</summary>
    WholeNotAnswered,
}

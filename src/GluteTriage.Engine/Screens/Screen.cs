using System.Collections.Immutable;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Engine.Screens;

/// <summary>
/// One page of the interview: short lines that stand for answers of several items, or items asked in full, or both. Rules know no
/// screens; what a screen gives are answers to items (<see cref="ScreenWalk.Apply"/>).
/// </summary>
public sealed record Screen
{
    /// <summary>Unique over all screens.</summary>
    public required string Code { get; init; }

    /// <summary>The question the lines answer.</summary>
    public required string Title { get; init; }

    /// <summary>The same for somebody who answers for another person; null where the title does for both.</summary>
    public string? HelperTitle { get; init; }

    /// <summary>One sentence: why this is asked.</summary>
    public required string Why { get; init; }

    /// <summary>Shown whole to everybody; otherwise only what can still matter is shown.</summary>
    public bool Everyone { get; init; }

    /// <summary>In the order they are offered; empty where items are only asked in full.</summary>
    public ImmutableArray<ScreenLine> Lines { get; init; } = [];

    /// <summary>The heading of the lines, where they stand below items asked in full; otherwise the title is theirs.</summary>
    public string? LinesTitle { get; init; }

    /// <summary>Items asked in full, in this order, before the lines; at most two.</summary>
    public ImmutableArray<WholeItem> Whole { get; init; } = [];

    /// <summary>The words for "no line fits"; null where something else must be chosen.</summary>
    public string? None { get; init; }

    /// <summary>The words for "not sure"; null where the screen offers no way to be unsure of a line.</summary>
    public string? Unsure { get; init; }

    /// <summary>The words for "rather not say"; null where that is not offered.</summary>
    public string? Skip { get; init; }

    /// <summary>What an item is answered with when no line of it is ticked, where it has no harmless option.</summary>
    public ImmutableSortedDictionary<string, string> Otherwise { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <returns>The line, or null when the screen has none of that code.</returns>
    public ScreenLine? Find(string line) => Lines.FirstOrDefault(one => one.Code == line);

    /// <summary>The items its lines stand for, in the order of the lines.</summary>
    public IEnumerable<ItemCode> LineItems => Lines.SelectMany(line => line.Items()).Distinct();
}

/// <summary>
/// A line of a screen. It is true of a person when one of the answers it covers is. Ticking it either says exactly one answer, or
/// opens the question it is part of.
/// </summary>
public sealed record ScreenLine
{
    /// <summary>Unique within its screen.</summary>
    public required string Code { get; init; }

    /// <summary>Written without a person, at most 12 words: "Leaking pee, new".</summary>
    public required string Say { get; init; }

    /// <summary>For somebody who answers for another person; null where the same words do.</summary>
    public string? HelperSay { get; init; }

    /// <summary>The one answer that ticking it says; null where it only opens questions.</summary>
    public Finding? Sets { get; init; }

    /// <summary>Answers it also stands for without telling which: their items are asked in full.</summary>
    public ImmutableArray<Finding> Opens { get; init; } = [];

    /// <summary>Items it opens without standing for any of their answers, because something follows from it.</summary>
    public ImmutableArray<ItemCode> AlsoOpens { get; init; } = [];

    /// <summary>Every answer it stands for.</summary>
    public IEnumerable<Finding> Covers() => Sets is { } one ? Opens.Prepend(one) : Opens;

    /// <summary>Every item it stands for an answer of.</summary>
    public IEnumerable<ItemCode> Items() => Covers().Select(answer => answer.Item).Distinct();

    /// <summary>Whether ticking it, or being unsure of it, has the item asked in full.</summary>
    public bool IsOpening(ItemCode item) => AlsoOpens.Contains(item) || Opens.Any(answer => answer.Item == item);
}

/// <summary>An item asked in full on a screen.</summary>
/// <param name="Title">A heading in place of the item's own question; null keeps that.</param>
/// <param name="Labels">Shorter words for some options, by code.</param>
public sealed record WholeItem(ItemCode Item, string? Title, ImmutableSortedDictionary<string, string> Labels)
{
    /// <returns>The words of an answer on this screen.</returns>
    public string LabelOf(AnswerOption option) => Labels.GetValueOrDefault(option.Code.Value) ?? option.Say;
}

using System.Collections.Immutable;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Engine.Rules;

/// <summary>How evidence becomes an order of causes, and the order becomes words.</summary>
public sealed record Ranking
{
    /// <summary>Factor on the capped sum of each cause, because answers are not independent of each other.</summary>
    public required decimal Shrink { get; init; }

    /// <summary>Most points, for or against, that one group may give, before shrinking.</summary>
    public required decimal Cap { get; init; }

    /// <summary>Groups, in order, with their cap and their items. An item belongs to at most one.</summary>
    public required ImmutableArray<EvidenceGroup> Groups { get; init; }

    /// <summary>Pairs of items that say the same: of the two only the larger weight counts, cause by cause.</summary>
    public required ImmutableArray<SameEvidence> LargerOf { get; init; }

    /// <summary>With fewer informative answers among these items the ranking is tentative.</summary>
    public required int InformativeAtLeast { get; init; }

    /// <summary>The items counted for that.</summary>
    public required ImmutableArray<ItemCode> InformativeItems { get; init; }

    /// <summary>Share of the first family, in percent, inclusive, from which it may be said to fit best.</summary>
    public required decimal FitsBestShare { get; init; }

    /// <summary>How many times the share of the next it must have, inclusive.</summary>
    public required decimal FitsBestLead { get; init; }

    /// <summary>Share of the first family, in percent, inclusive, from which the first two "could be".</summary>
    public required decimal CouldBeShare { get; init; }

    /// <summary>Applied after scoring, in this order.</summary>
    public required ImmutableArray<OrderingRule> Ordering { get; init; }

    /// <summary>Pages do not list causes when this is true; null for never.</summary>
    public Criterion? NotShownWhen { get; init; }

    /// <summary>A member of a family is named only when it leads the next member by this many points, inclusive; null: always.</summary>
    public decimal? NamedFromLead { get; init; }

    /// <summary>The first two stand at equal rank unless the first fits best, and the more urgent of the two counts.</summary>
    public bool EqualRank { get; init; }

    /// <summary>
    /// Items asked last, to sharpen a result that is known already. They may make the first causes ask for more, never for less:
    /// the urgency is the higher of with and without their answers. No flag, floor or ask-when of another item reads them.
    /// </summary>
    public ImmutableArray<ItemCode> AfterResult { get; init; } = [];
}

/// <summary>Items whose points are capped together, so that overlapping answers are not counted many times.</summary>
public sealed record EvidenceGroup(string Code, decimal Cap, ImmutableArray<ItemCode> Items);

/// <summary>Two items that ask the same in two ways.</summary>
public sealed record SameEvidence(ItemCode First, ItemCode Second);

/// <summary>Changes the order after scoring. The fit words follow the new order.</summary>
public sealed record OrderingRule
{
    /// <summary>Unique over all ordering rules.</summary>
    public required string Code { get; init; }

    /// <summary>The best ranked of these is lifted; empty lifts none.</summary>
    public required ImmutableArray<FamilyCode> Lift { get; init; }

    /// <summary>It goes just above these, never further.</summary>
    public required ImmutableArray<FamilyCode> Above { get; init; }

    /// <summary>Above every one of them; otherwise above the lowest.</summary>
    public required bool AboveAll { get; init; }

    /// <summary>Families the page shows as well.</summary>
    public required ImmutableArray<FamilyCode> Beside { get; init; }

    /// <summary>
    /// It is lifted only when at most this many points behind, inclusive; further behind it goes directly below and is shown beside,
    /// as one that could be. Of equal scores the family named first in <see cref="Lift"/> goes. Null: lifted from anywhere.
    /// </summary>
    public decimal? Within { get; init; }

    /// <summary>The rule speaks when this is true; unknown is not enough.</summary>
    public required Criterion When { get; init; }

    /// <summary>Why the order is as it is, in one sentence.</summary>
    public required string TellThePerson { get; init; }

    /// <summary>What the rule rests on.</summary>
    public required ImmutableArray<SourceCode> Sources { get; init; }
}

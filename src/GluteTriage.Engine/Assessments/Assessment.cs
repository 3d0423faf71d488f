using System.Collections.Immutable;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Engine.Assessments;

/// <summary>What the engine concludes from answers. Complete and self-explaining; pages choose what to show.</summary>
public sealed record Assessment
{
    /// <summary>How soon: the highest of raised flags, flags not excluded, floors and the first cause's own urgency.</summary>
    public required Urgency Urgency { get; init; }

    /// <summary>The part of the urgency that comes from flags and floors, without the ranking of causes.</summary>
    public required Urgency UrgencyFromWarnings { get; init; }

    /// <summary>False while a red flag or a floor can still hang on an item not asked: the urgency is then a lower bound.</summary>
    public required bool Complete { get; init; }

    /// <summary>Applicable items not asked, in asking order, those asked after the result left out. When complete, none of them can change a flag.</summary>
    public required ImmutableArray<ItemCode> Missing { get; init; }

    /// <summary>Most urgent first.</summary>
    public required ImmutableArray<RaisedFlag> Raised { get; init; }

    /// <summary>Most demanding first. A flag raised at a lower tier may be here for a higher one.</summary>
    public required ImmutableArray<NotExcludedFlag> NotExcluded { get; init; }

    /// <summary>False on everything that was asked.</summary>
    public required ImmutableArray<RedFlag> Excluded { get; init; }

    /// <summary>Still hanging on an item not asked.</summary>
    public required ImmutableArray<RedFlag> NotAsked { get; init; }

    /// <summary>Urgencies that hold for another reason than a red flag.</summary>
    public required ImmutableArray<Floor> Floors { get; init; }

    /// <summary>All families, best first, excluded ones last.</summary>
    public required ImmutableArray<RankedFamily> Families { get; init; }

    /// <summary>Ordering rules that spoke, whether or not they had to move anything.</summary>
    public required ImmutableArray<OrderingRule> Ordering { get; init; }

    /// <summary>The first two families stand at equal rank: both are shown under one heading, and the more urgent of them counts.</summary>
    public bool IsEqualRank { get; init; }

    /// <summary>Too few informative answers to rely on the ranking.</summary>
    public required bool Tentative { get; init; }

    /// <summary>Whether a page may list causes: not in an emergency, nor where a flag or the age rule says no.</summary>
    public required bool ShowsCauses { get; init; }

    /// <summary>The family a person sees first; null where no cause is listed, for whatever reason. What is said of a session goes by this one.</summary>
    public RankedFamily? FirstShown => ShowsCauses ? Families.FirstOrDefault(family => family.Fit is not FitWord.Excluded) : null;
}

/// <summary>An answer that made a rule true or keeps it open.</summary>
public readonly record struct Finding(ItemCode Item, OptionCode Option);

/// <summary>A red flag raised at its highest true tier.</summary>
public sealed record RaisedFlag(RedFlag Flag, FlagTier Tier, ImmutableArray<Finding> Because)
{
    /// <summary>The tier's own words where it has any, otherwise the flag's.</summary>
    public string TellThePerson => Tier.TellThePerson ?? Flag.TellThePerson;
}

/// <summary>A red flag that only "not sure" keeps from being raised at this tier, and what that demands.</summary>
public sealed record NotExcludedFlag(RedFlag Flag, FlagTier Tier, ImmutableArray<Finding> Because)
{
    /// <summary>What it demands while it is not excluded: one step below its tier.</summary>
    public Urgency Floor => Tier.Urgency.FloorWhenNotExcluded();
}

/// <summary>How well a family fits, in words. Shares are over all families that are not excluded.</summary>
public enum FitWord
{
    /// <summary>First, with a share of at least 60% and twice the next (docs/clinical/ranking.md#words; judgement).</summary>
    FitsBest,

    /// <summary>One of the first two, the first having at least 35% (docs/clinical/ranking.md#words; judgement).</summary>
    CouldBe,

    /// <summary>One of the first two, the first having less than 35%.</summary>
    Unclear,

    /// <summary>Behind the first, or behind the first two.</summary>
    LessLikely,

    /// <summary>Cannot be, on these answers.</summary>
    Excluded,
}

/// <summary>A family in its place.</summary>
/// <param name="Score">Points: the mean chance of its causes by their shares, or its best cause's; null when excluded.</param>
/// <param name="Share">Between 0 and 1, over all families; for ordering and tests, never for display.</param>
/// <param name="Label">The finer word that holds, or null.</param>
/// <param name="Causes">Best first.</param>
public sealed record RankedFamily(
    Family Family, FitWord Fit, decimal? Score, double Share, FamilyLabel? Label, ImmutableArray<RankedCause> Causes)
{
    /// <summary>The cause that may be named for the family; null where none leads the next by enough (<see cref="Ranking.NamedFromLead"/>).</summary>
    public RankedCause? Named { get; init; }
}

/// <summary>A cause in its place within its family.</summary>
/// <param name="Score">Points; null when excluded.</param>
/// <param name="For">Reasons for it, strongest first.</param>
/// <param name="Against">Reasons against it, strongest first.</param>
public sealed record RankedCause(
    Cause Cause, decimal? Score, ImmutableArray<Reason> For, ImmutableArray<Reason> Against);

/// <summary>One answer that speaks for or against a cause.</summary>
/// <param name="Text">The sentence for the person.</param>
public sealed record Reason(Evidence Evidence, string Text);

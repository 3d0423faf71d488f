using System.Collections.Frozen;
using System.Collections.Immutable;
using GluteTriage.Engine.Compiled;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;
using GluteTriage.Engine.Screens;

namespace GluteTriage.Engine;

/// <summary>
/// One release of everything the engine evaluates. Immutable, and checked before it gets here: every code a rule names
/// exists, and every list is in the order that counts.
/// </summary>
public sealed class ClinicalContent
{
    private readonly Lazy<FrozenDictionary<ItemCode, int>> positions;
    private readonly Lazy<FrozenDictionary<CauseCode, Cause>> causes;
    private readonly Lazy<FrozenDictionary<FamilyCode, Family>> families;
    private readonly Lazy<FrozenDictionary<ItemCode, ImmutableArray<RedFlag>>> flagsReading;
    private readonly Lazy<ImmutableArray<Item>> doubtable;
    private readonly Lazy<EvidenceTable> evidence;
    private readonly Lazy<FrozenSet<ItemCode>> skippable;
    private readonly Lazy<ImmutableArray<ItemCode>> speaksOfCauses;
    private readonly Lazy<CompiledRules?> compiled;
    private readonly Lazy<ImmutableArray<FamilyMembers>> members;
    private readonly Lazy<ScreenIndex> screenIndex;

    /// <summary>Look-ups are made when first needed.</summary>
    public ClinicalContent()
    {
        positions = new(() => Items.Select((item, index) => (item.Code, index)).ToFrozenDictionary(p => p.Code, p => p.index));
        causes = new(() => Causes.ToFrozenDictionary(cause => cause.Code));
        families = new(() => Families.ToFrozenDictionary(family => family.Code));
        flagsReading = new(() => (
            from flag in RedFlags
            from item in flag.Tiers.SelectMany(tier => tier.When.Tests()).Select(test => test.Item).Distinct()
            group flag by item).ToFrozenDictionary(flags => flags.Key, flags => flags.ToImmutableArray()));
        doubtable = new(() => [.. Items.Where(item => item.AskAgain is { CountsAsNotSure: true })]);
        evidence = new(() => new EvidenceTable(this));
        skippable = new(() => SkippableItems.Of(this));
        speaksOfCauses = new(() => [.. StillMatters.SpeakingOfCauses(this).Distinct().Where(positions.Value.ContainsKey).OrderBy(Position)]);
        compiled = new(() => CompiledRules.TryOf(this));
        screenIndex = new(() => new ScreenIndex(Screens));
        members = new(() => [.. Families.Select(family => FamilyMembers.Of(family, Causes))]);
    }

    /// <summary>SHA-256 over the content files, 64 lower-case hexadecimal digits.</summary>
    public required string Hash { get; init; }

    /// <summary>The release's name for people, e.g. <c>2026.11</c>.</summary>
    public required string Release { get; init; }

    /// <summary>The parts of the questionnaire, in asking order.</summary>
    public required ImmutableArray<Section> Sections { get; init; }

    /// <summary>In asking order, over all sections.</summary>
    public required ImmutableArray<Item> Items { get; init; }

    /// <summary>The regions of the body map.</summary>
    public required ImmutableArray<Place> Places { get; init; }

    /// <summary>In the order a result shows them.</summary>
    public required ImmutableArray<WarningArea> WarningAreas { get; init; }

    /// <summary>Every one is judged after every answer; the order breaks ties in lists.</summary>
    public required ImmutableArray<RedFlag> RedFlags { get; init; }

    /// <summary>Urgencies that do not come from a red flag.</summary>
    public required ImmutableArray<Floor> Floors { get; init; }

    /// <summary>The order breaks ties of equal scores.</summary>
    public required ImmutableArray<Family> Families { get; init; }

    /// <summary>The order breaks ties of equal scores within a family.</summary>
    public required ImmutableArray<Cause> Causes { get; init; }

    /// <summary>How evidence becomes an order of causes.</summary>
    public required Ranking Ranking { get; init; }

    /// <summary>The interview as pages, in order; empty in releases that ask one item a page.</summary>
    public ImmutableArray<Screen> Screens { get; init; } = [];

    /// <returns>The item, or null when this release has none of that code.</returns>
    public Item? Find(ItemCode code) => positions.Value.TryGetValue(code, out var position) ? Items[position] : null;

    /// <returns>The item that tells this of the person, or null when this release has none that says so.</returns>
    public Item? About(PersonFact fact) => Items.FirstOrDefault(item => item.Tells == fact);

    /// <summary>The item of that code.</summary>
    /// <exception cref="KeyNotFoundException">This release has no such item.</exception>
    public Item this[ItemCode code] => Items[Position(code)];

    /// <summary>The cause of that code.</summary>
    /// <exception cref="KeyNotFoundException">This release has no such cause.</exception>
    public Cause this[CauseCode code] => causes.Value[code];

    /// <summary>The family of that code.</summary>
    /// <exception cref="KeyNotFoundException">This release has no such family.</exception>
    public Family this[FamilyCode code] => families.Value[code];

    /// <summary>Whether an answer to the item can raise or exclude a red flag.</summary>
    public bool FeedsRedFlag(ItemCode item) => flagsReading.Value.ContainsKey(item);

    /// <summary>
    /// Whether every interview may end without the item: it speaks for or against causes only. In some states others may be left out too.
    /// </summary>
    public bool MaySkip(ItemCode item) => skippable.Value.Contains(item);

    /// <summary>The section an item belongs to, counted from 1.</summary>
    public int PartOf(ItemCode item) => Sections.TakeWhile(section => !section.Items.Contains(item)).Count() + 1;

    internal int Position(ItemCode item) => positions.Value[item];

    /// <summary>The red flags that test the item, in their order.</summary>
    internal ImmutableArray<RedFlag> FlagsReading(ItemCode item) =>
        flagsReading.Value.TryGetValue(item, out var reading) ? reading : [];

    /// <summary>Items whose answer a later one can turn into "not sure".</summary>
    internal ImmutableArray<Item> Doubtable => doubtable.Value;

    /// <summary>Items that can decide what comes first, in asking order; those asked after the result are not among them.</summary>
    internal ImmutableArray<ItemCode> SpeaksOfCauses => speaksOfCauses.Value;

    internal EvidenceTable Evidence => evidence.Value;

    internal ScreenIndex ScreenIndex => screenIndex.Value;

    /// <summary>Each family's causes and how their scores become its own, in the order of the families.</summary>
    internal ImmutableArray<FamilyMembers> Members => members.Value;

    /// <summary>The rules as bit masks; null for a release too large or too fine for them.</summary>
    internal CompiledRules? Compiled => compiled.Value;
}

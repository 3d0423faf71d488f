using System.Collections.Frozen;
using System.Collections.Immutable;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Engine.Screens;

/// <summary>What one screen has of an item.</summary>
/// <param name="Lines">The lines that stand for one of its answers.</param>
/// <param name="About">These, and the lines that only have it asked in full; all in the order of the screen.</param>
/// <param name="IsWhole">Whether the screen asks it in full.</param>
internal sealed record ScreenPart(Screen Screen, ImmutableArray<ScreenLine> Lines, ImmutableArray<ScreenLine> About, bool IsWhole);

/// <summary>Which screen speaks of which item, found once for a release: every reply asks it of every item.</summary>
internal sealed class ScreenIndex
{
    private readonly FrozenDictionary<ItemCode, ImmutableArray<ScreenPart>> parts;
    private readonly FrozenDictionary<string, ImmutableArray<ItemCode>> lineItems;

    public ScreenIndex(ImmutableArray<Screen> screens)
    {
        Openable = [.. screens.SelectMany(screen => screen.Lines).SelectMany(line => line.Items().Concat(line.AlsoOpens)).Distinct()];
        lineItems = screens.ToFrozenDictionary(screen => screen.Code, screen => screen.LineItems.ToImmutableArray());
        parts = Openable.Concat(screens.SelectMany(screen => screen.Whole).Select(whole => whole.Item)).Distinct().ToFrozenDictionary(
            item => item,
            item => screens.Select(screen => PartOf(screen, item)).Where(part => part.IsWhole || part.About.Length > 0).ToImmutableArray());
    }

    /// <summary>Every item a line may have asked in full, in the order of screens and lines.</summary>
    public ImmutableArray<ItemCode> Openable { get; }

    /// <returns>What the screens have of an item, in their order; empty for one that is on none.</returns>
    public ImmutableArray<ScreenPart> PartsOf(ItemCode item) => parts.TryGetValue(item, out var found) ? found : [];

    /// <returns>The items the lines of a screen stand for (<see cref="Screen.LineItems"/>).</returns>
    public ImmutableArray<ItemCode> LineItems(Screen screen) => lineItems[screen.Code];

    private static ScreenPart PartOf(Screen screen, ItemCode item)
    {
        ImmutableArray<ScreenLine> about = [.. screen.Lines.Where(line => line.Items().Contains(item) || line.AlsoOpens.Contains(item))];
        return new ScreenPart(
            screen, [.. about.Where(line => line.Items().Contains(item))], about, screen.Whole.Any(whole => whole.Item == item));
    }
}

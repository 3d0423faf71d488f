using System.Collections.Immutable;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Engine.Screens;

/// <summary>Where one person stands in the screens.</summary>
internal sealed class ScreenState
{
    private readonly ClinicalContent content;
    private readonly Answers answers;
    private readonly IReadOnlyList<ScreenReply> replies;
    private readonly SettledAnswers settled;
    private readonly Lazy<HashSet<ItemCode>> needed;
    private readonly Lazy<HashSet<ItemCode>> telling;

    public ScreenState(ClinicalContent content, Answers answers, IReadOnlyList<ScreenReply> replies)
    {
        this.content = content;
        this.answers = answers;
        this.replies = replies;
        settled = Interview.Settle(content, answers);
        needed = new(() => StillMatters.ForWarnings(content, settled));
        telling = new(() => needed.Value.Count > 0 ? [] : StillMatters.ForCauses(content, settled));
    }

    public ScreenStep Next()
    {
        if (Interview.Emergencies(content, settled) is { IsEmpty: false } emergencies)
        {
            return new ScreenStep.Stop(emergencies);
        }

        if (content.Items.FirstOrDefault(settled.IsAskedAgain) is { } again)
        {
            return new ScreenStep.Ask(again, AskReason.Again, []);
        }

        ScreenStep? step = WhichUnsure();
        step ??= Opened();
        step ??= FollowUp(needed.Value);
        step ??= FirstScreen(screen => screen.Everyone || LinesAndWhole(screen, needed.Value).IsAny, needed.Value);
        step ??= FollowUp(telling.Value);
        step ??= MostTelling();
        return step ?? Rest();
    }

    public ScreenStep.Show? Revisit(string code) =>
        Reply(code) is { } before && content.Screens.FirstOrDefault(screen => screen.Code == code) is { } screen
            ? new ScreenStep.Show(
                screen,
                [.. screen.Lines.Where(line => before.Shown.Contains(line.Code))],
                [.. screen.Whole.Where(whole => before.Whole.ContainsKey(whole.Item.Value)).Select(whole => settled.Offering(content[whole.Item]))],
                before)
            : null;

    /// <summary>While flags still hang on something, every screen about causes is counted.</summary>
    public int ScreensLeft()
    {
        var due = needed.Value.Count > 0 ? [.. needed.Value, .. content.SpeaksOfCauses] : telling.Value;
        return content.Screens.Count(screen => LinesAndWhole(screen, due).IsAny);
    }

    private ScreenReply? Reply(string screen) => replies.FirstOrDefault(reply => reply.Screen == screen);

    private ScreenStep.WhichUnsure? WhichUnsure()
    {
        foreach (var screen in content.Screens)
        {
            if (Reply(screen.Code) is not { Unsure: true, UnsureOf: null } reply)
            {
                continue;
            }

            ImmutableArray<ScreenLine> lines = [.. screen.Lines.Where(line => reply.Shown.Contains(line.Code))];
            ImmutableArray<string> checks = [.. lines.SelectMany(line => line.Items()).Distinct().Select(item => content[item].NotSureHelp).OfType<string>()];
            return new ScreenStep.WhichUnsure(screen, lines, checks, reply);
        }

        return null;
    }

    /// <summary>What lines opened is asked unless it cannot matter any more.</summary>
    private ScreenStep.Ask? Opened()
    {
        foreach (var code in content.ScreenIndex.Openable)
        {
            if (settled.IsOpen(code)
                && (needed.Value.Contains(code) || content.SpeaksOfCauses.Contains(code))
                && LineState.Of(content, answers, replies, content[code]) is LineState.Opened(var ticked, var again))
            {
                return new ScreenStep.Ask(settled.Offering(content[code]), again ? AskReason.Again : AskReason.Opened, ticked);
            }
        }

        return null;
    }

    /// <summary>An item that is on no screen comes as soon as it is known to apply.</summary>
    private ScreenStep.Ask? FollowUp(HashSet<ItemCode> due)
    {
        foreach (var item in content.Items)
        {
            if (due.Contains(item.Code) && !IsOnAScreen(item.Code)
                && item.AskWhen is not null && IsKnownToApply(item))
            {
                return new ScreenStep.Ask(settled.Offering(item), AskReason.FollowUp, []);
            }
        }

        return null;
    }

    private ScreenStep.Show? FirstScreen(Func<Screen, bool> isDue, HashSet<ItemCode> due)
    {
        foreach (var screen in content.Screens.Where(isDue))
        {
            var (lines, whole) = LinesAndWhole(screen, due);
            if (lines.Length + whole.Length > 0)
            {
                return new ScreenStep.Show(screen, lines, whole, Reply(screen.Code));
            }
        }

        return null;
    }

    /// <summary>The screen with the item that can do most to tell the leading causes apart, so that the end comes soon.</summary>
    private ScreenStep.Show? MostTelling()
    {
        if (telling.Value.Count == 0)
        {
            return null;
        }

        var item = Interview.MostTelling(content, settled, telling.Value).Code;
        return FirstScreen(screen => IsOn(screen, item) && LinesAndWhole(screen, telling.Value).IsAny, telling.Value)
            ?? FirstScreen(screen => LinesAndWhole(screen, telling.Value).IsAny, telling.Value);
    }

    private ScreenStep Rest()
    {
        var due = needed.Value.Count > 0 ? needed.Value : telling.Value;
        return content.Items.FirstOrDefault(item => due.Contains(item.Code)) is { } item
            ? new ScreenStep.Ask(settled.Offering(item), AskReason.Rest, [])
            : new ScreenStep.Finish();
    }

    private bool IsOnAScreen(ItemCode item) => content.ScreenIndex.PartsOf(item).Any(IsOn);

    private bool IsOn(Screen screen, ItemCode item) => content.ScreenIndex.PartsOf(item).Any(part => part.Screen.Code == screen.Code && IsOn(part));

    /// <summary>A line that only opens the item does not put it on the screen.</summary>
    private static bool IsOn(ScreenPart part) => part.IsWhole || part.Lines.Length > 0;

    /// <summary>Known to apply: what decides it is answered, or cannot decide it any more.</summary>
    private bool IsKnownToApply(Item item) => item.AskWhen is not { } when || TruthRange.Of(when, content, settled).IsFixed;

    /// <summary>
    /// What the screen has to offer now. Whoever is shown it for a warning sign is asked what it says of causes as well, so that it need not
    /// come twice.
    /// </summary>
    private Offer LinesAndWhole(Screen screen, HashSet<ItemCode> due)
    {
        var offer = OfferOf(screen, due);
        return offer.IsAny ? OfferOf(screen, [.. due, .. content.SpeaksOfCauses]) : offer;
    }

    /// <summary>Where a screen is shown once more, because something on it came to matter, the lines it had before stay on it.</summary>
    private Offer OfferOf(Screen screen, HashSet<ItemCode> due)
    {
        ImmutableArray<Item> whole =
        [
            .. screen.Whole
                .Where(one => settled.IsOpen(one.Item) && IsKnownToApply(content[one.Item]) && (screen.Everyone || due.Contains(one.Item)))
                .Select(one => settled.Offering(content[one.Item])),
        ];
        var open = content.ScreenIndex.LineItems(screen).Where(item => (screen.Everyone || due.Contains(item)) && IsUntold(item, screen)).ToHashSet();
        var before = Reply(screen.Code)?.Shown ?? [];
        ImmutableArray<ScreenLine> lines = open.Count == 0 ? [] :
        [
            .. screen.Lines.Where(line => CanApply(line) && (before.Contains(line.Code) || line.Items().Any(open.Contains))),
        ];
        return new Offer(lines, whole);
    }

    /// <summary>Whether the item is open and this screen has not been asked about it.</summary>
    private bool IsUntold(ItemCode item, Screen screen) =>
        settled.IsOpen(item)
        && Reply(screen.Code)?.Shown.Any(line => screen.Find(line)?.Items().Contains(item) is true) is not true;

    /// <summary>A line goes with the options it stands for: where none of them can apply, it is left out.</summary>
    private bool CanApply(ScreenLine line) => line.Covers().Any(answer =>
        settled.IsApplicable(answer.Item)
        && content[answer.Item].Find(answer.Option)?.HideWhen?.Evaluate(settled, Truth.False) is not Truth.True);

    private readonly record struct Offer(ImmutableArray<ScreenLine> Lines, ImmutableArray<Item> Whole)
    {
        public bool IsAny => Lines.Length + Whole.Length > 0;
    }
}

using System.Collections.Immutable;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Engine.Rules;

/// <summary>
/// The answers as rules may see them: items that do not apply are out, whatever was answered before, and doubtful answers
/// count as "not sure". Made by <see cref="Interview.Settle"/>.
/// </summary>
public sealed class SettledAnswers
{
    private const ulong Every = ulong.MaxValue;
    private readonly ClinicalContent content;
    private readonly Answers given;
    private readonly Standing[] standings;
    private readonly ulong[] chosen;
    private readonly ulong[] open;
    private int informativeCount = -1;
    private (int Settled, Urgency Urgency) soFar = (-1, Urgency.SelfCare);
    private int settledCount;

    private SettledAnswers(ClinicalContent content, Answers given)
    {
        this.content = content;
        this.given = given;
        standings = new Standing[content.Items.Length];
        chosen = new ulong[content.Items.Length];
        open = new ulong[content.Items.Length];
    }

    /// <summary>Where an item stands.</summary>
    private enum Standing : byte
    {
        NotAsked,
        NotApplicable,
        Answered,

        /// <summary>Answered, but a later answer casts doubt: counts as "not sure".</summary>
        Doubted,
    }

    /// <summary>The answers as they were given.</summary>
    internal Answers Given => given;

    /// <summary>How many of the counted items (<see cref="Ranking.InformativeItems"/>) were answered with information.</summary>
    public int InformativeCount => informativeCount >= 0 ? informativeCount : informativeCount =
        content.Ranking.InformativeItems.Count(item => this[item] is { IsInformative: true });

    /// <returns>The answer, or null when the item was not asked or does not apply.</returns>
    public Answer? this[ItemCode item] =>
        standings[content.Position(item)] is Standing.Answered or Standing.Doubted ? given[item] : null;

    /// <summary>
    /// False when the item is hidden because its ask-when is false, or because it cannot apply (<see cref="Item.HideWhen"/>) and was
    /// not answered.
    /// </summary>
    public bool IsApplicable(ItemCode item) => standings[content.Position(item)] is not Standing.NotApplicable;

    /// <summary>Whether the item applies, or may come to, and has no answer.</summary>
    public bool IsOpen(ItemCode item) => IsOpen(content.Position(item));

    /// <summary>Whether a later answer makes this one count as "not sure" until it is given again.</summary>
    public bool IsDoubted(ItemCode item) => standings[content.Position(item)] is Standing.Doubted;

    /// <summary>The item as a screen offers it: options that cannot apply to this person are left out, unless they are chosen already.</summary>
    public Item Offering(Item item) => item.Options.All(option => option.HideWhen is null) ? item : item with
    {
        Options =
        [
            .. item.Options.Where(option =>
                option.HideWhen?.Evaluate(this, Truth.False) is not Truth.True || given[item.Code]?.Has(option.Code) is true),
        ],
    };

    /// <summary>The options of this test that were chosen.</summary>
    public IEnumerable<OptionCode> Chosen(Criterion.Is test)
    {
        var position = content.Position(test.Item);
        return test.Options.Where(option => (chosen[position] & BoundTest.Bit(content.Items[position], option)) != 0);
    }

    internal static SettledAnswers Of(ClinicalContent content, Answers given)
    {
        var settled = new SettledAnswers(content, given);
        for (var position = 0; position < content.Items.Length; position++)
        {
            settled.Settle(content.Items[position], position);
            settled.Doubt();
        }

        return settled;
    }

    /// <summary>The same answers without those to some items.</summary>
    internal SettledAnswers Without(IEnumerable<ItemCode> items) => Of(content, given.Without(items));

    /// <inheritdoc cref="IsOpen(ItemCode)" />
    internal bool IsOpen(int position) => standings[position] is Standing.NotAsked;

    internal Truth Test(Criterion.Is test, Truth notAsked)
    {
        var bound = test.In(content);
        return standings[bound.Position] is Standing.NotAsked ? notAsked
            : (chosen[bound.Position] & bound.Options) != 0 ? Truth.True
            : (open[bound.Position] & bound.Options) != 0 && IsLeftOpen(bound) ? Truth.Unknown
            : Truth.False;
    }

    /// <summary>What red flags demand on the items settled so far; a lower bound, as the rest counts as "no".</summary>
    internal Urgency UrgencySoFar()
    {
        if (soFar.Settled < settledCount)
        {
            var highest = Urgency.SelfCare;
            foreach (var flag in content.RedFlags)
            {
                highest = Urgencies.Highest(highest, flag.Judge(this).Demands);
            }

            soFar = (settledCount, highest);
        }

        return soFar.Urgency;
    }

    internal bool BothSidesMarked(ImmutableArray<OptionCode> places)
    {
        bool left = false, right = false;
        foreach (var item in content.Items)
        {
            if (item.BodyMap is BodyMapUse.None || this[item.Code] is not { } answer)
            {
                continue;
            }

            foreach (var mark in answer.Marks)
            {
                left |= mark.Side is Side.Left && places.Contains(mark.Option);
                right |= mark.Side is Side.Right && places.Contains(mark.Option);
            }
        }

        return left && right;
    }

    /// <summary>Whether the question returns: its doubt holds and arose after it was last answered.</summary>
    internal bool IsAskedAgain(Item item) =>
        item.AskAgain is { } again
        && this[item.Code] is not null
        && (IsDoubted(item.Code) || again.When.Evaluate(this, Truth.False) is Truth.True)
        && given.Turn(item.Code) < LatestTurn(again.When, item.Code);

    private void Settle(Item item, int position)
    {
        if (item.AskWhen?.Evaluate(this) is Truth.False)
        {
            standings[position] = Standing.NotApplicable;
        }
        else if (given[item.Code] is not { } answer)
        {
            standings[position] = item.HideWhen?.Evaluate(this, Truth.False) is Truth.True ? Standing.NotApplicable : Standing.NotAsked;
        }
        else
        {
            standings[position] = Standing.Answered;
            chosen[position] = ChosenBits(item, answer);
            open[position] = OpenBits(item, answer);
            settledCount += content.FeedsRedFlag(item.Code) ? 1 : 0;
        }
    }

    /// <summary>Answers given together have no order: a contradiction among them is a doubt as well.</summary>
    private void Doubt()
    {
        foreach (var item in content.Doubtable)
        {
            var again = item.AskAgain!;
            if (!IsDoubted(item.Code)
                && this[item.Code] is not null
                && again.When.Evaluate(this, Truth.False) is Truth.True
                && given.Turn(item.Code) <= LatestTurn(again.When, item.Code))
            {
                var position = content.Position(item.Code);
                settledCount++;
                standings[position] = Standing.Doubted;
                chosen[position] = BoundTest.Bit(item, OptionCode.NotSure);
                open[position] = Every;
            }
        }
    }

    private int LatestTurn(Criterion doubt, ItemCode except)
    {
        var asked = doubt.Tests().Select(test => test.Item).Where(item => item != except);
        var mapped = Mentions<Criterion.BothSides>(doubt)
            ? content.Items.Where(item => item.BodyMap is not BodyMapUse.None).Select(item => item.Code)
            : [];
        return asked.Concat(mapped).Select(given.Turn).DefaultIfEmpty(0).Max();
    }

    private static ulong ChosenBits(Item item, Answer answer)
    {
        var bits = answer.IsNotSure ? BoundTest.Bit(item, OptionCode.NotSure) : 0;
        foreach (var mark in answer.Marks)
        {
            bits |= BoundTest.Bit(item, mark.Option);
        }

        return bits;
    }

    private static ulong OpenBits(Item item, Answer answer)
    {
        var bits = !answer.IsNotSure ? 0 : item.NotSureCovers is { } covers ? BoundTest.Bits(item, covers) : Every;
        foreach (var mark in answer.Marks)
        {
            if (item.Find(mark.Option)?.LeavesOpen is { } leaves)
            {
                bits |= BoundTest.Bits(item, leaves.Options);
            }
        }

        return bits;
    }

    /// <summary>Whether what was left open still is: another answer may have closed it (<see cref="LeavesOpen.Unless"/>).</summary>
    private bool IsLeftOpen(BoundTest test)
    {
        var item = content.Items[test.Position];
        if (standings[test.Position] is Standing.Doubted || given[item.Code] is not { } answer || answer.IsNotSure)
        {
            return true;
        }

        foreach (var mark in answer.Marks)
        {
            if (item.Find(mark.Option)?.LeavesOpen is { } leaves
                && (BoundTest.Bits(item, leaves.Options) & test.Options) != 0
                && leaves.Unless?.Evaluate(this) is not Truth.True)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Mentions<T>(Criterion criterion)
        where T : Criterion =>
        criterion is T || criterion.Parts.Any(Mentions<T>);
}

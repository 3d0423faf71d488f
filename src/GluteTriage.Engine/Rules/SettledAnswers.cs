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
    private readonly ClinicalContent content;
    private readonly Answers given;
    private readonly Standing[] standings;

    private SettledAnswers(ClinicalContent content, Answers given)
    {
        this.content = content;
        this.given = given;
        standings = new Standing[content.Items.Length];
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

    /// <summary>How many of the counted items (<see cref="Ranking.InformativeItems"/>) were answered with information.</summary>
    public int InformativeCount
    {
        get
        {
            var count = 0;
            foreach (var item in content.Ranking.InformativeItems)
            {
                count += this[item] is { IsInformative: true } ? 1 : 0;
            }

            return count;
        }
    }

    /// <returns>The answer, or null when the item was not asked or does not apply.</returns>
    public Answer? this[ItemCode item] =>
        standings[content.Position(item)] is Standing.Answered or Standing.Doubted ? given[item] : null;

    /// <summary>Whether the item is hidden because its ask-when is false.</summary>
    public bool IsApplicable(ItemCode item) => standings[content.Position(item)] is not Standing.NotApplicable;

    /// <summary>Whether a later answer makes this one count as "not sure" until it is given again.</summary>
    public bool IsDoubted(ItemCode item) => standings[content.Position(item)] is Standing.Doubted;

    /// <summary>The options of this test that were chosen.</summary>
    public IEnumerable<OptionCode> Chosen(Criterion.Is test) =>
        test.Options.Where(option => Test(test.Item, option, Truth.False) is Truth.True);

    internal static SettledAnswers Of(ClinicalContent content, Answers given)
    {
        var settled = new SettledAnswers(content, given);
        for (var position = 0; position < content.Items.Length; position++)
        {
            settled.standings[position] = settled.Settle(content.Items[position]);
        }

        settled.Doubt();
        return settled;
    }

    internal Truth Test(Criterion.Is test, Truth notAsked)
    {
        var greatest = Truth.False;
        foreach (var option in test.Options)
        {
            var truth = Test(test.Item, option, notAsked);
            if (truth is Truth.True)
            {
                return Truth.True;
            }

            greatest = truth > greatest ? truth : greatest;
        }

        return greatest;
    }

    /// <summary>What red flags demand on the items settled so far; a lower bound, as the rest counts as "no".</summary>
    internal Urgency UrgencySoFar()
    {
        var highest = Urgency.SelfCare;
        foreach (var flag in content.RedFlags)
        {
            highest = Urgencies.Highest(highest, flag.Judge(this).Demands);
        }

        return highest;
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
        && given.Turn(item.Code) < LatestTurn(again.When, item.Code)
        && again.When.Evaluate(this, Truth.False) is Truth.True;

    private Standing Settle(Item item) =>
        item.AskWhen?.Evaluate(this) is Truth.False ? Standing.NotApplicable
        : given[item.Code] is null ? Standing.NotAsked
        : Standing.Answered;

    /// <summary>Answers given together have no order: a contradiction among them is a doubt as well.</summary>
    private void Doubt()
    {
        foreach (var item in content.Items)
        {
            if (item.AskAgain is { CountsAsNotSure: true } again
                && this[item.Code] is not null
                && given.Turn(item.Code) <= LatestTurn(again.When, item.Code)
                && again.When.Evaluate(this, Truth.False) is Truth.True)
            {
                standings[content.Position(item.Code)] = Standing.Doubted;
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

    private Truth Test(ItemCode code, OptionCode option, Truth notAsked)
    {
        var position = content.Position(code);
        switch (standings[position])
        {
            case Standing.NotAsked:
                return notAsked;
            case Standing.NotApplicable:
                return Truth.False;
            case Standing.Doubted:
                return option == OptionCode.NotSure ? Truth.True : Truth.Unknown;
            default:
                var answer = given[code]!;
                return option == OptionCode.NotSure
                    ? answer.IsNotSure ? Truth.True : Truth.False
                    : answer.Has(option) ? Truth.True
                    : LeavesOpen(content.Items[position], answer, option) ? Truth.Unknown
                    : Truth.False;
        }
    }

    private bool LeavesOpen(Item item, Answer answer, OptionCode option)
    {
        if (answer.IsNotSure && item.NotSureCovers?.Contains(option) is not false)
        {
            return true;
        }

        foreach (var mark in answer.Marks)
        {
            if (item.Find(mark.Option)?.LeavesOpen is { } open
                && open.Options.Contains(option)
                && open.Unless?.Evaluate(this) is not Truth.True)
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

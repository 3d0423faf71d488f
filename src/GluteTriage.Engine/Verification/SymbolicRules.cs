using System.Diagnostics;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;
using GluteTriage.Engine.Verification.Diagrams;

namespace GluteTriage.Engine.Verification;

/// <summary>
/// The meaning of the rules over all combinations at once. Follows <see cref="Criterion.Evaluate"/>,
/// <see cref="SettledAnswers"/> and <see cref="FlagJudgements.Judge"/> line by line; tests hold the two equal.
/// </summary>
internal sealed class SymbolicRules
{
    private readonly AnswerSpace space;
    private readonly Diagram diagram;
    private readonly ClinicalContent content;
    private readonly Dictionary<(Criterion, Reading), TruthSets> decided = [];
    private readonly Dictionary<int, int> applicable = [];
    private readonly Dictionary<(RedFlagCode, int), int[]> demands = [];

    public SymbolicRules(AnswerSpace space)
    {
        this.space = space;
        diagram = space.Diagram;
        content = space.Content;
    }

    private int End => content.Items.Length;

    /// <summary>As rules are read for what is raised and not excluded: an item not asked is a "no".</summary>
    public Reading LowerBound => new(NotAskedIsUnknown: false, End);

    /// <summary>As rules are read for what is still open: an item not asked may be anything.</summary>
    public Reading StillOpen => new(NotAskedIsUnknown: true, End);

    /// <summary>Where the item at this position is not hidden: not by its ask-when, nor, unless it was answered, because it cannot apply.</summary>
    public int Applicable(int position)
    {
        if (!applicable.TryGetValue(position, out var shown))
        {
            shown = content.Items[position].AskWhen is { } when
                ? Of(when, new Reading(NotAskedIsUnknown: true, Until: position)).Possible
                : Diagram.True;
            if (content.Items[position].HideWhen is { } hide)
            {
                shown = diagram.And(shown, diagram.Or(
                    space.Answered(position), diagram.Not(Of(hide, LowerBound with { Until = position }).True)));
            }

            applicable[position] = shown;
        }

        return shown;
    }

    /// <summary>Where the criterion is true, and where it is not false.</summary>
    public TruthSets Of(Criterion criterion, Reading reading)
    {
        if (!decided.TryGetValue((criterion, reading), out var sets))
        {
            sets = Decide(criterion, reading);
            decided[(criterion, reading)] = sets;
        }

        return sets;
    }

    /// <summary>Where the flag demands at least this urgency.</summary>
    public int Demands(RedFlag flag, Urgency urgency) => Demands(flag, End)[(int)urgency];

    /// <summary>Where the flag is raised at the tier at this index, no higher tier being true.</summary>
    public int Raised(RedFlag flag, int tier) => diagram.Except(
        Of(flag.Tiers[tier].When, LowerBound).True,
        diagram.Any(flag.Tiers.Take(tier).Select(higher => Of(higher.When, LowerBound).True)));

    /// <summary>Where the tier at this index is the highest that only "not sure" keeps from being true.</summary>
    public int NotExcluded(RedFlag flag, int tier) => NotExcluded(flag, tier, LowerBound);

    /// <summary>Where flags and floors together demand at least this urgency.</summary>
    public int Warnings(Urgency urgency) => urgency is Urgency.SelfCare ? Diagram.True : diagram.Or(
        diagram.Any(content.RedFlags.Select(flag => Demands(flag, urgency))),
        diagram.Any(content.Floors.Where(floor => floor.Urgency >= urgency).Select(floor => Of(floor.When, LowerBound).True)));

    /// <summary>Where the item at this position applies and its answer says something about the person.</summary>
    public int Informative(int position) => diagram.And(
        Applicable(position),
        diagram.Any(content.Items[position].Options
            .Select((option, index) => option.Code.IsInformative ? space.Bit(position, index) : Diagram.False)));

    private int NotExcluded(RedFlag flag, int tier, Reading reading)
    {
        var own = Of(flag.Tiers[tier].When, reading);
        return diagram.Except(
            diagram.Except(own.Possible, own.True),
            diagram.Any(flag.Tiers.Take(tier).Select(higher => Of(higher.When, reading).Possible)));
    }

    private int[] Demands(RedFlag flag, int until)
    {
        if (!demands.TryGetValue((flag.Code, until), out var found))
        {
            var reading = LowerBound with { Until = until };
            found = new int[Urgencies.InOrder.Count];
            found[(int)Urgency.SelfCare] = Diagram.True;
            var above = Diagram.False;
            for (var tier = 0; tier < flag.Tiers.Length; tier++)
            {
                var truth = Of(flag.Tiers[tier].When, reading);
                AddUpTo(flag.Tiers[tier].Urgency, diagram.Except(truth.True, above));
                AddUpTo(flag.Tiers[tier].Urgency.FloorWhenNotExcluded(), NotExcluded(flag, tier, reading));
                above = diagram.Or(above, truth.True);
            }

            demands[(flag.Code, until)] = found;
        }

        return found;

        void AddUpTo(Urgency urgency, int where)
        {
            for (var level = 0; level <= (int)urgency; level++)
            {
                found[level] = diagram.Or(found[level], where);
            }
        }
    }

    private TruthSets Decide(Criterion criterion, Reading reading)
    {
        switch (criterion)
        {
            case Criterion.Is test:
                return Test(test, reading);
            case Criterion.All(var of):
                var all = of.Select(part => Of(part, reading)).ToList();
                return new(diagram.All(all.Select(part => part.True)), diagram.All(all.Select(part => part.Possible)));
            case Criterion.Any(var of):
                return Some(of.Select(part => Of(part, reading)));
            case Criterion.None(var of):
                var some = Some(of.Select(part => Of(part, reading)));
                return new(diagram.Not(some.Possible), diagram.Not(some.True));
            case Criterion.AtLeast(var count, var of):
                var each = of.Select(part => Of(part, reading)).ToList();
                return new(AtLeast(count, each.Select(part => part.True)), AtLeast(count, each.Select(part => part.Possible)));
            case Criterion.UrgencyBelow(var urgency):
                var below = diagram.Not(diagram.Any(content.RedFlags.Select(flag => Demands(flag, reading.Until)[(int)urgency])));
                return new(below, below);
            case Criterion.FewerInformative(var count):
                // Counting the simple ones first keeps the diagrams small.
                var informative = content.Ranking.InformativeItems.Select(item => Informative(content.Position(item)));
                var fewer = diagram.Not(AtLeast(count, informative.OrderBy(function => diagram.Support(function).Count)));
                return new(fewer, fewer);
            default:
                throw new UnreachableException($"Criterion case {criterion.GetType().Name} does not occur in rules.");
        }
    }

    private TruthSets Some(IEnumerable<TruthSets> parts)
    {
        var list = parts.ToList();
        return new(diagram.Any(list.Select(part => part.True)), diagram.Any(list.Select(part => part.Possible)));
    }

    private int AtLeast(int count, IEnumerable<int> functions)
    {
        var reached = new int[count + 1];
        reached[0] = Diagram.True;
        foreach (var function in functions)
        {
            for (var more = count; more > 0; more--)
            {
                reached[more] = diagram.Or(reached[more], diagram.And(function, reached[more - 1]));
            }
        }

        return reached[count];
    }

    private TruthSets Test(Criterion.Is test, Reading reading)
    {
        var position = content.Position(test.Item);
        var item = content.Items[position];
        if (position >= reading.Until)
        {
            return reading.NotAskedIsUnknown ? new(Diagram.False, Diagram.True) : new(Diagram.False, Diagram.False);
        }

        if (position == reading.Open)
        {
            return new(Diagram.False, Diagram.True);
        }

        var shown = Applicable(position);
        var doubted = space.Doubt(position);
        var notSure = NotSure(item);
        var chosen = diagram.Any(test.Options.Select(option =>
            option == OptionCode.NotSure && item.Find(option) is not null ? notSure : space.Bit(item.Code, option)));
        var saidWhenDoubted = test.Options.Contains(OptionCode.NotSure) && item.Find(OptionCode.NotSure) is not null;
        var isTrue = diagram.Or(
            diagram.Except(chosen, doubted), saidWhenDoubted ? doubted : Diagram.False);

        var coveredByNotSure = item.NotSureCovers is not { } covers || test.Options.Any(covers.Contains);
        var open = diagram.Or(doubted, coveredByNotSure ? notSure : Diagram.False);
        foreach (var option in item.Options.Where(option => option.LeavesOpen is not null))
        {
            if (test.Options.Any(option.LeavesOpen!.Options.Contains))
            {
                var closed = option.LeavesOpen.Unless is { } unless
                    ? Of(unless, reading with { NotAskedIsUnknown = true, Open = -1 }).True
                    : Diagram.False;
                open = diagram.Or(open, diagram.And(
                    space.Bit(item.Code, option.Code), diagram.Or(notSure, diagram.Not(closed))));
            }
        }

        var notAsked = reading.NotAskedIsUnknown ? diagram.Not(space.Answered(position)) : Diagram.False;
        return new(
            diagram.And(shown, isTrue),
            diagram.And(shown, diagram.Or(isTrue, diagram.Or(open, notAsked))));
    }

    private int NotSure(Item item) =>
        diagram.Or(space.Bit(item.Code, OptionCode.NotSure), space.Bit(item.Code, OptionCode.Skip));
}

using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Engine.Verification;

/// <summary>Property 7: where the questions end early, no answer to what was left could have changed what is told first.</summary>
internal sealed class EarlyStopIsSafe
{
    private readonly Proof proof;
    private readonly Func<ItemCode, bool> maySkip;
    private readonly List<Fault> faults = [];

    private EarlyStopIsSafe(Proof proof, Func<ItemCode, bool> maySkip) => (this.proof, this.maySkip) = (proof, maySkip);

    public static PropertyResult Check(Proof proof) => Check(proof, proof.Content.MaySkip);

    /// <param name="maySkip">Which items an interview may end without.</param>
    internal static PropertyResult Check(Proof proof, Func<ItemCode, bool> maySkip)
    {
        var check = new EarlyStopIsSafe(proof, maySkip);
        var skippable = proof.Content.Items.Where(item => maySkip(item.Code)).ToList();
        foreach (var item in skippable)
        {
            check.WarningsDoNotHangOn(item);
        }

        var stops = proof.Interviews.AsParallel().AsOrdered().Select(check.AnswersLeftOut).OfType<EarlyEnd>().ToList();
        check.faults.AddRange(stops.SelectMany(stop => stop.Faults));
        return new PropertyResult
        {
            Number = 7,
            Code = "early-stop-is-safe",
            Claim =
                "When the questions end early, no answer to the rest could have changed how soon to be seen, "
                + "which explanation comes first, or how well it is said to fit.",
            Outcome = check.faults.Count == 0 ? Outcome.Proved : Outcome.Failed,
            Method = $"Decision diagrams: for every answer to each of {skippable.Count} items that may be left out, the combinations in which it changes what "
                + "flags and floors demand are none. Interval bounds: the questions end only where the least the first family can come to is more than "
                + "the most any other can, and its word and its urgency are the same at both ends. "
                + "The people of the vignettes are then asked the rest as well.",
            Combinations = proof.Space.Combinations,
            Figures =
            [
                new("items that may be left out", skippable.Count),
                new("people of the vignettes whose questions end early", stops.Count),
                new("answers to what was left, tried one by one", stops.Sum(stop => stop.Tried)),
            ],
            Faults = [.. check.faults],
        };
    }

    /// <summary>With enough informative answers given, what was not asked may be answered without any warning coming or going.</summary>
    private void WarningsDoNotHangOn(Item item)
    {
        var diagram = proof.Diagram;
        var position = proof.Content.Position(item.Code);
        var notAsked = proof.Space.Answer(position);
        var enough = diagram.Fix(diagram.Not(proof.Rules.Of(EarlyStop.TooLittle(proof.Content), proof.Rules.LowerBound).True), notAsked);
        var lawful = diagram.And(diagram.Fix(proof.Space.Lawful, notAsked), NothingBehind(item));
        foreach (var urgency in Urgencies.InOrder.Where(urgency => urgency > Urgency.SelfCare))
        {
            var without = diagram.Fix(proof.Warnings(urgency), notAsked);
            foreach (var option in item.Options)
            {
                var with = diagram.Fix(proof.Warnings(urgency), proof.Space.Answer(position, option.Code));
                var changed = diagram.Or(diagram.Except(with, without), diagram.Except(without, with));
                if (proof.Space.Person(diagram.And(diagram.And(changed, enough), lawful)) is { } person)
                {
                    faults.Add(new Fault(
                        $"item {item.Code}, option {option.Code}",
                        $"it may be left out, yet it decides whether warnings demand {urgency.Code()}.",
                        "Ask it of everybody, or take it out of what decides that.",
                        person));
                    return;
                }
            }
        }
    }

    /// <summary>An item waits for those that decide whether it applies, so none of those behind this one has an answer before it.</summary>
    private int NothingBehind(Item item) => proof.Diagram.All(proof.Positions
        .Where(position => proof.Content.Items[position].AskWhen?.Tests().Any(test => test.Item == item.Code) is true)
        .Select(position => proof.Diagram.Not(proof.Space.Answered(position))));

    /// <returns>Null where nothing was left out.</returns>
    private EarlyEnd? AnswersLeftOut(Answers asked)
    {
        var content = proof.Content;
        var left = Interview.Missing(content, Interview.Settle(content, asked)).Where(item => maySkip(item)).ToList();
        if (left.Count == 0 || Interview.Next(content, asked) is not Step.Finish)
        {
            return null;
        }

        var (tried, changed) = (0, new List<Fault>());
        var told = Told(asked);
        foreach (var item in left.Select(code => content[code]))
        {
            foreach (var reply in Replies.OneByOne(item))
            {
                tried++;
                if (Told(asked.With(item.Code, reply)) != told)
                {
                    changed.Add(new Fault(
                        $"item {item.Code}", $"the questions end without it, and the answer {reply} would have told another result.",
                        "This is a fault of the program: report it.", asked));
                }
            }
        }

        return new EarlyEnd(tried, changed);
    }

    private (Urgency Urgency, FamilyCode? First, FitWord? Fit) Told(Answers answers)
    {
        var assessed = Triage.Assess(proof.Content, answers);
        return (assessed.Urgency, assessed.Families.FirstOrDefault()?.Family.Code, assessed.Families.FirstOrDefault()?.Fit);
    }

    /// <summary>An interview that ended early.</summary>
    /// <param name="Tried">How many answers to what it left out were tried.</param>
    private sealed record EarlyEnd(int Tried, IReadOnlyList<Fault> Faults);
}

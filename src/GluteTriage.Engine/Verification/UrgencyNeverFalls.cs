using System.Collections.Immutable;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;
using GluteTriage.Engine.Verification.Diagrams;

namespace GluteTriage.Engine.Verification;

/// <summary>
/// Property 3: an answer that turns from harmless to a warning, from "no" to "not sure", or gains a tick, never lowers what
/// flags and floors demand. Shown for each flag and floor by itself, which is more than is claimed of their maximum; where one
/// falls by itself, the maximum is tried.
/// </summary>
internal sealed class UrgencyNeverFalls
{
    private readonly Proof proof;
    private readonly Diagram diagram;
    private readonly Dictionary<int, ImmutableSortedSet<int>> supports = [];
    private readonly List<Fault> faults = [];
    private int changes;

    private UrgencyNeverFalls(Proof proof)
    {
        this.proof = proof;
        diagram = proof.Diagram;
    }

    public static PropertyResult Check(Proof proof)
    {
        var check = new UrgencyNeverFalls(proof);
        for (var position = 0; position < proof.Content.Items.Length; position++)
        {
            check.Worsen(position);
        }

        return new PropertyResult
        {
            Number = 3,
            Code = "urgency-never-falls",
            Claim = "A worse answer, or \"not sure\" instead of \"no\", never makes the warnings less urgent.",
            Outcome = check.faults.Count == 0 ? Outcome.Proved : Outcome.Failed,
            Method = $"Decision diagrams: for each of {check.changes} single changes of an answer, the combinations in which a flag "
                + "or floor falls, and the urgency with it, are none. Falls of the whole urgency because another cause then "
                + "ranks first are looked for among the people of the vignettes and listed.",
            Combinations = proof.Space.Combinations,
            Figures = [new("single changes of one answer", check.changes)],
            Remarks = [.. FallsWithTheFirstCause.Among(proof)],
            Faults = [.. check.faults],
        };
    }

    private void Worsen(int position)
    {
        var item = proof.Content.Items[position];
        if (item.Harmless is { } harmless)
        {
            foreach (var option in item.Options.Where(option => option.Code != harmless && option.Code != OptionCode.NotDone))
            {
                Change($"from {harmless} to {option.Code}", position,
                    proof.Space.Answer(position, harmless), proof.Space.Answer(position, option.Code));
            }
        }

        if (item.Kind is ItemKind.SomeOf)
        {
            for (var option = 0; option < item.Options.Length; option++)
            {
                Change($"{item.Options[option].Code} ticked as well", position,
                    proof.Space.Tick(position, option, chosen: false), proof.Space.Tick(position, option, chosen: true),
                    Says(position, besides: option));
            }
        }

        if (proof.Space.Doubt(position) != Diagram.False)
        {
            Change("a later answer casts doubt", position,
                proof.Space.Doubted(position, doubted: false), proof.Space.Doubted(position, doubted: true));
        }
    }

    /// <summary>The answer says something already, so that the tick adds no information where there was none.</summary>
    private int Says(int position, int besides) => diagram.Any(proof.Content.Items[position].Options
        .Select((option, index) => index != besides && option.Code.IsInformative ? proof.Space.Bit(position, index) : Diagram.False));

    private void Change(
        string how, int position, IReadOnlyDictionary<int, bool> before, IReadOnlyDictionary<int, bool> after, int where = Diagram.True)
    {
        var lawful = diagram.And(where, diagram.And(Before(proof.Space.Lawful), After(proof.Space.Lawful)));
        if (lawful == Diagram.False)
        {
            return;
        }

        changes++;
        foreach (var urgency in Urgencies.InOrder.Skip(1))
        {
            foreach (var flag in proof.Content.RedFlags)
            {
                Falls($"red flag {flag.Code}", proof.Rules.Demands(flag, urgency), urgency);
            }

            foreach (var floor in proof.Content.Floors.Where(floor => floor.Urgency >= urgency && !CountsOnlyFewer(floor)))
            {
                Falls($"floor {floor.Code}", proof.Rules.Of(floor.When, proof.Rules.LowerBound).True, urgency);
            }
        }

        int Before(int function) => diagram.Fix(function, before);

        int After(int function) => diagram.Fix(function, after);

        void Falls(string part, int demands, Urgency urgency)
        {
            if (!Reads(demands, before.Keys))
            {
                return;
            }

            var falls = Lost(Before(demands), After(demands));
            if (falls == Diagram.False)
            {
                return;
            }

            falls = diagram.And(diagram.Except(falls, After(proof.Warnings(urgency))), Before(proof.HiddenUnanswered));
            if (proof.Space.Person(diagram.And(falls, diagram.Where(before))) is { } person)
            {
                faults.Add(new Fault(
                    $"item {proof.Content.Items[position].Code}, {how}",
                    $"the warnings fall below {urgency.Code()}, which {part} had demanded.",
                    "Let the rule read the worse answer too, or the skip rule keep the item it hides.",
                    person));
            }
        }

        // Fewer informative answers demand more: it is enough that no change makes any counted item informative.
        bool CountsOnlyFewer(Floor floor) =>
            floor.When is Criterion.FewerInformative && proof.Content.Ranking.InformativeItems.All(item =>
            {
                var informative = proof.Rules.Informative(proof.Content.Position(item));
                var gained = Reads(informative, before.Keys) ? Lost(After(informative), Before(informative)) : Diagram.False;
                return gained == Diagram.False || diagram.And(
                    diagram.Except(gained, After(proof.Warnings(floor.Urgency))), Before(proof.HiddenUnanswered)) == Diagram.False;
            });

        int Lost(int from, int to) => from == to ? Diagram.False : diagram.Except(diagram.And(from, lawful), to);
    }

    private bool Reads(int function, IEnumerable<int> variables)
    {
        if (!supports.TryGetValue(function, out var support))
        {
            support = diagram.Support(function);
            supports[function] = support;
        }

        return variables.Any(support.Contains);
    }
}

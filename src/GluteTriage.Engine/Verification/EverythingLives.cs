using System.Collections.Immutable;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Engine.Verification;

/// <summary>
/// Property 6: every item can be asked, every option can change the outcome, every level of every flag can be raised, every
/// floor can decide, every cause, label and higher urgency can be shown, and no rule is covered by another.
/// </summary>
internal sealed class EverythingLives
{
    private static readonly Criterion Anything = new Criterion.All([]);
    private readonly Proof proof;
    private readonly ClinicalContent content;
    private readonly ImmutableArray<Answers> people;
    private readonly List<Fault> faults = [];
    private int shown;

    private EverythingLives(Proof proof)
    {
        this.proof = proof;
        content = proof.Content;
        people = proof.Interviews;
    }

    public static PropertyResult Check(Proof proof)
    {
        var check = new EverythingLives(proof);
        check.Items();
        check.Options();
        check.Tiers();
        check.Floors();
        check.Causes();
        check.Labels();
        check.Ordering();
        var covered = CoveredRules.Among(proof);
        return new PropertyResult
        {
            Number = 6,
            Code = "everything-lives",
            Claim = "Every question, answer, warning, cause and advice can matter to someone, and no warning only repeats another.",
            Outcome = check.faults.Count == 0 && covered.Faults.IsEmpty ? Outcome.Proved : Outcome.Failed,
            Method = "For each of them one person in whom it matters, found by decision diagrams or search and assessed by the engine; "
                + "decision diagrams compare every two levels of different red flags.",
            Combinations = proof.Space.Combinations,
            Figures = [new("parts shown to matter to someone", check.shown), new("pairs of levels compared", covered.Compared)],
            Remarks = covered.Remarks,
            Faults = [.. check.faults, .. covered.Faults],
        };
    }

    private void Items()
    {
        foreach (var position in proof.Positions)
        {
            Shown($"item {content.Items[position].Code}", "it is never asked before the interview ends.", "Correct its ask-when.",
                proof.Space.Person(proof.Diagram.Except(
                    proof.Diagram.And(proof.Rules.Applicable(position), proof.AnsweredBefore(position)),
                    proof.Warnings(Urgency.Emergency))),
                person => Interview.Settle(content, person).IsApplicable(content.Items[position].Code)
                    && Interview.Next(content, person) is not Step.Stop);
        }
    }

    private void Options()
    {
        foreach (var position in proof.Positions)
        {
            var item = content.Items[position];
            foreach (var option in item.Options.Where(option => option.Code.IsInformative || content.FeedsRedFlag(item.Code)))
            {
                Shown($"item {item.Code}, option {option.Code}", "choosing it changes nothing in anyone.",
                    "Let a rule or a weight read it, or remove it.",
                    OptionsMatter.To(proof, people, position, option), _ => true);
            }
        }
    }

    private void Tiers()
    {
        foreach (var flag in content.RedFlags)
        {
            for (var tier = 0; tier < flag.Tiers.Length; tier++)
            {
                var expected = flag.Tiers[tier];
                var last = expected.When.Tests().Max(test => content.Position(test.Item));
                Shown($"red flag {flag.Code}, tier {expected.Urgency.Code()}", "no answers can raise it at this level.",
                    "Correct its criterion, or remove the tier.",
                    proof.Space.Person(proof.Diagram.And(proof.Rules.Raised(flag, tier), proof.AnsweredBefore(last + 1))),
                    person => flag.Judge(Interview.Settle(content, person)).Raised == expected);
            }
        }
    }

    private void Floors()
    {
        foreach (var floor in content.Floors)
        {
            var decides = proof.Diagram.Except(
                proof.Rules.Of(floor.When, proof.Rules.LowerBound).True,
                proof.Diagram.Any(content.RedFlags.Select(flag => proof.Rules.Demands(flag, floor.Urgency))));
            Shown($"floor {floor.Code}", "it never decides the urgency.", "Correct its criterion, or remove it.",
                proof.Space.Person(decides),
                person => Triage.Assess(content, person) is var assessed
                    && assessed.Floors.Contains(floor) && assessed.UrgencyFromWarnings == floor.Urgency);
        }
    }

    private void Causes()
    {
        foreach (var cause in content.Causes)
        {
            Shown($"cause {cause.Code}", "no whole interview was found in which it ranks first.", "Compare its weights with the clinical tables.",
                Find(cause, cause.Needs ?? Anything, Leads), Leads);
            foreach (var more in cause.MoreUrgent)
            {
                Shown($"cause {cause.Code}, more urgent: {more.Urgency.Code()}", "no interview was found in which it decides.",
                    "Correct its criterion, or remove it.",
                    Find(cause, more.When, IsMoreUrgent), IsMoreUrgent);

                bool IsMoreUrgent(Answers person) =>
                    Leads(person) && more.When.Evaluate(Interview.Settle(content, person), Truth.False) is Truth.True;
            }

            bool Leads(Answers person) => Triage.Assess(content, person).Families[0].Causes[0].Cause == cause
                && Interview.Next(content, person) is Step.Finish;
        }
    }

    private void Labels()
    {
        foreach (var family in content.Families)
        {
            for (var index = 0; index < family.Labels.Length; index++)
            {
                var label = family.Labels[index];
                var keeping = new Criterion.All([label.When, new Criterion.None([.. family.Labels[..index].Select(earlier => earlier.When)])]);
                var found = content.Causes.Where(cause => cause.Family == family.Code)
                    .Select(cause => Find(cause, keeping, IsLabelled))
                    .FirstOrDefault(person => person is not null);
                Shown($"family {family.Code}, label {label.Code}", "no interview was found that shows it first.",
                    "Correct its criterion, or remove it.", found, IsLabelled);

                bool IsLabelled(Answers person) => Triage.Assess(content, person).Families[0] is var first
                    && first.Family.Code == family.Code && first.Label == label;
            }
        }
    }

    private void Ordering()
    {
        foreach (var rule in content.Ranking.Ordering)
        {
            var found = rule.Above.IsEmpty
                ? proof.Space.Person(proof.Rules.Of(rule.When, proof.Rules.LowerBound).True)
                : content.Causes.Where(cause => rule.Above.Contains(cause.Family))
                    .Select(cause => Find(cause, rule.When, Moves))
                    .FirstOrDefault(person => person is not null)
                    ?? Near(rule.When).FirstOrDefault(Moves);
            Shown($"ordering rule {rule.Code}", "no interview was found whose order it changes.", "Correct it, or remove it.", found, Moves);

            bool Moves(Answers person) => Triage.Assess(content, person) is var assessed
                && assessed.Ordering.Contains(rule)
                && (rule.Above.IsEmpty || Outcomes.IsOutOfScore(assessed.Families, rule));
        }
    }

    /// <summary>The people of the vignettes, each with one answer that the criterion reads.</summary>
    private IEnumerable<Answers> Near(Criterion criterion) =>
        from person in people
        from test in criterion.Tests()
        from option in test.Options
        let reply = Reply.Read(content[test.Item], [option.Value]) as Reply.Accepted
        where reply is not null
        select person.With(test.Item, reply.Answer);

    /// <returns>Somebody of whom it holds: one of the people of the vignettes, or one a search for the cause leads to.</returns>
    private Answers? Find(Cause cause, Criterion keeping, Predicate<Answers> holds) =>
        people
            .Concat(new[] { Answers.None, proof.Space.Person(proof.Rules.Of(keeping, proof.Rules.LowerBound).True) ?? Answers.None }
                .Select(given => CauseSearch.Furthest(content, cause.Code, keeping, given)))
            .FirstOrDefault(person => holds(person));

    private void Shown(string where, string otherwise, string remedy, Answers? person, Predicate<Answers> holds)
    {
        if (person is null || !holds(person))
        {
            faults.Add(new Fault(where, otherwise, remedy, person));
        }
        else
        {
            shown++;
        }
    }
}

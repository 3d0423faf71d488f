using CsCheck;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Rules;
using GluteTriage.Engine.Verification;
using GluteTriage.Testing;

namespace GluteTriage.Engine.Tests.Verification;

/// <summary>A proof is worth what its model is: the diagrams mean what the engine does.</summary>
public sealed class SymbolicRulesTests
{
    private const int PeopleTried = 2_000;
    private static readonly ClinicalContent Content = Shipped.Content;
    private static readonly Lazy<Proof> Diagrams = new(() =>
        new Proof(new VerificationSubject { Clinical = Content, Today = new DateOnly(2026, 11, 1) }));

    /// <summary>People who answered everything, and people who left some of it out.</summary>
    private static readonly Gen<Answers> Anyone =
        from person in People.Any
        from asked in Gen.Int[0, 9].Array[person.Length]
        from everything in Gen.Bool
        select person.Where((_, index) => everything || asked[index] < 5).InOrder();

    [Fact]
    public void Diagrams_and_engine_agree_on_what_every_red_flag_demands() =>
        Anyone.Sample(
            answers =>
            {
                var settled = Interview.Settle(Content, answers);
                var isTrue = Diagrams.Value.Space.Combination(answers);
                return Content.RedFlags.All(flag =>
                {
                    var demands = flag.Judge(settled).Demands;
                    return Urgencies.InOrder.All(urgency =>
                        isTrue(Diagrams.Value.Rules.Demands(flag, urgency)) == (demands >= urgency));
                });
            },
            iter: PeopleTried, threads: 1);

    [Fact]
    public void Diagrams_and_engine_agree_on_the_urgency_from_flags_and_floors() =>
        Anyone.Sample(
            answers =>
            {
                var urgency = Triage.Assess(Content, answers).UrgencyFromWarnings;
                var isTrue = Diagrams.Value.Space.Combination(answers);
                return Urgencies.InOrder.All(level => isTrue(Diagrams.Value.Warnings(level)) == (urgency >= level));
            },
            iter: PeopleTried, threads: 1);

    [Fact]
    public void Diagrams_and_engine_agree_on_which_items_apply() =>
        Anyone.Sample(
            answers =>
            {
                var settled = Interview.Settle(Content, answers);
                var isTrue = Diagrams.Value.Space.Combination(answers);
                return Enumerable.Range(0, Content.Items.Length).All(position =>
                    isTrue(Diagrams.Value.Rules.Applicable(position)) == settled.IsApplicable(Content.Items[position].Code));
            },
            iter: PeopleTried, threads: 1);

    [Fact]
    public void Every_person_of_the_tests_is_among_the_combinations() =>
        Anyone.Sample(
            answers => Diagrams.Value.Space.Combination(answers)(Diagrams.Value.Space.Lawful), iter: PeopleTried, threads: 1);
}

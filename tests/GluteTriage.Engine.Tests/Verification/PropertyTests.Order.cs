using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;
using GluteTriage.Engine.Verification;

namespace GluteTriage.Engine.Tests.Verification;

/// <summary>What comes first, and only with what (properties 9 and 10).</summary>
public sealed partial class PropertyTests
{
    [Fact]
    public void An_ordering_rule_that_may_find_nothing_to_lift_is_found()
    {
        var fault = Assert.Single(OrderingRulesHold.Check(Of(Ordered(("wallet-first", "lift: [wallet], above: [knot]")))).Faults);

        Assert.Contains("no family it could lift", fault.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_family_that_must_never_rank_first_where_no_rule_speaks_is_found()
    {
        var never = new NeverFirst(new FamilyCode("knot"), new Criterion.Is(new ItemCode("cough"), [new OptionCode("yes")]));

        var fault = Assert.Single(OrderingRulesHold.Check(new Proof(Subject(Ordered()) with { NeverFirst = [never] })).Faults);

        Assert.Equal(("family knot", "yes"), (fault.Where, Reply(fault, "cough")));
    }

    [Fact]
    public void A_cause_ranked_without_the_answer_it_must_have_is_found()
    {
        var only = new OnlyWith(new CauseCode("knot"), new Criterion.Is(new ItemCode("pocket"), [new OptionCode("same-side")]));

        Assert.Contains(
            NeededAnswersAdvised.Check(new Proof(Subject(Ordered()) with { OnlyWith = [only] })).Faults,
            fault => fault.Where == "cause knot" && fault.What.Contains("must not be ranked without", StringComparison.Ordinal));
    }

    [Fact]
    public void A_cause_that_needs_an_answer_comes_with_advice_about_it()
    {
        var content = Ordered();
        var pocket = new Criterion.Is(new ItemCode("pocket"), [new OptionCode("same-side")]);

        var unadvised = NeededAnswersAdvised.Check(Of(content));
        var advised = NeededAnswersAdvised.Check(new Proof(Subject(content) with { AlwaysAdvised = [pocket] }));

        Assert.Equal("same-side", Reply(Assert.Single(unadvised.Faults), "pocket"));
        Assert.Empty(advised.Faults);
    }
}

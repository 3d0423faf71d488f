using GluteTriage.Engine.Explanations;
using GluteTriage.Engine.Rules;
using GluteTriage.Testing;

namespace GluteTriage.Engine.Tests.Explanations;

/// <summary>What may help where two causes stand at equal rank.</summary>
public sealed class AdviceForTwoTests
{
    [Fact]
    public void What_both_advise_comes_once_and_nothing_the_other_says_to_leave_out()
    {
        var content = An.Content(
            An.Cause("knot", 1, [], "do:\n  - { say: Move about., sources: [R1] }\n  - { say: Stretch., moves: [stretch], sources: [R1] }\n"),
            An.Cause("tendon", 1, [],
                "do:\n  - { say: Move about., sources: [R1] }\n  - { say: Use a pillow., sources: [R1] }\n"
                + "avoid:\n  - { say: Do not stretch., moves: [stretch], sources: [R1] }\n"));

        var advice = AdviceForTwo.Of(content.Causes[0], content.Causes[1]);

        Assert.Equal(["Move about."], Say(advice.Both));
        Assert.Empty(advice.First);
        Assert.Equal(["Use a pillow."], Say(advice.Second));
    }

    [Fact]
    public void On_the_shipped_content_a_knot_beside_sore_side_hip_tendons_is_not_told_to_stretch()
    {
        var advice = AdviceForTwo.Of(Find("trigger-point-gluteus-medius"), Find("greater-trochanteric-pain"));

        Assert.DoesNotContain(advice.First.Concat(advice.Both), each => each.Names("glute-stretch"));
        Assert.Contains(Find("trigger-point-gluteus-medius").Do, each => each.Names("glute-stretch"));
    }

    private static Cause Find(string code) => Shipped.Content.Causes.Single(cause => cause.Code.Value == code);

    private static IEnumerable<string> Say(IEnumerable<Advice> advice) => advice.Select(each => each.Say);
}

using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Verification;
using GluteTriage.Testing;

namespace GluteTriage.Engine.Tests.Verification;

/// <summary>Property 7 fails where an item that a warning hangs on could be left out, and shows a person.</summary>
public sealed class EarlyStopIsSafeTests
{
    private static readonly ClinicalContent Content = An.Content(
        An.Item("fever", "no", "yes"), An.Item("site", "deep", "low"),
        An.RedFlag("hot", Urgency.SameDay, "fever is yes"),
        An.Cause("knot", 20, ["site is deep: +3"]), An.Cause("sciatica", 1, []));

    [Fact]
    public void Leaving_out_what_a_red_flag_reads_is_a_fault_with_a_person()
    {
        var result = EarlyStopIsSafe.Check(Proof, _ => true);

        var fault = Assert.Single(result.Faults);
        Assert.Equal((Outcome.Failed, "item fever, option yes"), (result.Outcome, fault.Where));
        Assert.NotNull(fault.Person);
    }

    [Fact]
    public void Leaving_out_what_only_speaks_of_causes_is_none() => Assert.Empty(EarlyStopIsSafe.Check(Proof).Faults);

    [Fact]
    public void Leaving_out_each_item_a_shipped_red_flag_reads_is_found()
    {
        var all = Shipped.Content.RedFlags
            .SelectMany(flag => flag.Tiers).SelectMany(tier => tier.When.Tests()).Select(test => test.Item).Distinct().ToList();
        var read = Sampling.Of(all, 4).ToHashSet();

        var faults = EarlyStopIsSafe.Check(
            new Proof(new VerificationSubject { Clinical = Shipped.Content, Today = new DateOnly(2026, 11, 1) }), read.Contains).Faults;

        Assert.Equal(read.Count, faults.Length);
    }

    private static Proof Proof => new(new VerificationSubject { Clinical = Content, Today = new DateOnly(2026, 11, 1) });
}

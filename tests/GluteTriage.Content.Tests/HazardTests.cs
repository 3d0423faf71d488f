using GluteTriage.Content.Reading;
using GluteTriage.Content.Tests.Repository;
using GluteTriage.Testing;

namespace GluteTriage.Content.Tests;

/// <summary>A hazard log is worth what holds its controls: each names tests, and the tests exist.</summary>
public sealed class HazardTests
{
    [Fact]
    public void Every_test_a_control_names_exists()
    {
        Assert.True(TestNames.All.Count > 300, "The tests were not found.");
        NoFaults.In(
            from hazard in Shipped.Release.Hazards
            from test in hazard.Controls.SelectMany(control => control.Tests).Except(TestNames.All)
            select $"content/hazards/{hazard.Code}.yaml names the test {test}, which does not exist: name the one that holds the control now.");
    }

    [Fact]
    public void Every_hazard_is_controlled_and_no_control_makes_it_worse()
    {
        var hazards = Shipped.Release.Hazards;

        Assert.InRange(hazards.Length, 25, 200);
        Assert.All(hazards, hazard =>
        {
            Assert.Contains(hazard.Controls, control => control.By is "design" or "test");
            Assert.True(hazard.After.Likelihood <= hazard.Before.Likelihood && hazard.After.Severity <= hazard.Before.Severity, hazard.Code);
            Assert.True(Weight(hazard.After) < Weight(hazard.Before), hazard.Code);
        });

        static int Weight(Risk risk) => risk.Likelihood * risk.Severity;
    }

    [Fact]
    public void No_hazard_is_called_accepted_while_no_clinician_has_read_it() =>
        Assert.All(Shipped.Release.Hazards, hazard => Assert.Equal("open", hazard.Status));
}

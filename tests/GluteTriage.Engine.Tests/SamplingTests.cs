using GluteTriage.Testing;

namespace GluteTriage.Engine.Tests;

/// <summary>What is not tried today is tried on another day.</summary>
public sealed class SamplingTests
{
    private static readonly DateOnly Day = new(2026, 11, 28);
    private static readonly string[] All = [.. Enumerable.Range(0, 100).Select(number => $"case {number}")];

    [Fact]
    public void As_many_days_as_there_are_shares_try_everything_and_nothing_twice()
    {
        var tried = Enumerable.Range(0, 7).SelectMany(days => Sampling.Of(All, 7, Day.AddDays(days), isLongRun: false)).ToList();

        Assert.Equal(All.Order(), tried.Order());
    }

    [Fact]
    public void One_day_tries_the_same_whoever_asks() =>
        Assert.Equal(Sampling.Of(All, 7, Day, isLongRun: false), Sampling.Of(All, 7, Day, isLongRun: false));

    [Fact]
    public void The_long_run_tries_everything() => Assert.Equal(All, Sampling.Of(All, 7, Day, isLongRun: true));
}

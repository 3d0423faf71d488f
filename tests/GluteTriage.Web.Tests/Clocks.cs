using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Web.Tests;

internal static class Clocks
{
    /// <summary>
    /// Puts the clock forward and rings no timer on the way: <see cref="FakeTimeProvider.Advance"/> rings a watch of every five seconds seventeen
    /// thousand times a day, and a site has several.
    /// </summary>
    public static void Skip(this FakeTimeProvider clock, TimeSpan time) => clock.AdjustTime(clock.GetUtcNow() + time);
}

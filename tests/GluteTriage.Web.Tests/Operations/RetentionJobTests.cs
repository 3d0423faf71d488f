using GluteTriage.Sessions;
using GluteTriage.Web.Operations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Web.Tests.Operations;

public sealed class RetentionJobTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_session_without_the_second_consent_is_gone_after_a_day_and_one_with_it_stays()
    {
        await using var site = new Site { Clock = clock };
        var log = site.Services.GetRequiredService<SessionLog>();
        var hash = site.Services.GetRequiredService<ReleaseShelf>().Current.Hash;
        var (unreviewable, _) = await log.OpenAsync(hash, "uk", mayBeReviewed: false, CancellationToken.None);
        var (reviewable, _) = await log.OpenAsync(hash, "uk", mayBeReviewed: true, CancellationToken.None);
        var removed = site.Log.NextAsync("Removed");

        clock.Advance(TimeSpan.FromHours(24));
        await removed;

        Assert.Null(await log.FindAsync(unreviewable, CancellationToken.None));
        Assert.NotNull(await log.FindAsync(reviewable, CancellationToken.None));
    }

    [Fact]
    public async Task A_store_is_removed_once_the_last_session_that_began_with_it_is_gone()
    {
        await using var site = new Site { Clock = clock };
        var log = site.Services.GetRequiredService<SessionLog>();
        var earlier = new string('e', 64);
        var store = Path.Combine(site.Data, "content", earlier + ".db");
        await log.OpenAsync(earlier, "uk", mayBeReviewed: false, CancellationToken.None);
        File.WriteAllText(store, "any");
        var housekeeping = site.Services.GetRequiredService<Housekeeping>();

        await housekeeping.RunAsync(CancellationToken.None);
        Assert.True(File.Exists(store));

        clock.Advance(TimeSpan.FromHours(24));
        await housekeeping.RunAsync(CancellationToken.None);
        Assert.False(File.Exists(store));
    }
}

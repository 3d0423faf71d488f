using System.Data.Common;
using GluteTriage.Sessions.Auditing;

namespace GluteTriage.Web.Reviewing;

/// <summary>
/// Passes on to open pages that a session was taken away, whatever did it, and looks every two seconds whether another process did, such as
/// <c>gt erase</c>.
/// </summary>
internal sealed class TakenAwayWatch(TakenAway taken, ReviewFeed feed, TimeProvider clock) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    private readonly PeriodicTimer timer = new(Every, clock);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        taken.Happened += Tell;
        await LookAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        taken.Happened -= Tell;
        timer.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await LookAsync(stoppingToken);
        }
    }

    private async Task LookAsync(CancellationToken cancel)
    {
        try
        {
            await taken.LookAsync(cancel);
        }
        catch (DbException)
        {
            // A log that cannot be read is said by readiness and by the housekeeping, and the next look finds what this one did not.
        }
    }

    private void Tell(Taken one) => feed.Tell(one.Session, isDeleted: one.Deleted);
}

using System.Data.Common;
using GluteTriage.Sessions;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Web.Operations;

/// <summary>
/// Makes the session log ready and removes what is past its time before the first request; then, beside the serving, at once and every
/// ten minutes, does all the housekeeping, sooner where something went wrong the time before, and once a day looks through the whole log for damage.
/// A log that is not ready does not stop the site: the emergency page needs none, and the other pages say that nothing can be saved.
/// </summary>
internal sealed partial class RetentionJob(
    SessionDbStart sessions, Housekeeping housekeeping, TimeProvider clock, ILogger<RetentionJob> log) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    /// <summary>After a failure: a log that is there again must not wait for ten minutes to be made ready.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan LooksThroughEvery = TimeSpan.FromDays(1);

    // Made here, so that time counts from the moment the site starts.
    private readonly PeriodicTimer timer = new(Every, clock);
    private DateTimeOffset? lookedThroughAt;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await TryAsync(
            async () =>
            {
                await sessions.PrepareAsync(cancellationToken);
                await housekeeping.StartAsync(cancellationToken);
            });
        await base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        timer.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        do
        {
            var next = await TryAsync(() => RunAsync(stoppingToken)) ? Every : Soon;
            if (timer.Period != next)
            {
                timer.Period = next;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RunAsync(CancellationToken cancel)
    {
        await sessions.PrepareAsync(cancel);
        await housekeeping.RunAsync(cancel);
        var now = clock.GetUtcNow();
        if (lookedThroughAt is not { } last || now - last >= LooksThroughEvery)
        {
            lookedThroughAt = now;
            await sessions.CheckAsync(cancel);
        }
    }

    /// <returns>Whether it was done.</returns>
    private async Task<bool> TryAsync(Func<Task> run)
    {
        try
        {
            await run();
            return true;
        }
        catch (Exception cause) when (cause is InvalidOperationException or DbException or DbUpdateException or IOException or UnauthorizedAccessException)
        {
            LogFailed(cause.GetType().Name, cause.Message);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Critical, "The session log is not ready or was not tidied; trying again soon. {Cause}: {Problem}")]
    private partial void LogFailed(string cause, string problem);
}

using System.Data.Common;
using GluteTriage.Sessions;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Web.Operations;

/// <summary>
/// Checks the session log and does the housekeeping: before the first request, then every ten minutes, whatever went wrong the
/// time before. A log that is not ready does not stop the site: the emergency page needs none, and the other pages say that
/// nothing can be saved.
/// </summary>
internal sealed partial class RetentionJob(
    SessionDbStart sessions, Housekeeping housekeeping, TimeProvider clock, ILogger<RetentionJob> log) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    // Made here, so that time counts from the moment the site starts.
    private readonly PeriodicTimer timer = new(Every, clock);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await RunAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        timer.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await RunAsync(stoppingToken);
        }
    }

    private async Task RunAsync(CancellationToken cancel)
    {
        try
        {
            await sessions.PrepareAsync(cancel);
            await housekeeping.RunAsync(cancel);
        }
        catch (Exception cause) when (cause is InvalidOperationException or DbException or DbUpdateException or IOException or UnauthorizedAccessException)
        {
            LogFailed(cause.GetType().Name, cause.Message);
        }
    }

    [LoggerMessage(LogLevel.Critical, "The session log is not ready or was not tidied; trying again in ten minutes. {Cause}: {Problem}")]
    private partial void LogFailed(string cause, string problem);
}

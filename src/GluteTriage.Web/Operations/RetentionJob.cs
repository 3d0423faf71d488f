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

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await RunAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
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
        catch (InvalidOperationException cause)
        {
            LogNotReady(cause.Message);
        }
        catch (Exception cause) when (cause is DbException or DbUpdateException or IOException or UnauthorizedAccessException)
        {
            LogFailed(cause);
        }
    }

    [LoggerMessage(LogLevel.Critical, "Answers cannot be stored. {Problem}")]
    private partial void LogNotReady(string problem);

    [LoggerMessage(LogLevel.Error, "Sessions past their time could not be removed; trying again in ten minutes")]
    private partial void LogFailed(Exception cause);
}

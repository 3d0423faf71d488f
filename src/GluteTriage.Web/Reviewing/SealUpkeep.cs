using System.Data.Common;
using GluteTriage.Sessions.Auditing;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Web.Reviewing;

/// <summary>At the first start that seals rows: those that were there, beside the serving. Where that fails, the next start goes on.</summary>
internal sealed partial class SealUpkeep(EarlierRows earlier, ILogger<SealUpkeep> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // The site answers people first.
            await Task.Yield();
            await earlier.SealAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is sealed stays so, and the next start goes on.
        }
        catch (Exception cause) when (
            cause is DbException or DbUpdateException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            LogNotSealed(cause.GetType().Name, cause.Message);
        }
    }

    [LoggerMessage(LogLevel.Error,
        "What clinicians wrote before could not be sealed, so a change to it cannot be shown; the next start tries again. {Cause}: {Problem}")]
    private partial void LogNotSealed(string cause, string problem);
}

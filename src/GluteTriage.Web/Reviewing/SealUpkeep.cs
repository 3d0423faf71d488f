using System.Data.Common;
using GluteTriage.Sessions.AtRest;
using GluteTriage.Sessions.Auditing;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Web.Reviewing;

/// <summary>
/// At the first start that seals texts and rows: those that were there, beside the serving. Where that fails, the next start goes on.
/// </summary>
internal sealed partial class SealUpkeep(EarlierTexts texts, EarlierRows earlier, ILogger<SealUpkeep> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // The site answers people first.
            await Task.Yield();
            if (await texts.SealAsync(stoppingToken) is > 0 and var count)
            {
                LogSealed(count);
            }

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

    [LoggerMessage(LogLevel.Information,
        "Sealed {Count} answers, results and notes that were stored in the clear before, and wrote the session log anew. Backups made before still "
        + "hold them in the clear: remove those once there is a new one")]
    private partial void LogSealed(long count);

    [LoggerMessage(LogLevel.Error,
        "What was stored before could not be sealed: it can be read in the file, or a change to it cannot be shown. The next start tries again. "
        + "{Cause}: {Problem}")]
    private partial void LogNotSealed(string cause, string problem);
}

using System.Data.Common;
using GluteTriage.Sessions.Reviewing;

namespace GluteTriage.Web.Reviewing.Inbox;

/// <summary>Counts now and then how rare what the inbox is filtered by is, so that its search begins with the rarest.</summary>
internal sealed partial class InboxUpkeep(InboxShares shares, TimeProvider clock, ILogger<InboxUpkeep> log) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                await shares.CountAsync(stoppingToken);
            }
            catch (DbException cause)
            {
                LogNotCounted(cause.GetType().Name, cause.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Warning,
        "What the inbox is filtered by could not be counted, so its pages may come slowly; "
        + "trying again in ten minutes. {Cause}: {Problem}")]
    private partial void LogNotCounted(string cause, string problem);
}

using GluteTriage.Web.Accounts;

namespace GluteTriage.Web.Circuits;

/// <summary>
/// Cuts off every live page whose sign-in holds no longer: at once when the register says so, and otherwise within two seconds. A
/// browser that ignores this has nothing left to talk to.
/// </summary>
internal sealed partial class ConnectionWatch(
    LiveConnections connections, Standing standing, StaffRegister register, TimeProvider clock, ILogger<ConnectionWatch> log)
    : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        register.Revoked += connections.AbortAll;
        try
        {
            using var ticks = new PeriodicTimer(Every, clock);
            while (await ticks.WaitForNextTickAsync(stoppingToken))
            {
                await LookAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
        finally
        {
            register.Revoked -= connections.AbortAll;
        }
    }

    private async Task LookAsync(CancellationToken cancel)
    {
        foreach (var connection in connections.Open)
        {
            try
            {
                if (await standing.AskAsync(connection.User, cancel) is { } why)
                {
                    LogEnded(why);
                    connection.Abort();
                }
            }
            catch (Exception cause) when (cause is not OperationCanceledException)
            {
                // Who cannot be asked about is let out: in doubt nobody reads.
                LogUnknown(cause);
                connection.Abort();
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "A live page was ended: {Why}")]
    private partial void LogEnded(WhyOut why);

    [LoggerMessage(LogLevel.Error, "A live page was ended because its account could not be looked up")]
    private partial void LogUnknown(Exception cause);
}

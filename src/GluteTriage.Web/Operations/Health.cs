using GluteTriage.Sessions;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GluteTriage.Web.Operations;

/// <summary>Whether the process lives, and whether people can be served. One word each: the log has the details.</summary>
internal static class Health
{
    private const string Ready = "ready";

    public static void AddHealth(this IServiceCollection services)
    {
        // Made once: each try of its own would forget the one before.
        services.AddSingleton<SessionLogHealth>();
        services.AddHealthChecks().AddCheck<SessionLogHealth>("sessions", tags: [Ready]);
    }

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) });
    }
}

/// <summary>Whether an answer could be stored now. The content needs no check: without it the app does not start.</summary>
internal sealed partial class SessionLogHealth(SessionLogProbe probe, TimeProvider clock, ILogger<SessionLogHealth> log) : IHealthCheck, IDisposable
{
    /// <summary>
    /// Strangers may ask as often as they like; the file is tried no more often than this. With the three seconds a locked file is waited for, the
    /// answer is never older than five.
    /// </summary>
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim trying = new(1, 1);
    private (DateTimeOffset At, string? Fault)? last;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await trying.WaitAsync(cancellationToken);
        try
        {
            if (last is not { } known || clock.GetUtcNow() - known.At is var age && (age >= Kept || age < TimeSpan.Zero))
            {
                last = known = await TryAsync(cancellationToken);
            }

            return known.Fault is null ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(known.Fault);
        }
        finally
        {
            trying.Release();
        }
    }

    public void Dispose() => trying.Dispose();

    private async Task<(DateTimeOffset At, string? Fault)> TryAsync(CancellationToken cancel)
    {
        var fault = await probe.FindFaultAsync(cancel);
        if (fault is not null && last?.Fault is null)
        {
            LogNotReady(fault);
        }
        else if (fault is null && last?.Fault is not null)
        {
            LogReadyAgain();
        }

        return (clock.GetUtcNow(), fault);
    }

    [LoggerMessage(LogLevel.Critical, "No answer can be saved. {Fault}")]
    private partial void LogNotReady(string fault);

    [LoggerMessage(LogLevel.Warning, "Answers can be saved again")]
    private partial void LogReadyAgain();
}

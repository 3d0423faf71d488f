using System.Data.Common;
using GluteTriage.Sessions;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GluteTriage.Web.Operations;

/// <summary>Whether the process lives, and whether people can be served. One word each: the log has the details.</summary>
internal static class Health
{
    private const string Ready = "ready";

    public static void AddHealth(this IServiceCollection services) =>
        services.AddHealthChecks().AddCheck<SessionLogHealth>("sessions", tags: [Ready]);

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) });
    }
}

/// <summary>Whether an answer could be stored now. The content needs no check: without it the app does not start.</summary>
internal sealed class SessionLogHealth(IDbContextFactory<SessionDb> dbs, TimeProvider clock) : IHealthCheck
{
    /// <summary>Strangers may ask as often as they like; the file is asked no more often than this.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(5);

    private (DateTimeOffset At, HealthCheckResult Result)? last;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        if (last is not { } known || now - known.At >= Kept)
        {
            last = known = (now, await TryAsync(cancellationToken));
        }

        return known.Result;
    }

    /// <summary>Deletes nothing, which takes the same lock as storing an answer, and takes it back.</summary>
    private async Task<HealthCheckResult> TryAsync(CancellationToken cancel)
    {
        try
        {
            await using var db = await dbs.CreateDbContextAsync(cancel);
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            await db.Sessions.Where(session => session.Id < 0).ExecuteDeleteAsync(cancel);
            await transaction.RollbackAsync(cancel);
            return HealthCheckResult.Healthy();
        }
        catch (DbException cause)
        {
            return HealthCheckResult.Unhealthy("The session log cannot be written.", cause);
        }
    }
}

using System.Data.Common;
using GluteTriage.Sessions;
using GluteTriage.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Web.Accounts;

/// <summary>
/// Makes the accounts ready beside everything else that starts, then offers the setup link where there is no administrator.
/// Accounts that are not ready stop nobody from answering questions: staff cannot sign in until the next start, that is all.
/// </summary>
internal sealed partial class AccountStart(
    AppFolders folders, IDbContextFactory<AccountDb> dbs, SetupLink setup, OwnAddress own, IHostApplicationLifetime life, TimeProvider clock,
    ILogger<AccountStart> log) : BackgroundService
{
    private static readonly TimeSpan MigrationLimit = TimeSpan.FromMinutes(2);

    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done once accounts may be read, or the try has failed: whoever reads them then is told why.</summary>
    public Task Ready => ready.Task;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // The site answers people first.
            await Task.Yield();
            await PrepareAsync(stoppingToken);
            if (await setup.OfferAsync(stoppingToken) is { } address)
            {
                await ListeningAsync(stoppingToken);
                LogSetup(own.Of(address));
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The site is being stopped: nothing has failed, and the next start goes on where this one was.
        }
        catch (Exception cause) when (
            cause is DbException or InvalidOperationException or IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            LogFailed(cause.GetType().Name, cause.Message);
        }
        finally
        {
            ready.TrySetResult();
        }
    }

    /// <summary>A start that is stopped before it began never runs: whoever waits for it must not wait for ever.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        ready.TrySetResult();
    }

    /// <summary>Where the site listens is known once it does.</summary>
    private async Task ListeningAsync(CancellationToken cancel)
    {
        var listens = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var started = life.ApplicationStarted.Register(listens.SetResult);
        await listens.Task.WaitAsync(cancel);
    }

    private async Task PrepareAsync(CancellationToken cancel)
    {
        SessionDbStart.CreateForOwnerOnly(folders.Accounts);
        await using var db = await dbs.CreateDbContextAsync(cancel);
        using var limit = new CancellationTokenSource(MigrationLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        if ((await db.Database.GetPendingMigrationsAsync(either.Token)).Any())
        {
            await db.Database.MigrateAsync(either.Token);
        }

        await RewriteNamesAsync(db, cancel);
        await SqliteSettings.UseWriteAheadLogAsync(db.Database, cancel);
        var faults = await SqliteSettings.FindFaultsAsync(db.Database, looksForDamage: true, cancel);
        if (faults.Count > 0)
        {
            throw new InvalidOperationException($"The accounts cannot be trusted: {string.Join("; ", faults)}.");
        }
    }

    /// <summary>
    /// Names are found by one writing of theirs; an account made when that was another is found by it no more. Two that are one in it keep
    /// what they have: both can sign in as they always did, and an administrator can tell them apart.
    /// </summary>
    private static async Task RewriteNamesAsync(AccountDb db, CancellationToken cancel)
    {
        var accounts = await db.Users.ToListAsync(cancel);
        foreach (var alike in accounts.GroupBy(account => Enrolment.Normal(account.UserName!)).Where(alike => alike.Count() == 1))
        {
            alike.Single().NormalizedUserName = alike.Key;
        }

        await db.SaveChangesAsync(cancel);
    }

    [LoggerMessage(LogLevel.Warning, "There is no administrator yet. Whoever opens this address within 30 minutes becomes the first: {Address}")]
    private partial void LogSetup(string address);

    [LoggerMessage(LogLevel.Critical, "The accounts are not ready, so staff cannot sign in. {Cause}: {Problem}")]
    private partial void LogFailed(string cause, string problem);
}

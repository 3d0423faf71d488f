using System.Collections.Immutable;
using GluteTriage.Sessions.Auditing;
using GluteTriage.Sessions.Typing;
using GluteTriage.Web.Accounts;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Web.Reviewing.Glass;

/// <summary>New factors for a colleague, for the queue and the notice.</summary>
/// <param name="WaitsForSecond">Nobody has agreed to it yet, and it was asked for less than a day ago.</param>
/// <param name="IsOwn">Whoever looks asked for it, or it is about them: somebody else agrees and looks into it.</param>
public sealed record FactorsRenewed(
    long Id, string Name, string ByName, string? AgreedBy, bool ByCode, DateTimeOffset At, bool WaitsForSecond, bool IsDone, string? ReviewedBy,
    string? Finding, bool IsOwn, bool IsLate);

/// <summary>
/// The second pair of eyes on new factors for a colleague. Whoever has them reads and judges under the colleague's name, so each is told to all
/// who look after the accounts, and looked into like a breaking of the glass.
/// </summary>
internal sealed class RenewalDesk(StaffAccess access, IDbContextFactory<AccountDb> dbs, AuditedLog audit, GlassFeed feed, TimeProvider clock)
{
    private const int OldShown = 50;

    /// <summary>What has not been looked into yet, the oldest first, then what has, the newest first. What was asked for in vain is left out.</summary>
    [Needs(Permission.ReviewGlass)]
    public async Task<ImmutableArray<FactorsRenewed>> ListAsync(CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.ReviewGlass, cancel);
        var now = clock.GetUtcNow();
        var since = now - StaffDesk.InvitationLifetime;
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var waiting = await db.FactorRenewals.AsNoTracking()
            .Where(one => one.ReviewedAt == null && (one.DoneAt != null || one.At > since)).OrderBy(one => one.At).ToListAsync(cancel);
        var done = await db.FactorRenewals.AsNoTracking().Where(one => one.ReviewedAt != null)
            .OrderByDescending(one => one.At).Take(OldShown).ToListAsync(cancel);
        return
        [
            .. waiting.Concat(done).Select(one => new FactorsRenewed(
                one.Id, one.AccountName, one.ByName, one.AgreedByName, one.ByCode, one.At, one.AgreedBy is null && !one.ByCode, one.DoneAt is not null,
                one.ReviewedBy, one.Finding, one.By == staff.Id || one.AccountId == staff.Id,
                one.ReviewedAt is null && one.DoneAt is { } at && now - at > GlassDesk.ReviewedWithin)),
        ];
    }

    /// <returns>Made, or not yours: agreed to already, too old, or whoever asks is one of the two.</returns>
    [Needs(Permission.AgreeToNewFactors)]
    public async Task<GlassChange> AgreeAsync(long id, CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.AgreeToNewFactors, cancel);
        var since = clock.GetUtcNow() - StaffDesk.InvitationLifetime;
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.FactorRenewals
            .Where(one => one.Id == id && one.By != staff.Id && one.AccountId != staff.Id && one.AgreedBy == null && !one.ByCode && one.At > since)
            .ExecuteUpdateAsync(
                one => one.SetProperty(row => row.AgreedBy, staff.Id).SetProperty(row => row.AgreedByName, staff.Name), cancel) != 1)
        {
            return new GlassChange.NotYours();
        }

        var account = await db.FactorRenewals.Where(one => one.Id == id).Select(one => one.AccountId).SingleAsync(cancel);
        await audit.RecordAsync(staff.Actor, AuditAct.AccountChanged, null, $"account {account}: new factors agreed to", cancel);
        await transaction.CommitAsync(cancel);
        feed.Tell();
        return new GlassChange.Made();
    }

    /// <returns>Made, finding unfit, or not yours.</returns>
    [Needs(Permission.ReviewGlass)]
    public async Task<GlassChange> ReviewAsync(long id, string finding, CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.ReviewGlass, cancel);
        finding = TypedText.Sentences(finding);
        if (finding.Length is < GlassDesk.ReasonAtLeast or > GlassDesk.ReasonAtMost)
        {
            return new GlassChange.FindingUnfit();
        }

        var now = clock.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.FactorRenewals
            .Where(one => one.Id == id && one.By != staff.Id && one.AccountId != staff.Id && one.DoneAt != null && one.ReviewedAt == null)
            .ExecuteUpdateAsync(
                one => one.SetProperty(row => row.ReviewedAt, now).SetProperty(row => row.ReviewedBy, staff.Name).SetProperty(row => row.Finding, finding),
                cancel) != 1)
        {
            return new GlassChange.NotYours();
        }

        await audit.RecordAsync(staff.Actor, AuditAct.GlassReviewed, null, $"new factors {id}", cancel);
        await transaction.CommitAsync(cancel);
        feed.Tell();
        return new GlassChange.Made();
    }
}

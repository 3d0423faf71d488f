using System.Collections.Immutable;
using GluteTriage.Sessions.Auditing;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Sessions.Sharing;
using GluteTriage.Sessions.Typing;
using GluteTriage.Web.Accounts;
using GluteTriage.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Web.Reviewing.Glass;

/// <summary>One breaking, for the queue and the notice.</summary>
/// <param name="IsOwn">Whoever asks broke it, and so cannot review it.</param>
/// <param name="IsOpen">The session can still be read.</param>
/// <param name="IsLate">Nobody has looked into it for longer than <see cref="GlassDesk.ReviewedWithin"/>.</param>
public sealed record BrokenGlass(
    long Id, string ByName, long SessionId, string Reason, DateTimeOffset At, DateTimeOffset Until, string? ReviewedBy, string? Finding,
    bool IsOwn, bool IsOpen, bool IsLate);

/// <summary>
/// The way of last resort: an administrator, who may see no session, reads one for half an hour. Everybody who looks after the accounts
/// is told at once, and somebody else has to look into it.
/// </summary>
internal sealed class GlassDesk(
    StaffAccess access, IDbContextFactory<AccountDb> dbs, AuditedLog audit, ReviewLog log, SharedCodes codes, ReleaseShelf shelf, GlassFeed feed,
    TimeProvider clock)
{
    public const int ReasonAtLeast = 20;
    public const int ReasonAtMost = 500;

    public static readonly TimeSpan OpenFor = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan ReviewedWithin = TimeSpan.FromHours(72);

    /// <summary>What has not been looked into yet is always listed; of the rest, so many.</summary>
    private const int OldShown = 50;

    /// <summary>By the code the person holds: an administrator sees no number, and whoever has no code has nobody in need on the phone.</summary>
    /// <returns>Broken, reason unfit, code wrong, or to wait.</returns>
    [Needs(Permission.BreakGlass)]
    public async Task<GlassChange> BreakAsync(string? code, string reason, CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.BreakGlass, cancel);
        reason = TypedText.Sentences(reason);
        if (reason.Length is < ReasonAtLeast or > ReasonAtMost)
        {
            return new GlassChange.ReasonUnfit();
        }

        var opened = await codes.FindAsync(staff.Actor, code, cancel);
        if (opened is not ByCode<long>.Found(var session))
        {
            return opened is ByCode<long>.Wait(var wait) ? new GlassChange.Wait(wait) : new GlassChange.CodeWrong();
        }

        // The trail first: an access that is not recorded is worse than a record without an access.
        await audit.RecordAsync(staff.Actor, AuditAct.GlassBroken, session, "", cancel);
        var now = clock.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync(cancel);
        db.GlassBreakings.Add(new GlassBreaking
        {
            By = staff.Id,
            ByName = staff.Name,
            SessionId = session,
            Reason = reason,
            At = now,
            Until = now + OpenFor,
        });
        await db.SaveChangesAsync(cancel);
        feed.Tell();
        return new GlassChange.Broken(session);
    }

    /// <returns>The session and until when it may be read; null when whoever asks has not broken the glass for it, or too long ago.</returns>
    [Needs(Permission.BreakGlass)]
    public async Task<(SessionView View, DateTimeOffset Until)?> OpenAsync(long session, CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.BreakGlass, cancel);
        var now = clock.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var open = await db.GlassBreakings.AsNoTracking()
            .Where(one => one.By == staff.Id && one.SessionId == session && one.Until > now)
            .OrderByDescending(one => one.Until).FirstOrDefaultAsync(cancel);
        return open is not null
            && await log.OpenThroughGlassAsync(staff.Actor, session, cancel) is { } reviewed
            && shelf.Find(reviewed.Open.Session.Release) is { } release
            && SessionView.Of(reviewed, release, shelf.Current) is { } view
            ? (view, open.Until)
            : null;
    }

    /// <summary>Whether what whoever asks has opened through the glass may stay on their screen: its person may have taken it away.</summary>
    [Needs(Permission.BreakGlass)]
    public async Task<bool> IsStillOpenAsync(long session, CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.BreakGlass, cancel);
        return await log.MayStillReadAsync(staff.Actor, session, cancel);
    }

    /// <summary>What has not been looked into, the oldest first, then what has, the newest first.</summary>
    [Needs(Permission.ReviewGlass)]
    public async Task<ImmutableArray<BrokenGlass>> ListAsync(CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.ReviewGlass, cancel);
        var now = clock.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var waiting = await db.GlassBreakings.AsNoTracking().Where(one => one.ReviewedAt == null).OrderBy(one => one.At).ToListAsync(cancel);
        var done = await db.GlassBreakings.AsNoTracking().Where(one => one.ReviewedAt != null)
            .OrderByDescending(one => one.At).Take(OldShown).ToListAsync(cancel);
        return
        [
            .. waiting.Concat(done).Select(one => new BrokenGlass(
                one.Id, one.ByName, one.SessionId, one.Reason, one.At, one.Until, one.ReviewedBy, one.Finding, one.By == staff.Id, one.Until > now,
                one.ReviewedAt is null && now - one.At > ReviewedWithin)),
        ];
    }

    /// <returns>Made, finding unfit, or not yours.</returns>
    [Needs(Permission.ReviewGlass)]
    public async Task<GlassChange> ReviewAsync(long id, string finding, CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.ReviewGlass, cancel);
        finding = TypedText.Sentences(finding);
        if (finding.Length is < ReasonAtLeast or > ReasonAtMost)
        {
            return new GlassChange.FindingUnfit();
        }

        var now = clock.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.GlassBreakings.Where(one => one.Id == id && one.By != staff.Id && one.ReviewedAt == null).ExecuteUpdateAsync(
            one => one.SetProperty(row => row.ReviewedAt, now).SetProperty(row => row.ReviewedBy, staff.Name).SetProperty(row => row.Finding, finding),
            cancel) != 1)
        {
            return new GlassChange.NotYours();
        }

        var session = await db.GlassBreakings.Where(one => one.Id == id).Select(one => one.SessionId).SingleAsync(cancel);
        await audit.RecordAsync(staff.Actor, AuditAct.GlassReviewed, session, "", cancel);
        await transaction.CommitAsync(cancel);
        feed.Tell();
        return new GlassChange.Made();
    }
}

using GluteTriage.Sessions;
using GluteTriage.Sessions.Auditing;
using GluteTriage.Web.Accounts;
using GluteTriage.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Web.Reviewing.Audit;

/// <summary>Where auditors read who did what. That they read it is in the trail too, and comes first on their page.</summary>
internal sealed class AuditDesk(StaffAccess access, AuditedLog audited, AuditKey key, AppFolders folders)
{
    public const int AtOnce = 50;

    /// <summary>The entries of one file; the next begins before its last.</summary>
    public const int TakenAtMost = 10_000;

    /// <summary>As many people as a list to choose from can hold.</summary>
    private const int PeopleAtMost = 200;

    /// <exception cref="AccessDeniedException">Nobody is signed in, or they may not.</exception>
    [Needs(Permission.ReadAudit)]
    public async Task<AuditPage> ReadAsync(AuditFilter filter, CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.ReadAudit, cancel);
        return await audited.RunAsync(
            staff.Actor,
            AuditAct.AuditRead,
            filter.Session,
            filter.ToString(),
            async db =>
            {
                var entries = await Matching(db.Set<AuditEntry>().AsNoTracking(), filter)
                    .OrderByDescending(entry => entry.Sequence)
                    .Take(AtOnce + 1)
                    .ToListAsync(cancel);
                return new AuditPage([.. entries.Take(AtOnce)], entries.Count > AtOnce, await PeopleAsync(db, cancel));
            },
            cancel);
    }

    /// <summary>The same entries for a file: as many of the newest as it may have, recorded before they leave.</summary>
    /// <exception cref="AccessDeniedException">Nobody is signed in, or they may not.</exception>
    [Needs(Permission.ReadAudit)]
    public async Task<IReadOnlyList<AuditEntry>> TakeAsync(AuditFilter filter, CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.ReadAudit, cancel);
        return await audited.RunAsync(
            staff.Actor,
            AuditAct.AuditRead,
            filter.Session,
            $"csv {filter}".TrimEnd(),
            db => Matching(db.Set<AuditEntry>().AsNoTracking(), filter).OrderByDescending(entry => entry.Sequence).Take(TakenAtMost).ToListAsync(cancel),
            cancel);
    }

    /// <summary>Checks every entry, the chain and its heads.</summary>
    /// <exception cref="AccessDeniedException">Nobody is signed in, or they may not.</exception>
    [Needs(Permission.ReadAudit)]
    public async Task<AuditVerification> CheckAsync(CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.ReadAudit, cancel);
        await audited.RecordAsync(staff.Actor, AuditAct.AuditRead, null, "check", cancel);

        // SQLite reads on the thread it is called on, and a page must stay alive beside it.
        return await Task.Run(() => AuditVerification.OfAsync(folders.Sessions, key, folders.AuditHeads, cancel), cancel);
    }

    private static IQueryable<AuditEntry> Matching(IQueryable<AuditEntry> entries, AuditFilter filter)
    {
        if (filter.Act is { } act)
        {
            entries = entries.Where(entry => entry.Act == act);
        }

        if (filter.Person is { } person)
        {
            entries = entries.Where(entry => entry.Actor == person);
        }

        if (filter.Session is { } session)
        {
            // A listing is one entry with the numbers of its sessions first: 7,12,30 of ...
            var (among, last) = ($"%,{session},%", $"%,{session} of %");
            entries = entries.Where(entry => entry.SessionId == session
                || (entry.Act == AuditAct.Listed && (EF.Functions.Like("," + entry.Detail, among) || EF.Functions.Like("," + entry.Detail, last))));
        }

        if (filter.From is { } from)
        {
            var start = new DateTimeOffset(from, TimeOnly.MinValue, TimeSpan.Zero);
            entries = entries.Where(entry => entry.At >= start);
        }

        if (filter.To is { } to && to < DateOnly.MaxValue)
        {
            var end = new DateTimeOffset(to.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
            entries = entries.Where(entry => entry.At < end);
        }

        return filter.Before is { } before ? entries.Where(entry => entry.Sequence < before) : entries;
    }

    /// <summary>Goes from one person to the next in the index, in one statement: there are few people and many entries.</summary>
    private static async Task<IReadOnlyList<Actor>> PeopleAsync(SessionDb db, CancellationToken cancel)
    {
        var people = await db.Database.SqlQuery<PersonRead>(
            $"""
            WITH RECURSIVE person(actor) AS (
                SELECT MIN(actor) FROM audit_entry
                UNION ALL
                SELECT (SELECT MIN(e.actor) FROM audit_entry AS e WHERE e.actor > person.actor) FROM person WHERE person.actor IS NOT NULL
            )
            SELECT actor AS Account, (SELECT e.actor_name FROM audit_entry AS e WHERE e.actor = person.actor ORDER BY e.sequence DESC LIMIT 1) AS Name
            FROM person WHERE actor IS NOT NULL LIMIT {PeopleAtMost}
            """).ToListAsync(cancel);
        return [.. people.Select(person => new Actor(person.Account, person.Name)).OrderBy(person => person.Name, StringComparer.OrdinalIgnoreCase)];
    }

    private sealed record PersonRead(string Account, string Name);
}

/// <summary>Some entries of the trail, newest first.</summary>
/// <param name="HasOlder">More match.</param>
/// <param name="People">Everyone who is in the trail, each by the name they had last.</param>
public sealed record AuditPage(IReadOnlyList<AuditEntry> Entries, bool HasOlder, IReadOnlyList<Actor> People);

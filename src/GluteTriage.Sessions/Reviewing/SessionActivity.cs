using System.Collections.Immutable;
using GluteTriage.Sessions.Auditing;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions.Reviewing;

/// <summary>One thing that staff did to a session, as the audit trail has it.</summary>
/// <param name="Actor">Account id.</param>
/// <param name="ActorName">As they were called then.</param>
public sealed record SessionActivity(DateTimeOffset At, string Actor, string ActorName, AuditAct Act, string Detail)
{
    /// <summary>Of whom a session was assigned to, in the detail of an entry: <c>to account-7</c>.</summary>
    public const string AssignedTo = "to ";

    /// <summary>Entries looked through: more than anybody reads.</summary>
    internal const int LookedThrough = 200;

    /// <summary>Who reads a session, and who has it: no hint of what anybody thinks of it.</summary>
    private static readonly ImmutableArray<AuditAct> Neutral =
        [AuditAct.Opened, AuditAct.OpenedByCode, AuditAct.Claimed, AuditAct.Assigned, AuditAct.Released, AuditAct.Printed, AuditAct.Copied];

    private static readonly ImmutableArray<AuditAct> OfStaff =
    [
        .. Neutral, AuditAct.ToolShown, AuditAct.Reviewed, AuditAct.NoteSaved, AuditAct.OutcomeNoted, AuditAct.Closed, AuditAct.Reopened,
        AuditAct.ConcernReported, AuditAct.VignetteDrawn, AuditAct.Exported, AuditAct.GlassBroken,
    ];

    /// <summary>What was done and not refused, the latest first. The same of the same account in a row is one, with its latest time.</summary>
    /// <param name="alone">Whether this account is to judge without knowing what others thought: then of them no more than who read it and who has it.</param>
    internal static async Task<ImmutableArray<SessionActivity>> OfAsync(
        SessionDb db, Actor actor, long sessionId, bool alone, CancellationToken cancel)
    {
        var acts = OfStaff.AsEnumerable();
        var neutral = Neutral.AsEnumerable();
        var entries = await db.AuditEntries.AsNoTracking()
            .Where(entry => entry.SessionId == sessionId && acts.Contains(entry.Act) && !entry.Detail.EndsWith(AuditedLog.Refused)
                && (!alone || entry.Actor == actor.Account || neutral.Contains(entry.Act)))
            .OrderByDescending(entry => entry.Sequence)
            .Take(LookedThrough)
            .Select(entry => new SessionActivity(entry.At, entry.Actor, entry.ActorName, entry.Act, entry.Detail))
            .ToListAsync(cancel);
        return [.. entries.Where((entry, at) => at == 0 || (entries[at - 1].Actor, entries[at - 1].Act) != (entry.Actor, entry.Act))];
    }
}

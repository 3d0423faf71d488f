using GluteTriage.Sessions.Auditing;
using GluteTriage.Sessions.Typing;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions.Reviewing;

/// <summary>What is learnt later: outcomes, and concerns that may become hazards.</summary>
public sealed partial class ReviewLog
{
    /// <summary>Adds what became of the person.</summary>
    /// <returns>Made, or gone when the session may not be read.</returns>
    public Task<SessionChange> NoteOutcomeAsync(
        Actor actor, long sessionId, string seenWhere, string? cause, string diagnosis, CancellationToken cancel) => ChangeAsync(
        actor, AuditAct.OutcomeNoted, sessionId, seenWhere,
        async db =>
        {
            if (!await db.MayReadAsync(actor, sessionId, clock.GetUtcNow(), cancel))
            {
                return new SessionChange.Gone();
            }

            db.Outcomes.Add(new Outcome
            {
                SessionId = sessionId,
                By = actor.Account,
                At = clock.GetUtcNow(),
                SeenWhere = seenWhere,
                Cause = cause,
                Diagnosis = TypedText.Sentences(diagnosis),
            });
            await db.SaveChangesAsync(cancel);
            return new SessionChange.Made();
        },
        cancel);

    /// <summary>Reports that something about a session could have harmed somebody.</summary>
    /// <returns>Its number, or null when the session may not be read.</returns>
    public Task<long?> ReportConcernAsync(Actor actor, long sessionId, string text, string release, CancellationToken cancel) =>
        log.RunAsync<long?>(
            actor, AuditAct.ConcernReported, sessionId, "",
            async db =>
            {
                if (!await db.MayReadAsync(actor, sessionId, clock.GetUtcNow(), cancel))
                {
                    return null;
                }

                var concern = new SafetyConcern
                {
                    SessionId = sessionId,
                    By = actor.Account,
                    ByName = actor.Name,
                    At = clock.GetUtcNow(),
                    Text = TypedText.Sentences(text),
                    Release = release,
                    ClosedAt = null,
                    ClosedBy = null,
                };
                db.Concerns.Add(concern);
                await db.SaveChangesAsync(cancel);
                return concern.Id;
            },
            cancel);

    /// <summary>All concerns, the open ones first, then the newest.</summary>
    public Task<List<SafetyConcern>> ConcernsAsync(Actor actor, CancellationToken cancel) => log.RunAsync(
        actor, AuditAct.Listed, null, "concerns",
        db => db.Concerns.AsNoTracking()
            .OrderBy(concern => concern.ClosedAt != null).ThenByDescending(concern => concern.Id).ToListAsync(cancel),
        cancel);

    /// <returns>Made; already, where a colleague has closed it; or gone.</returns>
    public Task<ConcernClosed> CloseConcernAsync(Actor actor, long id, CancellationToken cancel) => log.RunAsync<ConcernClosed>(
        actor, AuditAct.ConcernClosed, null, $"concern {id}",
        async db =>
        {
            var concern = await db.Concerns.SingleOrDefaultAsync(concern => concern.Id == id, cancel);
            if (concern is not { ClosedAt: null })
            {
                return concern is null ? new ConcernClosed.Gone() : new ConcernClosed.Already();
            }

            (concern.ClosedAt, concern.ClosedBy) = (clock.GetUtcNow(), actor.Account);
            await db.SaveChangesAsync(cancel);
            return new ConcernClosed.Made();
        },
        cancel,
        closed => closed is ConcernClosed.Made);
}

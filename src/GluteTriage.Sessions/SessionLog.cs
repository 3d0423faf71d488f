using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Screens;
using GluteTriage.Sessions.Auditing;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Sessions.Sharing;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions;

/// <summary>
/// All triage sessions on disk. A reply or result is durable before the call that stores it returns; nothing stored is
/// ever edited. Safe to use from many requests at once.
/// </summary>
public sealed class SessionLog(IDbContextFactory<SessionDb> dbs, SingleWriter writer, AuditedLog audited, TimeProvider clock)
{
    /// <summary>Begins a session. The key is given out here once and can never be read back.</summary>
    /// <param name="release">Content hash of the release the session keeps to its end.</param>
    /// <param name="region">Code of the person's region.</param>
    /// <param name="mayBeReviewed">The second consent: clinicians may read the session. People give it later, by <see cref="AgreeToReviewAsync"/>.</param>
    /// <param name="device">Code of the class of device.</param>
    /// <param name="synthetic">Made up, and to be shown as such.</param>
    /// <param name="whom">Whose pain it is about; null where nobody was asked.</param>
    public async Task<(SessionKey Key, TriageSession Session)> OpenAsync(
        string release,
        string region,
        bool mayBeReviewed,
        CancellationToken cancel,
        string device = TriageSession.UnknownDevice,
        bool synthetic = false,
        ForWhom? whom = null)
    {
        var key = SessionKey.New();
        var session = new TriageSession(key.Hash(), release, region, mayBeReviewed, device, synthetic, clock.GetUtcNow(), whom);

        await writer.WriteAsync(
            db =>
            {
                db.Sessions.Add(session);
                return db.SaveChangesAsync(cancel);
            },
            cancel);

        // Once for the whole session, and not while others wait to write.
        await using var db = await dbs.CreateDbContextAsync(cancel);
        db.Texts.Make([session.Id]);
        return (key, session);
    }

    /// <returns>The session this key opens with all its replies, or null when there is none, or no longer.</returns>
    public async Task<OpenSession?> FindAsync(SessionKey key, CancellationToken cancel)
    {
        var hash = key.Hash();
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await ReadAsync(db.Sessions.Where(s => s.KeyHash == hash), cancel);
    }

    /// <summary>
    /// Stores a reply as number <paramref name="expectedRevision"/> + 1, if the session still stands at
    /// <paramref name="expectedRevision"/>. Posts that race or come twice have one effect.
    /// </summary>
    /// <param name="expectedRevision">How many replies the sender knew of; 0 for the first.</param>
    public Task<Appended> AppendAsync(
        long sessionId, int expectedRevision, ItemCode item, Answer answer, CancellationToken cancel)
    {
        var reply = AnsweredItem.Stored(answer);
        return writer.WriteAsync(
            db => db.AppendAsync(sessionId, expectedRevision, item, reply, clock.GetUtcNow(), cancel), cancel);
    }

    /// <summary>
    /// Stores what was ticked on a screen, and the answers it gives as the next replies in their order, in one transaction: all of it or
    /// nothing. Posts that race or come twice have one effect.
    /// </summary>
    /// <param name="expectedRevision">How many replies the sender knew of.</param>
    /// <param name="expectedScreens">How many answered screens the sender knew of.</param>
    /// <param name="reply">What was chosen on the screen.</param>
    /// <param name="answers">What it gives; null takes an earlier answer back. None where every line only opens a question of its own.</param>
    public Task<Appended> AppendScreenAsync(
        long sessionId,
        int expectedRevision,
        int expectedScreens,
        ScreenReply reply,
        IReadOnlyList<(ItemCode Item, Answer? Answer)> answers,
        CancellationToken cancel)
    {
        var stored = AnsweredScreen.Stored(reply);
        var replies = answers.Select(answer => (answer.Item, AnsweredItem.Stored(answer.Answer))).ToList();
        return writer.WriteAsync(
            db => db.AppendScreenAsync(sessionId, expectedRevision, expectedScreens, reply.Screen, stored, replies, clock.GetUtcNow(), cancel), cancel);
    }

    /// <summary>
    /// The second consent: from now on clinicians may read the session, and it has its line in the inbox. Given twice it has one effect.
    /// </summary>
    /// <param name="projection">What the inbox lists of the latest result that is stored.</param>
    /// <param name="wayBack">The code that takes the consent back, stored with it; one from before ends. Null leaves that as it is.</param>
    /// <returns>False when the session has been deleted; then nothing was stored.</returns>
    public Task<bool> AgreeToReviewAsync(
        long sessionId, InboxProjection projection, CancellationToken cancel, WithdrawalCode? wayBack = null) =>
        audited.AgreeAsync(sessionId, db => db.AgreeToReviewAsync(sessionId, projection, wayBack, cancel), cancel);

    /// <summary>
    /// Stores a result for audit, and the session's line in the inbox where its person agreed to review, in one transaction. One per
    /// revision: the first one stored stays, whatever later calls bring.
    /// </summary>
    /// <param name="revision">How many replies the result was computed from.</param>
    /// <param name="json">The whole assessment.</param>
    /// <param name="projection">What the inbox lists of it.</param>
    public Task<Recorded> RecordResultAsync(
        long sessionId,
        int revision,
        string release,
        string engineVersion,
        Urgency urgency,
        string json,
        InboxProjection projection,
        CancellationToken cancel)
    {
        var snapshot = new ResultSnapshot(
            sessionId, revision, release, engineVersion, urgency, json, clock.GetUtcNow());
        return writer.WriteAsync(db => db.RecordAsync(snapshot, projection, cancel), cancel);
    }

    /// <summary>
    /// Sessions with replies that no result was computed from, in the order of their ids: unfinished ones, and those whose result could not
    /// be stored.
    /// </summary>
    /// <param name="afterId">Only sessions with a higher id.</param>
    /// <param name="since">Only sessions whose last reply came then or later.</param>
    /// <param name="atMost">How many.</param>
    public async Task<IReadOnlyList<OpenSession>> WithoutResultAsync(long afterId, DateTimeOffset since, int atMost, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var sessions = await db.Sessions.AsNoTracking()
            .Where(s => s.Id > afterId && s.Revision > 0 && s.LastAnsweredAt >= since
                && !db.Snapshots.Any(r => r.SessionId == s.Id && r.Revision == s.Revision))
            .OrderBy(s => s.Id)
            .Take(atMost)
            .Include(s => s.AnsweredItems.OrderBy(a => a.Revision))
            .Include(s => s.AnsweredScreens.OrderBy(a => a.Number))
            .AsSplitQuery()
            .ToListAsync(cancel);
        return [.. sessions.Select(session => new OpenSession(session, session.AnsweredItems) { Screens = session.AnsweredScreens })];
    }

    /// <returns>The result computed from the most replies, or null when there is none.</returns>
    public async Task<ResultSnapshot?> LatestSnapshotAsync(long sessionId, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.Snapshots.AsNoTracking()
            .Where(r => r.SessionId == sessionId)
            .OrderByDescending(r => r.Revision)
            .FirstOrDefaultAsync(cancel);
    }

    /// <summary>
    /// "Delete my answers": removes the session, its replies and its results, and overwrites their bytes. That it was deleted, and by
    /// its person, stays in the audit trail.
    /// </summary>
    /// <returns>False when there was nothing to delete.</returns>
    public async Task<bool> DeleteAsync(SessionKey key, CancellationToken cancel)
    {
        var hash = key.Hash();
        return await audited.DeleteAsync(Actor.Person, db => db.Sessions.Where(s => s.KeyHash == hash), cancel) > 0;
    }

    /// <inheritdoc cref="DeleteAsync(SessionKey, CancellationToken)"/>
    public async Task<bool> DeleteAsync(long sessionId, CancellationToken cancel) =>
        await audited.DeleteAsync(Actor.Person, db => db.Sessions.Where(s => s.Id == sessionId), cancel) > 0;

    /// <summary>One session for a clinician.</summary>
    /// <returns>Null when there is none, or it may not be reviewed: the two look the same.</returns>
    public async Task<OpenSession?> ReadAsync(long sessionId, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await ReadAsync(db.Sessions.Where(s => s.Id == sessionId && s.MayBeReviewed), cancel);
    }

    private static async Task<OpenSession?> ReadAsync(IQueryable<TriageSession> one, CancellationToken cancel)
    {
        var session = await one.AsNoTracking()
            .Include(s => s.AnsweredItems.OrderBy(a => a.Revision))
            .Include(s => s.AnsweredScreens.OrderBy(a => a.Number))
            .AsSingleQuery() // What is read at one moment fits together: a reply stored meanwhile is in all of it or in none.
            .SingleOrDefaultAsync(cancel);
        return session is null ? null : new OpenSession(session, session.AnsweredItems) { Screens = session.AnsweredScreens };
    }
}

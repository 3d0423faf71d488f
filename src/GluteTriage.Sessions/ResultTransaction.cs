using GluteTriage.Sessions.AtRest;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Sessions.Sharing;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions;

/// <summary>The one transaction by which a result is stored: the snapshot and its line of the inbox, or neither.</summary>
internal static class ResultTransaction
{
    /// <summary>Stores a result and its line, unless a result stands for its revision.</summary>
    public static async Task<Recorded> RecordAsync(
        this SessionDb db, ResultSnapshot snapshot, InboxProjection projection, CancellationToken cancel)
    {
        var standing = db.Snapshots.Where(r => r.SessionId == snapshot.SessionId && r.Revision == snapshot.Revision);
        if (await standing.AnyAsync(cancel))
        {
            return Recorded.Stood;
        }

        await using (var transaction = await db.Database.BeginTransactionAsync(cancel))
        {
            try
            {
                await db.AddAsync(snapshot, projection, cancel);
                await transaction.CommitAsync(cancel);
                return Recorded.Stored;
            }
            catch (Exception cause) when (cause is DbUpdateException or UnreadableTextException)
            {
                // Another process stored it first, or the session has just been deleted, and its key with it; anything else is real trouble.
                await transaction.RollbackAsync(cancel);
                if (await standing.AnyAsync(cancel))
                {
                    return Recorded.Stood;
                }

                if (await db.Sessions.AnyAsync(s => s.Id == snapshot.SessionId, cancel))
                {
                    throw;
                }

                return Recorded.Gone;
            }
        }
    }

    /// <summary>Marks the session as one clinicians may read, and puts its latest result in the inbox. The caller holds the transaction.</summary>
    /// <returns>False when there is no such session.</returns>
    public static async Task<bool> AgreeToReviewAsync(
        this SessionDb db, long sessionId, InboxProjection projection, WithdrawalCode? wayBack, CancellationToken cancel)
    {
        if (await db.Sessions.Where(s => s.Id == sessionId)
            .ExecuteUpdateAsync(session => session.SetProperty(s => s.MayBeReviewed, true), cancel) == 0)
        {
            return false;
        }

        if (wayBack is not null)
        {
            await db.WithdrawalCodes.Where(one => one.SessionId == sessionId).ExecuteDeleteAsync(cancel);
            db.WithdrawalCodes.Add(wayBack);
            await db.SaveChangesAsync(cancel);
        }

        var latest = await db.Snapshots.AsNoTracking()
            .Where(r => r.SessionId == sessionId).OrderByDescending(r => r.Revision).FirstOrDefaultAsync(cancel);
        if (latest is not null)
        {
            await db.AddLineAsync(latest, projection, cancel);
        }

        return true;
    }

    /// <summary>
    /// Adds the snapshot, and adds or renews the line of a session whose person agreed to review. A result from fewer replies than the line
    /// knows of leaves the line as it is. The caller holds the transaction.
    /// </summary>
    public static async Task AddAsync(this SessionDb db, ResultSnapshot snapshot, InboxProjection projection, CancellationToken cancel)
    {
        db.Snapshots.Add(snapshot);
        await db.SaveChangesAsync(cancel);
        await db.AddLineAsync(snapshot, projection, cancel);
    }

    private static async Task AddLineAsync(this SessionDb db, ResultSnapshot snapshot, InboxProjection projection, CancellationToken cancel)
    {
        var session = await db.Sessions.AsNoTracking()
            .Where(s => s.Id == snapshot.SessionId && s.MayBeReviewed)
            .Select(s => new { s.Synthetic })
            .SingleOrDefaultAsync(cancel);
        if (session is null)
        {
            return;
        }

        var line = await db.InboxLines.SingleOrDefaultAsync(l => l.SessionId == snapshot.SessionId, cancel);
        if (line is null)
        {
            line = projection.ToLine(snapshot, session.Synthetic);
            db.InboxLines.Add(line);
        }
        else if (snapshot.Revision > line.Revision)
        {
            projection.Renew(line, snapshot);
            await db.InboxFlags.Where(f => f.SessionId == line.SessionId).ExecuteDeleteAsync(cancel);
            await db.InboxPlaces.Where(p => p.SessionId == line.SessionId).ExecuteDeleteAsync(cancel);
        }
        else
        {
            return;
        }

        db.InboxFlags.AddRange(projection.ToFlags(line));
        db.InboxPlaces.AddRange(projection.ToPlaces(line));
        await db.SaveChangesAsync(cancel);
    }
}

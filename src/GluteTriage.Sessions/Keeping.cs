using GluteTriage.Sessions.Reviewing;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions;

internal static class Keeping
{
    /// <summary>Stores a result and its line of the inbox, both or neither, unless a result stands for its revision.</summary>
    public static async Task<Kept> KeepAsync(this SessionDb db, ResultSnapshot snapshot, Arrival arrival, CancellationToken cancel)
    {
        var standing = db.Snapshots.Where(r => r.SessionId == snapshot.SessionId && r.Revision == snapshot.Revision);
        if (await standing.AnyAsync(cancel))
        {
            return Kept.Stood;
        }

        await using (var transaction = await db.Database.BeginTransactionAsync(cancel))
        {
            db.Snapshots.Add(snapshot);
            try
            {
                await db.SaveChangesAsync(cancel);
                await db.ArriveAsync(snapshot, arrival, cancel);
                await transaction.CommitAsync(cancel);
                return Kept.Stored;
            }
            catch (DbUpdateException)
            {
                // Another process stored it first, or the session has just been deleted; anything else is real trouble.
                await transaction.RollbackAsync(cancel);
                if (await standing.AnyAsync(cancel))
                {
                    return Kept.Stood;
                }

                if (await db.Sessions.AnyAsync(s => s.Id == snapshot.SessionId, cancel))
                {
                    throw;
                }

                return Kept.Gone;
            }
        }
    }
}

using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions;

internal static class Keeping
{
    /// <summary>Stores a result unless one stands for its revision.</summary>
    /// <returns>False when the session has been deleted.</returns>
    public static async Task<bool> KeepAsync(this SessionDb db, ResultSnapshot snapshot, CancellationToken cancel)
    {
        var standing = db.Snapshots.Where(r => r.SessionId == snapshot.SessionId && r.Revision == snapshot.Revision);
        if (await standing.AnyAsync(cancel))
        {
            return true;
        }

        db.Snapshots.Add(snapshot);
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException)
        {
            // Another process stored it first, or the session has just been deleted; anything else is real trouble.
            if (await standing.AnyAsync(cancel))
            {
                return true;
            }

            if (await db.Sessions.AnyAsync(s => s.Id == snapshot.SessionId, cancel))
            {
                throw;
            }

            return false;
        }
    }
}

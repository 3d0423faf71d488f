using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions;

internal static class Deleting
{
    /// <summary>
    /// Deletes these sessions and, by cascade, all that belongs to them; then clears them out of the files too.
    /// </summary>
    /// <returns>How many sessions were deleted.</returns>
    public static async Task<int> DeleteAsync(
        this SessionDb db, IQueryable<TriageSession> sessions, CancellationToken cancel)
    {
        var deleted = await sessions.ExecuteDeleteAsync(cancel);
        if (deleted > 0)
        {
            await SqliteSettings.EmptyWriteAheadLogAsync(db.Database, cancel);
        }

        return deleted;
    }
}

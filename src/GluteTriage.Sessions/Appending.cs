using GluteTriage.Engine.Questionnaire;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions;

/// <summary>
/// The one transaction by which a reply is stored: the session moves on and the row appears, or neither.
/// </summary>
internal static class Appending
{
    public static async Task<Appended> AppendAsync(
        this SessionDb db,
        long sessionId,
        int expected,
        ItemCode item,
        string reply,
        DateTimeOffset at,
        CancellationToken cancel)
    {
        // A savepoint inside so short a transaction would only cost time.
        db.Database.AutoSavepointsEnabled = false;
        await using (var transaction = await db.Database.BeginTransactionAsync(cancel))
        {
            if (await db.MoveOnAsync(sessionId, expected, at, cancel))
            {
                try
                {
                    db.AnsweredItems.Add(new AnsweredItem(sessionId, expected + 1, item, reply, at));
                    await db.SaveChangesAsync(cancel);
                    await transaction.CommitAsync(cancel);
                    return new Appended.Stored(expected + 1);
                }
                catch (DbUpdateException)
                {
                    // The place is taken though the session did not say so. What stands there decides, after a
                    // rollback.
                    await transaction.RollbackAsync(cancel);
                    if (await db.StandingAsync(sessionId, expected, cancel) is not { Reply: not null } taken)
                    {
                        throw;
                    }

                    return Judge(taken, expected, item, reply);
                }
            }
        }

        return Judge(await db.StandingAsync(sessionId, expected, cancel), expected, item, reply);
    }

    /// <summary>The same for a whole screen: the session moves on, its row and every reply it gives appear, or none of it.</summary>
    public static async Task<Appended> AppendScreenAsync(
        this SessionDb db,
        long sessionId,
        int expected,
        int expectedScreens,
        string screen,
        string ticked,
        IReadOnlyList<(ItemCode Item, string Reply)> replies,
        DateTimeOffset at,
        CancellationToken cancel)
    {
        db.Database.AutoSavepointsEnabled = false;
        await using (var transaction = await db.Database.BeginTransactionAsync(cancel))
        {
            if (await db.Sessions
                .Where(s => s.Id == sessionId && s.Revision == expected && s.Screens == expectedScreens)
                .ExecuteUpdateAsync(
                    session => session
                        .SetProperty(s => s.Revision, s => s.Revision + replies.Count)
                        .SetProperty(s => s.Screens, s => s.Screens + 1)
                        .SetProperty(s => s.LastAnsweredAt, at),
                    cancel) == 1)
            {
                var revision = expected + replies.Count;
                db.AnsweredItems.AddRange(replies.Select((reply, index) =>
                    new AnsweredItem(sessionId, expected + index + 1, reply.Item, reply.Reply, at)));
                db.AnsweredScreens.Add(new AnsweredScreen(sessionId, expectedScreens + 1, screen, ticked, revision, replies.Count, at));
                await db.SaveChangesAsync(cancel);
                await transaction.CommitAsync(cancel);
                return new Appended.Stored(revision);
            }
        }

        var standing = await db.Sessions.AsNoTracking()
            .Where(s => s.Id == sessionId)
            .Select(s => new { s.Revision, There = s.AnsweredScreens.FirstOrDefault(a => a.Number - 1 == expectedScreens) })
            .SingleOrDefaultAsync(cancel);
        return standing switch
        {
            null => new Appended.Gone(),
            { There: { } there } when there.Screen == screen && there.Reply == ticked && there.Revision - there.Replies == expected =>
                new Appended.Repeated(there.Revision),
            { Revision: var revision } => new Appended.Stale(revision),
        };
    }

    /// <returns>False when the session is not at the expected revision, or not there.</returns>
    private static async Task<bool> MoveOnAsync(
        this SessionDb db, long sessionId, int expected, DateTimeOffset at, CancellationToken cancel) =>
        await db.Sessions
            .Where(s => s.Id == sessionId && s.Revision == expected)
            .ExecuteUpdateAsync(
                session => session
                    .SetProperty(s => s.Revision, s => s.Revision + 1)
                    .SetProperty(s => s.LastAnsweredAt, at),
                cancel) == 1;

    private static Appended Judge(Standing? standing, int expected, ItemCode item, string reply) => standing switch
    {
        null => new Appended.Gone(),
        { Reply: { } there } when there.Item == item && there.Reply == reply => new Appended.Repeated(expected + 1),
        { Revision: var revision } => new Appended.Stale(revision),
    };

    private static async Task<Standing?> StandingAsync(
        this SessionDb db, long sessionId, int expected, CancellationToken cancel) =>
        await db.Sessions.AsNoTracking()
            .Where(s => s.Id == sessionId)
            .Select(s => new Standing(s.Revision, s.AnsweredItems.FirstOrDefault(a => a.Revision - 1 == expected)))
            .SingleOrDefaultAsync(cancel);

    /// <param name="Revision">Where the session is.</param>
    /// <param name="Reply">The reply that has the place the sender wanted; null while it is free.</param>
    private sealed record Standing(int Revision, AnsweredItem? Reply);
}

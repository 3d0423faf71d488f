using GluteTriage.Content;
using GluteTriage.Sessions;
using GluteTriage.Web.Operations;

namespace GluteTriage.Web.Reviewing;

/// <summary>Logged sessions whose people agreed that clinicians may read them.</summary>
internal sealed class SessionReviews(SessionLog log, ReleaseShelf shelf)
{
    /// <summary>The release's name, or the beginning of its hash when it cannot be read any more.</summary>
    public string NameOf(string hash) => shelf.Find(hash)?.Note.Name ?? hash[..Math.Min(12, hash.Length)];

    public async Task<Reviewed> FindAsync(long id, CancellationToken cancel)
    {
        if (await log.ReadAsync(id, cancel) is not { } open)
        {
            return new Reviewed.NoSession();
        }

        return shelf.Find(open.Session.Release) is { } release
            ? SessionReview.Of(open, await log.LatestSnapshotAsync(id, cancel), release)
            : new Reviewed.Unreadable("The content release of this session cannot be read any more.");
    }
}

/// <summary>What can be shown of a logged session. Closed.</summary>
internal abstract record Reviewed
{
    private Reviewed()
    {
    }

    public sealed record Shown(SessionReview Review) : Reviewed;

    public sealed record Unreadable(string Why) : Reviewed;

    /// <summary>There is none, or its person did not agree: the two look the same.</summary>
    public sealed record NoSession : Reviewed;
}

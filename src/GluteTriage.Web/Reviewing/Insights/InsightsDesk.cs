using GluteTriage.Sessions.Insights;
using GluteTriage.Web.Accounts;
using GluteTriage.Web.Operations;

namespace GluteTriage.Web.Reviewing.Insights;

/// <param name="Releases">Every release there are counts of, to choose from, with its name.</param>
internal sealed record InsightsView(Period Period, IReadOnlyList<(string Hash, string Name)> Releases, InsightsFigures Figures);

/// <summary>What the tool's use tells, for whoever may read it. Counts are nobody's, so reading them leaves no mark in the audit trail.</summary>
internal sealed class InsightsDesk(StaffAccess access, CountedSessions counted, ReleaseShelf shelf, TimeProvider clock)
{
    /// <exception cref="AccessDeniedException">Whoever asks may not read insights.</exception>
    [Needs(Permission.ReadInsights)]
    public async Task<InsightsView> ReadAsync(Asked asked, CancellationToken cancel)
    {
        await access.DemandAsync(Permission.ReadInsights, cancel);
        var releases = await counted.ReleasesAsync(cancel);
        string[] hashes = [shelf.Current.Hash, .. releases.Where(hash => hash != shelf.Current.Hash)];
        var period = Period.Read(asked, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), hashes);
        var rows = new InsightsRows(
            [.. shelf.Current.Clinical.Families.Select(family => family.Code.Value)],
            cause => CauseGroups.GroupOf(shelf.Current, cause),
            [.. shelf.Current.Clinical.Items.Select(item => item.Code.Value)],
            hashes);
        return new InsightsView(
            period,
            [.. hashes.Select(hash => (hash, shelf.Find(hash)?.Note.Name ?? hash[..Math.Min(12, hash.Length)]))],
            await counted.ReadAsync(period.Filter, rows, cancel));
    }
}

using GluteTriage.Sessions.Agreement;
using GluteTriage.Sessions.Insights;
using GluteTriage.Web.Accounts;
using GluteTriage.Web.Operations;
using GluteTriage.Web.Reviewing.Insights;

namespace GluteTriage.Web.Reviewing.Agreement;

internal sealed record AgreementView(Period Period, IReadOnlyList<(string Hash, string Name)> Releases, AgreementFigures Figures);

/// <summary>How far reviewers and the tool agree, for whoever may read it.</summary>
internal sealed class AgreementDesk(StaffAccess access, ReviewAgreement agreement, CountedSessions counted, ReleaseShelf shelf, TimeProvider clock)
{
    /// <exception cref="AccessDeniedException">Whoever asks may not read it.</exception>
    [Needs(Permission.ReadAgreement)]
    public async Task<AgreementView> ReadAsync(Asked asked, CancellationToken cancel)
    {
        await access.DemandAsync(Permission.ReadAgreement, cancel);
        var releases = await counted.ReleasesAsync(cancel);
        string[] hashes = [shelf.Current.Hash, .. releases.Where(hash => hash != shelf.Current.Hash)];
        var period = Period.Read(asked, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), hashes);
        var filter = new AgreementFilter(Day.Start(period.Filter.FromDay), Day.Start(period.Filter.ToDay + 1), period.Release);
        return new AgreementView(
            period,
            [.. hashes.Select(hash => (hash, shelf.Find(hash)?.Note.Name ?? hash[..Math.Min(12, hash.Length)]))],
            await agreement.ReadAsync(filter, cause => CauseGroups.GroupOf(shelf.Current, cause), cancel));
    }
}

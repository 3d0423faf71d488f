using System.Globalization;
using GluteTriage.Content.Approving;
using GluteTriage.Sessions.Backups;
using GluteTriage.Sessions.Typing;

namespace GluteTriage.Cli.Doctor;

/// <summary>Releases that were pulled, and where people approve releases, whether there is one they approved.</summary>
internal static class ApprovalChecks
{
    /// <param name="list">The file of the list of approvers; null on a site without one.</param>
    /// <exception cref="InvalidDataException">It is no such list.</exception>
    public static IEnumerable<Finding> Of(DataFolder data, string? list, DateTimeOffset now)
    {
        var approvers = list is null ? null : ApproverList.Read(list, Skeleton.Of);
        var releases = (Directory.Exists(data.Stores) ? Directory.GetFiles(data.Stores, "*.db") : []).Order(StringComparer.Ordinal)
            .Select(store => (Store: store, Approval: approvers is null ? null : ReleaseApproval.Of(store, approvers, now)))
            .Select(one => (
                one.Store,
                IsApproved: one.Approval?.IsApproved ?? true,
                Pull: one.Approval is null ? ReleasePull.Beside(one.Store) : one.Approval.Pull))
            .ToList();
        var isServed = releases.Exists(one => one is { IsApproved: true, Pull: null });
        foreach (var (store, _, pull) in releases.Where(one => one.Pull is not null))
        {
            yield return new Finding(
                "release-pulled",
                !isServed,
                string.Create(CultureInfo.InvariantCulture, $"{store} was pulled by {pull!.By} at {pull.At:u}: {pull.Because}"),
                approvers is null
                    ? "Serve another release. On a site without a list of approvers nobody can bring it back."
                    : $"Serve another release, or let two approvers look into it: gt approve {store} --bring-back");
        }

        if (approvers is not null && !releases.Exists(one => one.IsApproved))
        {
            yield return Finding.Fault(
                "approvals-missing",
                $"No release in {data.Stores} has the approvals that {list} asks for, so the site does not start.",
                $"gt approvals STORE --approvers {list} says of each store there what it lacks.");
        }
    }
}

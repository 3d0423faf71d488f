using System.Collections.Immutable;
using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions.Auditing;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions.Reviewing;

/// <summary>A session that was selected in the list.</summary>
/// <param name="Seen">How urgent it was there.</param>
public readonly record struct SelectedSession(long Id, Urgency Seen);

/// <summary>What became of each of several sessions.</summary>
public sealed record SeveralChanged(ImmutableArray<(long SessionId, SessionChange Change)> Each)
{
    public IEnumerable<long> Made => Each.Where(one => one.Change is SessionChange.Made).Select(one => one.SessionId);

    public IEnumerable<(long SessionId, SessionChange Why)> Refused => Each.Where(one => one.Change is not SessionChange.Made);
}

/// <summary>
/// Closing and assigning several sessions at once. One transaction; each session that is changed has an entry of its own, and so has each
/// that is not, which says that it was refused.
/// </summary>
public sealed partial class ReviewLog
{
    /// <summary>The most that are changed at once: a page of the list, so that nobody's answer waits.</summary>
    public const int SeveralAtMost = Inbox.ListedAtMost;

    private const string FromList = "from the list";

    /// <summary>
    /// Closes sessions from the list. Stricter than closing one that stands open: not what a colleague has taken on, and no emergency that this
    /// account has not opened since it became what it is.
    /// </summary>
    /// <exception cref="ArgumentException">Too many, or none.</exception>
    public Task<SeveralChanged> CloseSeveralAsync(Actor actor, IReadOnlyCollection<SelectedSession> selected, CancellationToken cancel) => SeveralAsync(
        actor, AuditAct.Closed, FromList, selected,
        async (db, line) =>
        {
            if (line.Status is ReviewStatus.Closed)
            {
                return new SessionChange.Already();
            }

            if (await IsUnjudgedAsync(db, actor, line.SessionId, cancel))
            {
                return new SessionChange.Unjudged();
            }

            // Where it is not said which are emergencies, none is closed unread, or the refusal would say it.
            if ((first.IsOn || line.Urgency is Urgency.Emergency) && !await HasReadAsync(db, actor, line, cancel))
            {
                return new SessionChange.Unread();
            }

            line.Status = ReviewStatus.Closed;
            return new SessionChange.Made();
        },
        cancel);

    /// <summary>Gives sessions to an account, one's own or a colleague's. Not what somebody else has taken on: that is for a lead, one by one.</summary>
    /// <param name="to">Account id of somebody who may judge; the caller makes sure of that.</param>
    /// <exception cref="ArgumentException">Too many, or none.</exception>
    public Task<SeveralChanged> AssignSeveralAsync(
        Actor actor, string to, IReadOnlyCollection<SelectedSession> selected, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var own = to == actor.Account;
        return SeveralAsync(
            actor, own ? AuditAct.Claimed : AuditAct.Assigned, own ? FromList : SessionActivity.AssignedTo + to, selected,
            (_, line) =>
            {
                if (line.HolderAt(now) == to)
                {
                    return Task.FromResult<SessionChange>(new SessionChange.Already());
                }

                (line.ClaimedBy, line.ClaimedAt) = (to, now);
                return Task.FromResult<SessionChange>(new SessionChange.Made());
            },
            cancel);
    }

    /// <param name="change">Gets a line that is no more urgent than was seen, and that no colleague has; changes it only where it answers made.</param>
    private Task<SeveralChanged> SeveralAsync(
        Actor actor, AuditAct act, string detail, IReadOnlyCollection<SelectedSession> selected, Func<SessionDb, InboxLine, Task<SessionChange>> change,
        CancellationToken cancel)
    {
        if (selected.Count is 0 or > SeveralAtMost)
        {
            throw new ArgumentException($"From 1 to {SeveralAtMost} sessions at once, not {selected.Count}.", nameof(selected));
        }

        return log.RunManyAsync(
            actor,
            act,
            async db =>
            {
                var ids = selected.Select(one => one.Id).ToList();
                var lines = await db.InboxLines.Where(line => ids.Contains(line.SessionId)).ToDictionaryAsync(line => line.SessionId, cancel);
                var now = clock.GetUtcNow();
                var each = new List<(long, SessionChange)>(ids.Count);
                foreach (var one in selected.DistinctBy(one => one.Id).OrderBy(one => one.Id))
                {
                    each.Add((one.Id, lines.GetValueOrDefault(one.Id) switch
                    {
                        null => new SessionChange.Gone(),
                        { } line when line.Urgency > one.Seen => new SessionChange.MoreUrgent(),
                        { } line when (line.HolderAt(now) ?? actor.Account) != actor.Account => new SessionChange.WithColleague(),
                        { } line => await change(db, line),
                    }));
                }

                await db.SaveChangesAsync(cancel);
                return new SeveralChanged([.. each]);
            },
            changed => [.. changed.Each.Select(one => ((long?)one.SessionId, one.Change is SessionChange.Made ? detail : $"{detail}: {AuditedLog.Refused}"))],
            cancel);
    }

    /// <summary>Whether this account has opened the session since its result was stored: the trail is what knows.</summary>
    private static async Task<bool> HasReadAsync(SessionDb db, Actor actor, InboxLine line, CancellationToken cancel)
    {
        var stored = await db.Snapshots.Where(result => result.SessionId == line.SessionId && result.Revision <= line.Revision)
            .MaxAsync(result => (DateTimeOffset?)result.At, cancel);
        return await db.AuditEntries.AnyAsync(
            entry => entry.SessionId == line.SessionId && entry.Actor == actor.Account
                && (entry.Act == AuditAct.Opened || entry.Act == AuditAct.OpenedByCode) && !entry.Detail.EndsWith(AuditedLog.Refused) && entry.At >= stored,
            cancel);
    }
}

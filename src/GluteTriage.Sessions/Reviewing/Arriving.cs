using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions.Reviewing;

/// <summary>Writes the line of the inbox in the transaction that keeps the result.</summary>
internal static class Arriving
{
    /// <summary>
    /// Adds or renews the line of a session whose person agreed to review; does nothing for any other. A result from fewer replies
    /// than the line knows of changes nothing. A line that was reviewed or closed opens again when the urgency has risen: what was
    /// judged then was a lesser trouble, and its verdict is no verdict on this. Otherwise its status stays.
    /// </summary>
    public static async Task ArriveAsync(this SessionDb db, ResultSnapshot result, Arrival arrival, CancellationToken cancel)
    {
        var session = await db.Sessions.AsNoTracking()
            .Where(s => s.Id == result.SessionId && s.MayBeReviewed)
            .Select(s => new { s.Synthetic })
            .SingleOrDefaultAsync(cancel);
        if (session is null)
        {
            return;
        }

        var line = await db.InboxLines.SingleOrDefaultAsync(l => l.SessionId == result.SessionId, cancel);
        if (line is null)
        {
            line = NewLine(result, arrival, session.Synthetic);
            db.InboxLines.Add(line);
        }
        else if (result.Revision > line.Revision)
        {
            Renew(line, result, arrival);
            await db.InboxFlags.Where(f => f.SessionId == line.SessionId).ExecuteDeleteAsync(cancel);
            await db.InboxPlaces.Where(p => p.SessionId == line.SessionId).ExecuteDeleteAsync(cancel);
        }
        else
        {
            return;
        }

        db.InboxFlags.AddRange(FlagsOf(line, arrival));
        db.InboxPlaces.AddRange(PlacesOf(line, arrival));
        await db.SaveChangesAsync(cancel);
    }

    private static InboxLine NewLine(ResultSnapshot result, Arrival arrival, bool synthetic) => new()
    {
        SessionId = result.SessionId,
        ArrivedAt = result.At,
        Revision = result.Revision,
        Release = result.Release,
        Urgency = result.Urgency,
        Raised = arrival.Raised.Length,
        NotExcluded = arrival.NotExcluded.Length,
        FirstCause = arrival.FirstCause,
        Places = string.Join(',', arrival.Places),
        Status = ReviewStatus.New,
        ClaimedBy = null,
        ClaimedAt = null,
        Verdict = null,
        SecondWanted = false,
        Marks = InboxMarks.Of(result.Release, arrival),
        Synthetic = synthetic,
    };

    private static void Renew(InboxLine line, ResultSnapshot result, Arrival arrival)
    {
        if (result.Urgency > line.Urgency && line.Status is ReviewStatus.Reviewed or ReviewStatus.Closed)
        {
            (line.Status, line.Verdict, line.SecondWanted) = (ReviewStatus.Opened, null, false);
        }

        line.Revision = result.Revision;
        line.Release = result.Release;
        line.Urgency = result.Urgency;
        line.Raised = arrival.Raised.Length;
        line.NotExcluded = arrival.NotExcluded.Length;
        line.FirstCause = arrival.FirstCause;
        line.Places = string.Join(',', arrival.Places);
        line.Marks = InboxMarks.Of(result.Release, arrival);
    }

    private static IEnumerable<InboxFlag> FlagsOf(InboxLine line, Arrival arrival) =>
        arrival.Raised.Select(flag => (Flag: flag, Raised: true))
            .Concat(arrival.NotExcluded.Select(flag => (Flag: flag, Raised: false)))
            .Select(flag => new InboxFlag
            {
                SessionId = line.SessionId,
                Flag = flag.Flag,
                Raised = flag.Raised,
                Urgency = line.Urgency,
                ArrivedAt = line.ArrivedAt,
                Marks = line.Marks,
            });

    private static IEnumerable<InboxPlace> PlacesOf(InboxLine line, Arrival arrival) =>
        arrival.Places.Select(Arrival.PlaceOf).Distinct().Select(place => new InboxPlace
        {
            SessionId = line.SessionId,
            Place = place,
            Urgency = line.Urgency,
            ArrivedAt = line.ArrivedAt,
            Marks = line.Marks,
        });
}

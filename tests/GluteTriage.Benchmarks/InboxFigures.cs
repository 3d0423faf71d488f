using System.Collections.Immutable;
using System.Diagnostics;
using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Testing;
using GluteTriage.Web.Reviewing.Inbox;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Benchmarks;

/// <summary>
/// The inbox over a million sessions: every filter, and of the commonest, rarest and middling values every two of different kinds and many of three, each
/// on its first page and deep in the list, once; then the slowest of them again and again, beside the first page without a filter. A page is counted
/// with its audit entry on disk.
/// </summary>
internal static class InboxFigures
{
    private const int Taken = 50;
    private const int Again = 40;
    private const int Slowest = 10;
    private const int OfThree = 400;
    private static readonly Actor Stranger = new("account-1", "Dr Figures");

    private const string NoSuch = "no-such";

    /// <summary>Words of a search: one that is common in flags and causes, one of few flags, one of a place, and two of one rare code each.</summary>
    private static readonly ImmutableArray<InboxWord> Searched =
        [.. new[] { "pain", "fracture", "buttock", "sickle", "piriformis" }.Select(Codes.Find).OfType<InboxWord>()];

    private static InboxCodes Codes => InboxCodes.Of(Shipped.Release);

    private sealed record Part(string Kind, string Name, Func<InboxFilter, InboxFilter> With);

    private sealed record Asked(string Name, InboxFilter Filter, InboxPlaceInOrder? After, Actor Actor);

    public static async Task PrintAsync()
    {
        var counted = new CountedCommands();
        await using var many = await ManySessions.OpenAsync(counted);
        var inbox = many.Get<Inbox>();
        var asked = await AllAsync(many);
        var watch = Stopwatch.StartNew();
        await many.Get<InboxShares>().CountAsync(default);
        Figures.Say($"counting how rare each value is: {watch.Elapsed.TotalMilliseconds:0} ms");
        await TimeAsync(inbox, new Asked("warm", InboxFilter.Everything, null, Stranger), 20);
        counted.Take();

        var (once, statements) = (new List<(Asked Asked, double Took)>(), 0);
        foreach (var one in asked)
        {
            once.Add((one, (await TimeAsync(inbox, one, 1))[0]));
            statements = Math.Max(statements, counted.Take());
        }

        var all = once.Select(one => one.Took).ToList();
        Figures.Say(
            $"{all.Count:N0} pages of every filter, of two and of three, first and deep, each once: ",
            $"{Figures.Quantiles(all)}, slowest {all.Max():0.0} ms; {statements} statements at most");

        var reference = await TimeAsync(inbox, new Asked("", InboxFilter.Everything, null, Stranger), Again);
        Figures.Say($"first page without a filter (reference): {Figures.Quantiles(reference)}");
        var worst = 0.0;
        foreach (var (one, _) in once.OrderByDescending(one => one.Took).Take(Slowest))
        {
            var took = await TimeAsync(inbox, one, Again);
            worst = Math.Max(worst, Figures.Quantile(took, 0.95));
            Figures.Say($"  {one.Name}: {Figures.Quantiles(took)}");
        }

        Figures.Say($"slowest filter: p95 {worst:0.0} ms, {worst / Figures.Quantile(reference, 0.95):0.0} x the reference");
    }

    private static async Task<List<double>> TimeAsync(Inbox inbox, Asked asked, int times)
    {
        var took = new List<double>(times);
        for (var i = 0; i < times; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await inbox.PageAsync(asked.Actor, asked.Filter, asked.After, Taken, default);
            took.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return took;
    }

    private static async Task<List<Asked>> AllAsync(ManySessions many)
    {
        await using var db = await many.Get<IDbContextFactory<SessionDb>>().CreateDbContextAsync();
        var now = TimeProvider.System.GetUtcNow();
        var content = Shipped.Content;
        List<Part> parts =
        [
            .. Urgencies.InOrder.Select(urgency => new Part("urgency", urgency.Code(), filter => filter with { Urgencies = [urgency] })),
            .. Enum.GetValues<ReviewStatus>().Select(status => new Part("status", status.ToString(), filter => filter with { Statuses = [status] })),
            new Part("status", "needs eyes", filter => filter with { Statuses = InboxFilter.NeedsEyes.Statuses }),
            .. content.Families.Select(family => family.Code.Value).Append(NoSuch)
                .Select(code => new Part("cause", code, filter => filter with { Causes = filter.Causes.Add(code) })),
            .. content.RedFlags.Select(flag => flag.Code.Value).Append(NoSuch)
                .Select(code => new Part("flag", code, filter => filter with { Flags = filter.Flags.Add(code) })),
            .. content.Places.Select(place => place.Code.Value)
                .Select(code => new Part("place", code, filter => filter with { Places = filter.Places.Add(code) })),
            .. new[] { Shipped.Release.Hash, ManySessions.EarlierHash }
                .Select(hash => new Part("release", hash[..6], filter => filter with { Releases = filter.Releases.Add(hash) })),
            .. Enum.GetValues<Verdict>().Select(verdict => new Part("verdict", verdict.ToString(), filter => filter with { Verdicts = [verdict] })),
            new Part("date", "last day", filter => filter with { From = now.AddDays(-1) }),
            new Part("date", "a week", filter => filter with { From = now.AddDays(-60), Until = now.AddDays(-53) }),
            new Part("date", "before all", filter => filter with { Until = now.AddDays(-400) }),
            new Part("mine", "mine", filter => filter with { Mine = true }),
            new Part("second", "second", filter => filter with { SecondWanted = true }),
            new Part("session", "a number", filter => filter with { Sessions = [ManySessions.Count / 2] }),
            .. Searched.Select(word => new Part("word", word.Text, filter => filter with { Words = filter.Words.Add(word) })),
            .. Enum.GetValues<InboxOrder>().Where(order => order is not InboxOrder.Urgent)
                .Select(order => new Part("order", order.ToString(), filter => filter with { Order = order })),
        ];
        if (InboxFilterParts.All.FirstOrDefault(part => !parts.Exists(one => part.Codes(one.With(InboxFilter.Everything)).Any())) is { } left)
        {
            throw new InvalidOperationException($"No filter measured here asks for '{left.Name}': add it to the parts.");
        }

        var few = await FewAsync(db, parts);
        var random = new Random(5);
        var filters = parts.Select(part => (part.Name, part.With(InboxFilter.Everything)))
            .Concat(from one in few
                    from other in few
                    where string.CompareOrdinal(one.Kind, other.Kind) < 0
                    select ($"{one.Name} and {other.Name}", other.With(one.With(InboxFilter.Everything))))
            .Concat(Enumerable.Range(0, OfThree).Select(_ => random.GetItems(few, 3))
                .Where(three => three.DistinctBy(part => part.Kind).Count() == 3)
                .Select(three => (
                    string.Join(" and ", three.Select(part => part.Name)),
                    three.Aggregate(InboxFilter.Everything, (filter, part) => part.With(filter)))))
            .Prepend(("everything", InboxFilter.Everything))
            .ToList();
        var deep = new InboxPlaceInOrder(Urgency.Routine, now.AddDays(-45), 0);
        return
        [
            .. filters.Select(filter => new Asked(filter.Item1, filter.Item2, null, ManySessions.Busy)),
            .. filters.Select(filter => new Asked(filter.Item1 + ", deep", filter.Item2, deep, ManySessions.Busy)),
            new Asked("mine, of nobody", new InboxFilter { Mine = true }, null, Stranger),
            new Asked("second, for a stranger", new InboxFilter { SecondWanted = true }, null, Stranger),
        ];
    }

    /// <summary>Of causes, flags and places those on the most lines, on the fewest, in the middle and on none; of all else everything.</summary>
    private static async Task<Part[]> FewAsync(SessionDb db, IReadOnlyCollection<Part> parts)
    {
        var most = new Dictionary<string, List<string>>
        {
            ["cause"] = await db.InboxLines
                .Where(line => line.FirstCause != null)
                .GroupBy(line => line.FirstCause!)
                .OrderByDescending(group => group.Count())
                .Select(group => group.Key)
                .ToListAsync(),
            ["flag"] = await db.InboxFlags.GroupBy(flag => flag.Flag).OrderByDescending(group => group.Count()).Select(group => group.Key).ToListAsync(),
            ["place"] = await db.InboxPlaces.GroupBy(place => place.Place).OrderByDescending(group => group.Count()).Select(group => group.Key).ToListAsync(),
        };
        return
        [
            .. parts.Where(part => !most.TryGetValue(part.Kind, out var codes)
                || part.Name == NoSuch || part.Name == codes[0] || part.Name == codes[codes.Count / 2] || part.Name == codes[^1]),
        ];
    }
}

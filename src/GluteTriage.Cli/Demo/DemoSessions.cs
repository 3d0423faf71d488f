using System.Reflection;
using GluteTriage.Content;
using GluteTriage.Content.Results;
using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions;
using GluteTriage.Sessions.Demo;
using GluteTriage.Sessions.Reviewing;

namespace GluteTriage.Cli.Demo;

/// <summary>
/// Whole made-up sessions, the same for the same seed, content and moment. Those older than a day all have the second consent, as in a
/// real log: the others have been deleted by then.
/// </summary>
internal static class DemoSessions
{
    private static readonly string EngineVersion =
        typeof(Triage).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    private static readonly (string, int)[] Devices = [("phone", 78), ("desktop", 15), ("tablet", 7)];

    /// <summary>How often each region is chosen; the rest share what is left.</summary>
    private static readonly Dictionary<string, int> RegionWeights = new() { ["uk"] = 55, ["ie"] = 12, ["us"] = 12, ["eu"] = 8 };

    public static IEnumerable<DemoSession> Make(Release release, int count, int seed, DateTimeOffset now)
    {
        var chance = new DemoChance(seed);
        var regions = release.Regions.Select(region => (region.Code, RegionWeights.GetValueOrDefault(region.Code, 3))).ToList();
        var (people, reviews) = (new DemoPeople(release, chance), new DemoReviews(chance, now));
        foreach (var start in DemoTimes.Draw(chance, count, DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds())))
        {
            var mayBeReviewed = start < now.AddHours(-RetentionPeriods.UnreviewableHours) || chance.Of(0.6);
            var (key, region, device) = (chance.Bytes(32), chance.One(regions), chance.One(Devices));
            var pass = people.Next(start);
            var results = pass.Shown.Select(shown => Assess(release.Clinical, shown)).ToList();
            var found = mayBeReviewed && results is [var first, ..] && results is [.., var last]
                ? DemoFindings.Of(release.Hash, last.Assessment, last.Projection, first.At)
                : null;
            var reviewed = found is null ? DemoReviewed.Untouched : reviews.Of(found);
            yield return new DemoSession
            {
                KeyHash = key,
                Release = release.Hash,
                Region = region,
                MayBeReviewed = mayBeReviewed,
                Device = device,
                StartedAt = start,
                Replies = pass.Replies,
                Results =
                [
                    .. results.Select(result => new DemoResult(
                        result.Revision, EngineVersion, result.Assessment.Urgency, ResultRecord.Of(release, result.Assessment).ToJson(),
                        result.Projection, result.At)),
                ],
                Mark = reviewed.Mark,
                Rows = id => reviewed.Rows.Select(row => row(id)),
                Acts = reviewed.Acts,
            };
        }
    }

    private static (int Revision, Assessment Assessment, InboxProjection Projection, DateTimeOffset At) Assess(
        ClinicalContent content, (int Revision, Answers Answers, DateTimeOffset At) shown)
    {
        var assessment = CheckedTriage.Assess(content, shown.Answers).Assessment;
        return (shown.Revision, assessment, InboxProjection.Of(content, Interview.Settle(content, shown.Answers), assessment), shown.At);
    }
}

using System.Reflection;
using GluteTriage.Content;
using GluteTriage.Content.Contract;
using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions;
using GluteTriage.Sessions.Demo;

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
            var results = pass.Shown.Select(shown => (shown, Assessment: CheckedTriage.Assess(release.Clinical, shown.Answers).Assessment)).ToList();
            var found = mayBeReviewed && results is [.., var last]
                ? DemoFindings.Of(release.Clinical, last.shown.Answers, last.shown.Revision, last.Assessment, results[0].shown.At)
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
                Results = [.. results.Select(result => Snapshot(release, result.shown, result.Assessment))],
                Rows = id => found is null ? [] : [found.Line(id, reviewed), .. found.Keys(id), .. reviewed.Rows.Select(row => row(id))],
                Acts = reviewed.Acts,
            };
        }
    }

    private static DemoResult Snapshot(Release release, (int Revision, Answers Answers, DateTimeOffset At) shown, Assessment assessment) => new(
        shown.Revision, EngineVersion, assessment.Urgency, AssessmentDocument.Of(release, assessment).ToJson(), shown.At);
}

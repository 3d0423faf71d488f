using System.Collections.Immutable;
using GluteTriage.Content.Authoring;
using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Content;

/// <summary>
/// How high ordinary people are sent: people drawn from the answers of frequencies.yaml, and the benign vignettes. Reported, never tuned.
/// </summary>
/// <param name="Drawn">Of the people drawn how many are told each urgency, least pressing first.</param>
/// <param name="Benign">The same of the benign vignettes.</param>
/// <param name="AloneToEmergency">Flags that alone send people to emergency, with how many, the most first.</param>
public sealed record OverTriage(
    ImmutableArray<int> Drawn, ImmutableArray<int> Benign, ImmutableArray<(string Flag, int People)> AloneToEmergency)
{
    /// <summary>How many people are drawn.</summary>
    public const int People = 10_000;

    private const int Seed = 20261128;

    /// <returns>Null where the content has no frequencies.</returns>
    public static OverTriage? Of(ContentFolder folder, Release release)
    {
        var content = release.Clinical;
        if (folder.Find(FrequencyFile.Path) is null)
        {
            return null;
        }

        var urgencyOf = Triage.UrgencyOfMany(content);
        var drawn = new int[Urgencies.InOrder.Count];
        var alone = new Dictionary<string, int>();
        foreach (var person in Draw(folder, release, People))
        {
            var urgency = urgencyOf(person);
            drawn[(int)urgency]++;
            if (urgency is Urgency.Emergency
                && Triage.Assess(content, person).Raised.Where(raised => raised.Tier.Urgency is Urgency.Emergency).ToList() is [var only])
            {
                alone[only.Flag.Code.Value] = alone.GetValueOrDefault(only.Flag.Code.Value) + 1;
            }
        }

        var benign = new int[Urgencies.InOrder.Count];
        foreach (var vignette in release.Vignettes.Where(vignette => vignette.Code.StartsWith("benign-", StringComparison.Ordinal)))
        {
            benign[(int)VignetteRun.Of(content, vignette).Assessment.Urgency]++;
        }

        return new OverTriage([.. drawn], [.. benign], [.. alone.OrderByDescending(flag => flag.Value).Select(flag => (flag.Key, flag.Value))]);
    }

    /// <summary>
    /// People as frequencies.yaml describes them: every item answered, each independently of the others. The same on every run, and the
    /// first of many are the same as the first of few.
    /// </summary>
    /// <param name="folder">Of the release.</param>
    public static IEnumerable<Answers> Draw(ContentFolder folder, Release release, int people)
    {
        var shares = FrequencyFile.Read(new Draft(folder, new FaultLog()), release.Clinical.Items).ToLookup(share => share.Item);
        var random = new Random(Seed);
        return Enumerable.Range(0, people).Select(_ => Draw(release.Clinical, shares, random));
    }

    private static Answers Draw(ClinicalContent content, ILookup<ItemCode, AnswerShare> shares, Random random)
    {
        var answers = Answers.None;
        foreach (var item in content.Items)
        {
            var exactly = shares[item.Code].Where(share => item.Kind is ItemKind.OneOf || item.ExactlyOneOf.Contains(share.Option)).ToList();
            List<string> raw = exactly.Count == 0 ? [] : [OneOf(exactly, random)];
            if (item.Kind is ItemKind.SomeOf)
            {
                raw.AddRange(shares[item.Code].Except(exactly)
                    .Where(share => (decimal)random.NextDouble() * 100 < share.Share)
                    .Select(share => share.Option.Value));
            }

            // Who ticks nothing says so; who ticks what stands alone says only that.
            var alone = raw.Find(code => item.Find(new OptionCode(code)) is { Exclusive: true });
            raw = raw.Count == 0 && item.Harmless is { } harmless ? [harmless.Value] : alone is null ? raw : [alone];
            if (Reply.Read(item, raw) is Reply.Accepted(var answer))
            {
                answers = answers.With(item.Code, answer);
            }
        }

        return answers;
    }

    private static string OneOf(List<AnswerShare> shares, Random random)
    {
        var at = (decimal)random.NextDouble() * shares.Sum(share => share.Share);
        foreach (var share in shares)
        {
            at -= share.Share;
            if (at < 0)
            {
                return share.Option.Value;
            }
        }

        return shares[^1].Option.Value;
    }
}

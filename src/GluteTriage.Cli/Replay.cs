using System.Collections.Immutable;
using System.Globalization;
using GluteTriage.Content;
using GluteTriage.Content.Results;
using GluteTriage.Content.Store;
using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions;
using GluteTriage.Sessions.Reviewing;

namespace GluteTriage.Cli;

/// <summary>How one stored result comes out when it is computed again.</summary>
/// <param name="Same">Whether its own release decides the same; null when the store of that release is missing or does not fit.</param>
/// <param name="Changed">What its own release decides otherwise, in words; empty where it says the same.</param>
/// <param name="Differs">How another release would have it, in words; empty where it says the same.</param>
/// <param name="Listed">What the inbox says otherwise, in words; empty where it says the same, or does not list it.</param>
internal sealed record Replayed(
    long Session, int Revision, bool? Same, ImmutableArray<string> Changed, ImmutableArray<string> Differs, ImmutableArray<string> Listed);

/// <summary>Computes stored results again: each under its own release, and under another.</summary>
/// <param name="stores">The folder of release stores, each named by its hash.</param>
/// <param name="other">The release to compare with; null for none.</param>
internal sealed class Replay(string stores, Release? other)
{
    private readonly Dictionary<string, Release?> releases = [];

    public Replayed Of(StoredResult stored)
    {
        var (session, snapshot) = (stored.Session, stored.Snapshot);
        if (Find(snapshot.Release) is not { } own || Answers(session, own, snapshot) is not { } answers)
        {
            return new Replayed(session.Session.Id, snapshot.Revision, null, [], [], []);
        }

        var then = CheckedTriage.Assess(own.Clinical, answers).Assessment;
        var changed = StoredDecision.Differences(snapshot.Release, snapshot.Urgency, snapshot.Json, own.Hash, then);
        return new Replayed(
            session.Session.Id,
            snapshot.Revision,
            changed.IsEmpty,
            [.. changed.Select(DecisionText.Of)],
            other is null || other.Hash == own.Hash ? [] : [.. Differences(session, snapshot, then)],
            stored.Listed is { } listed ? [.. ListedOtherwise(own, answers, then, listed)] : []);
    }

    /// <summary>How the line of the inbox differs from the result it stands for, worked out again.</summary>
    private static IEnumerable<string> ListedOtherwise(Release own, Answers answers, Assessment then, ListedResult listed)
    {
        var wanted = InboxProjection.Of(own.Clinical, Interview.Settle(own.Clinical, answers), then);
        if (listed.Urgency != then.Urgency)
        {
            yield return $"the inbox lists it as {Code(listed.Urgency)}, and it is {then.Urgency.Code()}";
        }

        foreach (var (what, has, should) in new[]
        {
            ("raised red flags", Sorted(listed.Shown.Raised), Sorted(wanted.Raised)),
            ("red flags not excluded", Sorted(listed.Shown.NotExcluded), Sorted(wanted.NotExcluded)),
            ("first cause", listed.Shown.FirstCause ?? "none", wanted.FirstCause ?? "none"),
            ("age from", Years(listed.Shown.Age), Years(wanted.Age)),
            ("age", listed.Shown.AgeBand ?? wanted.AgeBand ?? "none", wanted.AgeBand ?? "none"),
            ("levels", Levels(listed.Shown), Levels(wanted, listed.Shown.Levels.Keys)),
            ("places", string.Join(',', listed.Shown.Places), string.Join(',', wanted.Places)),
        }.Where(one => one.Item2 != one.Item3))
        {
            yield return $"the inbox lists {what} '{has}', and it has '{should}'";
        }

        // Lines of before these were kept have none of them, and are no worse for it.
        static string Levels(InboxProjection shown, IEnumerable<string>? of = null) => string.Join(',',
            (of ?? shown.Levels.Keys).Order(StringComparer.Ordinal)
                .Select(flag => $"{flag}:{(shown.Levels.TryGetValue(flag, out var level) ? Code(level) : "none")}"));

        // Nothing keeps a number that is no level out of the file.
        static string Code(Urgency level) => Enum.IsDefined(level) ? level.Code() : ((int)level).ToString(CultureInfo.InvariantCulture);

        static string Years(int age) => age.ToString(CultureInfo.InvariantCulture);

        static string Sorted(ImmutableArray<string> codes) => string.Join(',', codes.Order(StringComparer.Ordinal));
    }

    private IEnumerable<string> Differences(OpenSession session, ResultSnapshot snapshot, Assessment then)
    {
        if (Answers(session, other!, snapshot) is not { } answers)
        {
            yield return "an answer is none it offers";
            yield break;
        }

        var now = CheckedTriage.Assess(other!.Clinical, answers).Assessment;
        if (now.Urgency != then.Urgency)
        {
            yield return $"urgency {now.Urgency.Code()}, {(now.Urgency > then.Urgency ? "higher" : "LOWER")} than {then.Urgency.Code()}";
        }

        var (flagsThen, flagsNow) = (Flags(then), Flags(now));
        foreach (var gained in flagsNow.Except(flagsThen))
        {
            yield return $"raises {gained}";
        }

        foreach (var lost in flagsThen.Except(flagsNow))
        {
            yield return $"no longer raises {lost}";
        }

        if (First(now) != First(then))
        {
            yield return $"first family {First(now)} instead of {First(then)}";
        }
    }

    private Release? Find(string hash)
    {
        if (!releases.TryGetValue(hash, out var found))
        {
            try
            {
                found = ContentStore.Read(Path.Combine(stores, hash + ".db"));
            }
            catch (InvalidDataException)
            {
                found = null;
            }

            releases[hash] = found;
        }

        return found;
    }

    private static Answers? Answers(OpenSession session, Release release, ResultSnapshot snapshot)
    {
        try
        {
            return session.AnswersUnder(release.Clinical, snapshot.Revision);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static HashSet<string> Flags(Assessment assessment) =>
        [.. assessment.Raised.Select(raised => $"{raised.Flag.Code} at {raised.Tier.Urgency.Code()}")];

    private static string First(Assessment assessment) => assessment.Families.FirstOrDefault()?.Family.Code.Value ?? "none";
}

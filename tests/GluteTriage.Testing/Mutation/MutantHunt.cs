using System.Collections.Frozen;
using GluteTriage.Content;
using GluteTriage.Content.SecondEntry;
using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Rules;
using GluteTriage.Engine.Verification;
using GluteTriage.Guard;

namespace GluteTriage.Testing.Mutation;

/// <summary>What became of a mutant.</summary>
public enum Fate
{
    /// <summary>A vignette comes out otherwise.</summary>
    CaughtByVignettes,

    /// <summary>A red flag or a floor of somebody at the edge of a rule is judged otherwise than by the guard.</summary>
    CaughtByGuard,

    /// <summary>Somebody is asked otherwise than <see cref="WhoIsAsked"/> says.</summary>
    CaughtByWhoIsAsked,

    /// <summary>A rule of <see cref="WhoComesFirst"/> is broken in somebody.</summary>
    CaughtByWhoComesFirst,

    /// <summary>A weight or another number of the ranking is not the one of the clinical tables.</summary>
    CaughtByDoubleEntry,

    /// <summary>A property is not proved any more.</summary>
    CaughtByProver,

    /// <summary>Proved to demand the same urgency of everyone: no mutant in effect.</summary>
    ChangesNothing,

    /// <summary>Nothing noticed it.</summary>
    Survived,
}

/// <summary>Tries each mutant against all that guards the content, the quickest first.</summary>
public sealed class MutantHunt
{
    private readonly Release release;
    private readonly (Answers Answers, SettledAnswers Settled, FrozenDictionary<string, Level> Demands, FrozenSet<string> Floors)[] edge;
    private readonly WhoComesFirst whoComesFirst;

    public MutantHunt(Release release)
    {
        this.release = release;
        edge = [.. SmallestWays.Of(release.Clinical).Select(person => (person, Interview.Settle(release.Clinical, person), Demands(person), Floors(person)))];
        whoComesFirst = new WhoComesFirst(release);
    }

    /// <param name="prove">Also try the prover, and whether the mutant changes anything at all: seconds a mutant.</param>
    public Fate Try(Mutant mutant, bool prove) =>
        release.Vignettes.Any(vignette => VignetteRun.Of(mutant.Content, vignette).Differences.Count > 0) ? Fate.CaughtByVignettes
        : IsJudgedOtherwise(mutant) ? Fate.CaughtByGuard
        : mutant.Kind is MutantKind.Asking
            && WhoIsAsked.People(release.Clinical).Any(person => WhoIsAsked.Differences(mutant.Content, person).Any())
            ? Fate.CaughtByWhoIsAsked
        : mutant.Kind is not MutantKind.Asking && WeightEntries.Differences(mutant.Content).Any() ? Fate.CaughtByDoubleEntry
        : mutant.Kind is MutantKind.Ranking
            && whoComesFirst.People.Any(person => WhoComesFirst.Broken(mutant.Content, person).Any())
            ? Fate.CaughtByWhoComesFirst
        : !prove ? Fate.Survived
        : ChangesNothing(mutant) ? Fate.ChangesNothing
        : IsRefuted(mutant.Content) ? Fate.CaughtByProver
        : Fate.Survived;

    private static FrozenDictionary<string, Level> Demands(Answers person) => RedFlagGuard
        .Judge(CheckedTriage.AsGiven(person))
        .ToFrozenDictionary(demand => demand.Flag, demand => demand.Demands);

    private static FrozenSet<string> Floors(Answers person) =>
        RedFlagGuard.Floors(CheckedTriage.AsGiven(person)).Select(floor => floor.Flag).ToFrozenSet();

    private bool IsJudgedOtherwise(Mutant mutant) => mutant.Kind switch
    {
        MutantKind.Warning when ChangedFloor(mutant.Content) is { } code => mutant.Content.Floors.FirstOrDefault(floor => floor.Code == code) is var floor
            && edge.Any(person => (floor?.Holds(person.Settled) is true) != person.Floors.Contains(code)),

        // The answers stand as they did, so only the flag that changed need be judged.
        MutantKind.Warning => Changed(mutant.Content) is { Count: > 0 } changed && edge.Any(person => changed.Exists(flag =>
            (Level)(flag.Mutant?.Judge(person.Settled).Demands ?? Urgency.SelfCare) != person.Demands.GetValueOrDefault(flag.Code))),
        MutantKind.Asking => edge.Any(person => Interview.Settle(mutant.Content, person.Answers) is var settled
            && mutant.Content.RedFlags.Any(flag => (Level)flag.Judge(settled).Demands != person.Demands.GetValueOrDefault(flag.Code.Value))),
        _ => false,
    };

    /// <returns>The floor that is not as it was; null where it is none, or the counted one, whose number the weights' second entry holds.</returns>
    private string? ChangedFloor(ClinicalContent content) =>
        release.Clinical.Floors.Except(content.Floors).Select(floor => floor.Code).FirstOrDefault(code => code is not RedFlagGuard.CountedFloor);

    private List<(string Code, RedFlag? Mutant)> Changed(ClinicalContent content) =>
    [
        .. release.Clinical.RedFlags.Except(content.RedFlags)
            .Select(flag => (flag.Code.Value, content.RedFlags.FirstOrDefault(mutant => mutant.Code == flag.Code))),
    ];

    /// <summary>Causes read neither warnings nor what "not sure" leaves open, so comparing urgencies tells all.</summary>
    private bool ChangesNothing(Mutant mutant) =>
        (mutant.Kind is MutantKind.Warning || (mutant.Kind is MutantKind.Asking && !mutant.Name.Contains("ask-", StringComparison.Ordinal)))
        && Comparison.Of(release.Clinical, mutant.Content) is { } comparison && comparison.Changes().IsEmpty;

    /// <summary>Whether some property is not proved of this content.</summary>
    public bool IsRefuted(ClinicalContent content) => Verifier
        .RunFromLast(ReleaseSubject.Of(release with { Clinical = content }, release.Note.Date))
        .Any(result => result.Outcome is Outcome.Failed);
}

using System.Collections.Immutable;

namespace GluteTriage.Engine.Verification;

/// <summary>Proves, on one release, what must hold for every person.</summary>
public static class Verifier
{
    private static readonly ImmutableArray<Func<Proof, PropertyResult>> Properties =
    [
        EveryoneGetsOneAnswer.Check,
        AFlagDecides.Check,
        UrgencyNeverFalls.Check,
        NothingIsHidden.Check,
        EmergencyFirst.Check,
        EverythingLives.Check,
        EarlyStopIsSafe.Check,
        TextbookPicturesLead.Check,
        OrderingRulesHold.Check,
        NeededAnswersAdvised.Check,
        EverythingHasASource.Check,
        AdviceForTwoAgrees.Check,
        SharpeningNeverLowers.Check,
        ScreensCover.Check,
        NoTickIsBenign.Check,
        ScreensSayTheSame.Check,
        LeftOutCannotMatter.Check,
    ];

    /// <summary>
    /// Checks every property, one after another as the results are read. Nothing depends on time or chance: the same subject
    /// gives the same results.
    /// </summary>
    public static IEnumerable<PropertyResult> Run(VerificationSubject subject) => Run(subject, Properties);

    /// <summary>
    /// As <see cref="Run(VerificationSubject)"/>, from the last property to the first. For whoever only asks whether any fails: the last are
    /// the quickest.
    /// </summary>
    public static IEnumerable<PropertyResult> RunFromLast(VerificationSubject subject) => Run(subject, Properties.Reverse());

    private static IEnumerable<PropertyResult> Run(VerificationSubject subject, IEnumerable<Func<Proof, PropertyResult>> properties)
    {
        var proof = new Proof(subject);
        return properties.Select(check => check(proof));
    }
}

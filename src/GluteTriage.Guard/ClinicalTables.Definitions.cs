namespace GluteTriage.Guard;

/// <summary>The words the tables use (docs/clinical/red-flags.md#definitions).</summary>
internal static partial class ClinicalTables
{
    private static readonly (string Item, string Option)[] NerveDeficits =
    [
        .. Of("bladder-bowel", "hard-to-start", "leak-or-no-control", "no-feeling-passing", "poo-control", "weak-flow", "no-urge-poo", "not-sure"),
        .. Of("saddle-area", "numb-saddle", "sexual-change", "only-on-seat", "not-sure"),
        .. Of("both-legs", "both-new", "both-weak-new", "both-weak-known", "both-weak-unchecked", "not-sure"),
        .. Of("leg-weakness", "mild-stable", "new-or-worse", "sudden", "not-sure"),
        .. Of("unsteady", "yes", "not-sure"),
        .. Of("numb-tingle", "numb-below", "numb-spreading", "not-sure"),
    ];

    private static IEnumerable<(string Item, string Option)> Of(string item, params string[] options) => options.Select(option => (item, option));

    /// <summary>Any nerve deficit besides the answer named; none is besides itself.</summary>
    private static bool NerveDeficit(Told told, string besidesItem = "", params ReadOnlySpan<string> besidesOptions)
    {
        foreach (var (item, option) in NerveDeficits)
        {
            if ((item != besidesItem || !besidesOptions.Contains(option)) && told.Is(item, option))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A31: both legs weak on walking only, which is another deficit beside the softer bladder, bowel and saddle answers.</summary>
    private static bool BothWalking(Told told) => told.Is("both-legs", "both-walking");

    /// <summary>
    /// RF07: a nerve deficit besides the unsure answer, a sign of a nerve (docs/clinical/reference.md#s-3-8), or any answer about both
    /// legs but "none".
    /// </summary>
    private static bool NerveSign(Told told, string unsureItem) =>
        NerveDeficit(told, unsureItem, "not-sure")
        || BelowTheKnee(told)
        || told.Is("numb-tingle", "tingle-below")
        || told.Is("cough", "down-leg")
        || told.Is("worst-part", "leg")
        || told.Is("both-legs", "both-exercise", "both-walking", "both-longstanding");

    private static bool MakesNerveLossWorse(Told told) =>
        told.Is("medical-history", "blood-thinner", "cancer", "recent-infection-op") || Fever(told) || Hurt(told, "last-2-weeks", "not-sure");

    private static bool OldUnchecked(Told told) => told.Is("bladder-bowel", "old-unchecked") || told.Is("saddle-area", "old-unchecked");

    private static bool Weak(Told told) => told.Is("leg-weakness", "mild-stable", "new-or-worse", "sudden", "not-sure");

    private static bool Cancer(Told told) => told.Is("medical-history", "cancer");

    private static bool BloodThinner(Told told) => told.Is("medical-history", "blood-thinner");

    private static bool InfectionRisk(Told told) => InfectionRiskButDiabetes(told) || told.Is("medical-history", "diabetes");

    private static bool InfectionRiskButDiabetes(Told told) =>
        told.Is("medical-history", "weak-immune", "inject-drugs", "recent-infection-op", "sickle-cell") || told.Is("bone-history", "steroids", "heavy-alcohol");

    private static bool Fragile(Told told) =>
        told.Is("age", "65-74", "75plus") || told.Is("bone-history", "steroids", "osteoporosis", "bone-medicine", "pelvic-radiotherapy");

    private static bool Fever(Told told) => told.Is("feeling-ill", "fever", "ill-no-temperature");

    private static bool Faint(Told told) => told.Is("feeling-ill", "very-ill") || told.Is("circulation", "belly-faint");

    private static bool Limp(Told told) => told.Is("four-steps", "limp", "not-sure");

    private static bool NoFourSteps(Told told) => told.Is("four-steps", "no", "hip-stuck");

    private static bool Growing(Told told) => told.Is("impact", "getting-worse");

    private static bool New(Told told) => told.Is("duration", "lt1w", "1-6w", "not-sure");

    private static bool SeverePain(Told told) => told.Is("impact", "severe", "cannot-cope");

    /// <summary>A14 and A20 take waking in the second half of the night as well (A29).</summary>
    private static bool AnyNightPain(Told told) => NightPain(told) || told.Is("morning-night", "second-half-night");

    private static bool Over50(Told told) => told.Is("age", "50-64", "65-74", "75plus");

    private static bool LowEating(Told told) => told.Is("bone-history", "missed-periods-or-low-eating", "low-eating");

    private static bool WorseOnBearingWeight(Told told) =>
        told.Is("walking", "first-steps", "worse-run", "worse-sit-relief", "worse-still-relief") || told.Is("hip-loading", "one-leg");

    /// <summary>A25: stiff mornings at 50 or over, for a week or more.</summary>
    private static bool StiffOver50(Told told) =>
        Over50(told) && told.Is("morning-night", "stiff30") && told.Is("duration", "1-6w", "6-12w", "gt3m", "not-sure");

    private static bool NightPain(Told told) => told.Is("weight-night", "night-constant");

    private static bool AnyInjury(Told told) =>
        told.Is("injury", "major", "minor-fall", "pop-bruise", "long-lie", "head-knock", "dark-pee");

    private static bool Hurt(Told told, params ReadOnlySpan<string> when) => AnyInjury(told) && told.Is("injury-when", when);

    private static bool Fall(Told told) => told.Is("injury", "major", "minor-fall", "long-lie", "head-knock");

    private static bool Groin(Told told) => told.Is("pain-site", "groin") || told.Is("pain-spread", "groin");

    private static bool NewGroinOrFrontThigh(Told told) =>
        New(told) && (told.Is("pain-site", "groin", "front-thigh") || told.Is("pain-spread", "groin", "front-thigh"));

    private static bool DeepHip(Told told) =>
        told.Is("pain-site", "groin", "front-thigh", "side-hip") || told.Is("pain-spread", "groin", "front-thigh", "side-hip");

    private static bool HipGroinOrThigh(Told told) =>
        DeepHip(told) || told.Is("pain-site", "back-thigh", "side-thigh") || told.Is("pain-spread", "back-thigh", "side-thigh");

    private static bool BelowTheKnee(Told told) => told.Is("pain-spread", "below-knee", "foot") || told.Is("pain-site", "below-knee", "foot");

    private static bool Pregnancy(Told told) => told.Is("pregnancy", "pregnant", "just-had-baby", "bleed-or-pain");

    private static bool HipPainFromExercise(Told told) => told.Is("onset", "new-exercise") && DeepHip(told)
        && (told.Is("walking", "worse-run") || told.Is("hip-loading", "one-leg", "groin-twist") || Growing(told));
}

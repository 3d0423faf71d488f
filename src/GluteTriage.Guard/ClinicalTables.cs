using System.Runtime.CompilerServices;
using static GluteTriage.Guard.Level;

namespace GluteTriage.Guard;

/// <summary>One line of the tables.</summary>
/// <param name="Flag">The red flag it belongs to.</param>
/// <param name="Level">What it demands.</param>
/// <param name="Source">Its rows in docs/clinical/red-flags.md, e.g. RF01, A3.</param>
/// <param name="Holds">The line itself. It uses no "not": see <see cref="Told"/>.</param>
/// <param name="Line">Where it stands in this file.</param>
internal sealed record Row(string Flag, Level Level, string Source, Func<Told, bool> Holds, [CallerLineNumber] int Line = 0);

/// <summary>The red flags of the clinical reference, line by line. Every number and level is its own.</summary>
internal static partial class ClinicalTables
{
    /// <summary>Every line, in the order of the body's systems.</summary>
    public static readonly Row[] Rows = [.. Nerves, .. Injuries, .. Illness, .. VesselsAndSkin, .. Others];

    private static Row[] Nerves =>
    [
        new("bladder-bowel-control", Emergency, "RF01",
            told => told.Is("bladder-bowel", "hard-to-start", "leak-or-no-control", "no-feeling-passing", "poo-control")),
        new("bladder-bowel-slowing", Emergency, "A3", told =>
            (told.Is("bladder-bowel", "weak-flow") && (NerveDeficit(told, "bladder-bowel", "weak-flow") || BothWalking(told) || BelowTheKnee(told)))
            || (told.Is("bladder-bowel", "no-urge-poo") && (NerveDeficit(told, "bladder-bowel", "no-urge-poo") || BothWalking(told) || BelowTheKnee(told)))),
        new("bladder-bowel-slowing", SameDay, "A3", told => told.Is("bladder-bowel", "weak-flow", "no-urge-poo")),
        new("old-bladder-bowel-saddle-problem", Emergency, "A3", told => OldUnchecked(told) && (NerveDeficit(told) || BothWalking(told))),
        new("old-bladder-bowel-saddle-problem", SameDay, "A3", OldUnchecked),
        new("old-bladder-bowel-saddle-problem", Soon, "A3", told => told.Is("saddle-area", "old-known")),
        new("saddle-numbness", Emergency, "RF02", told => told.Is("saddle-area", "numb-saddle")),
        new("saddle-numbness-on-seat", Emergency, "A3", told =>
            told.Is("saddle-area", "only-on-seat") && (NerveDeficit(told, "saddle-area", "only-on-seat") || BothWalking(told))),
        new("saddle-numbness-on-seat", SameDay, "A3", told => told.Is("saddle-area", "only-on-seat")),
        new("sexual-change", Emergency, "A24", told =>
            told.Is("saddle-area", "sexual-change") && (NerveDeficit(told, "saddle-area", "sexual-change") || BothWalking(told))),
        new("sexual-change", SameDay, "A24", told => told.Is("saddle-area", "sexual-change")),
        new("unsure-bladder-bowel-saddle", Emergency, "RF07", told =>
            (told.Is("bladder-bowel", "not-sure") && (told.Is("saddle-area", "not-sure") || NerveSign(told, "bladder-bowel")))
            || (told.Is("saddle-area", "not-sure") && NerveSign(told, "saddle-area"))),
        new("unsure-bladder-bowel-saddle", SameDay, "RF07", told => told.Is("bladder-bowel", "not-sure") || told.Is("saddle-area", "not-sure")),
        new("both-legs-new-pain", Emergency, "RF04", told => told.Is("both-legs", "both-new")),
        new("both-legs-weak", Emergency, "A4", told => told.Is("both-legs", "both-weak-new")),
        new("both-legs-weak", SameDay, "A4", told =>
            told.Is("both-legs", "both-weak-unchecked") || (told.Is("both-legs", "both-weak-known") && Cancer(told))),
        new("both-legs-weak", Soon, "A4", told => told.Is("both-legs", "both-weak-known")),
        new("both-legs-weak-on-walking", Emergency, "A31", told => BothWalking(told)
            && (New(told) || told.Is("medical-history", "cancer", "blood-thinner", "recent-infection-op") || Fever(told)
                || told.Is("injury", "major") || told.Is("unsteady", "yes", "not-sure"))),
        new("both-legs-weak-on-walking", SameDay, "A31", told => BothWalking(told) && Growing(told)),
        new("both-legs-weak-on-walking", Soon, "A31", BothWalking),
        new("both-legs-ache", SameDay, "RF06", told => told.Is("both-legs", "not-sure")),
        new("both-legs-ache", Soon, "RF06", told => told.Is("both-legs", "both-longstanding")),
        new("leg-weakness-new", Emergency, "A6", told =>
            told.Is("leg-weakness", "sudden") || (told.Is("leg-weakness", "new-or-worse") && MakesNerveLossWorse(told))),
        new("leg-weakness-new", SameDay, "RF09", told => told.Is("leg-weakness", "new-or-worse")),
        new("leg-weakness-steady", Soon, "RF10", told => told.Is("leg-weakness", "mild-stable", "not-sure")),
        new("leg-weakness-steady", Routine, "A6", told => told.Is("leg-weakness", "pain-only")),
        new("numbness-spreading", Emergency, "A6", told => told.Is("numb-tingle", "numb-spreading")
            && (told.Is("leg-weakness", "sudden") || MakesNerveLossWorse(told))),
        new("numbness-spreading", SameDay, "RF11", told => told.Is("numb-tingle", "numb-spreading")),
        new("foot-numbness", SameDay, "RF12", told => told.Is("numb-tingle", "numb-below") && told.Is("duration", "lt1w")),
        new("foot-numbness", Soon, "RF12", told => told.Is("numb-tingle", "numb-below")),
        new("unsteady-walking", Emergency, "A5, A30", told => told.Is("unsteady", "yes")
            && (Cancer(told) || InfectionRisk(told) || Hurt(told, "last-2-weeks", "weeks-2-6", "not-sure")
                || NerveDeficit(told, "unsteady", "yes", "not-sure") || Growing(told))),
        new("unsteady-walking", SameDay, "A5", told => told.Is("unsteady", "yes")),
        new("cancer-nerve-signs", Emergency, "RF31", told => Cancer(told) && (NerveDeficit(told, "both-legs", "both-weak-known") || OldUnchecked(told))),
    ];

    private static Row[] Injuries =>
    [
        new("major-injury", Emergency, "A7", told => told.Is("injury", "major")
            && (told.Is("injury-when", "last-2-weeks", "not-sure") || NoFourSteps(told) || NerveDeficit(told))),
        new("major-injury", SameDay, "A7", told => told.Is("injury", "major") && told.Is("injury-when", "weeks-2-6") && Fragile(told)),
        new("major-injury", Soon, "A7", told => told.Is("injury", "major")
            && (told.Is("injury-when", "weeks-2-6")
                || (told.Is("injury-when", "over-6-weeks") && (Fragile(told) || Limp(told) || Growing(told))))),
        new("major-injury", Routine, "A7", told => told.Is("injury", "major")),
        new("fall-with-fragile-bones", SameDay, "A8", told =>
            Fall(told) && Fragile(told) && told.Is("injury-when", "last-2-weeks", "weeks-2-6", "not-sure")),
        new("fall-with-fragile-bones", Soon, "A8", told => Fall(told) && Fragile(told)),
        new("limp-after-injury", SameDay, "A8", told => Limp(told) && Hurt(told, "last-2-weeks", "not-sure")),
        new("head-knock-on-blood-thinners", Emergency, "A8", told => told.Is("injury", "head-knock") && BloodThinner(told)),
        new("long-lie", Emergency, "A9", told => told.Is("injury", "long-lie")
            && (told.Is("skin-change", "hard-swollen") || told.Is("circulation", "leg-swollen") || NerveDeficit(told) || SeverePain(told))),
        new("long-lie", SameDay, "A9", told => told.Is("injury", "long-lie")),
        new("dark-pee", Emergency, "A9", told => told.Is("injury", "dark-pee")),
        new("bleeding-on-blood-thinners", Emergency, "A10", told => BloodThinner(told)
            && (told.Is("skin-change", "hard-swollen")
                || (Fall(told) && told.Is("injury-when", "last-2-weeks", "not-sure") && (told.Is("skin-change", "spreading-bruise") || NerveDeficit(told)))
                || ((NewGroinOrFrontThigh(told) || told.Is("skin-change", "spreading-bruise")) && (NerveDeficit(told) || Faint(told))))),
        new("bleeding-on-blood-thinners", SameDay, "A10, RF15", told => BloodThinner(told)
            && (Fall(told) || NewGroinOrFrontThigh(told) || told.Is("skin-change", "spreading-bruise"))),
        new("hamstring-tear", SameDay, "A11", told => told.Is("injury", "pop-bruise")
            && (told.Is("skin-change", "spreading-bruise") || Weak(told) || Limp(told) || told.Is("age", "16-34"))),
        new("hamstring-tear", Soon, "A11", told => told.Is("injury", "pop-bruise")),
        new("cannot-walk", Emergency, "RF25", told => told.Is("four-steps", "no") && (AnyInjury(told) || Fever(told) || Fragile(told))),
        new("cannot-walk", SameDay, "A13", told => told.Is("four-steps", "no")),
        new("hip-stuck", Emergency, "A13", told => told.Is("four-steps", "hip-stuck")),
        new("walking-with-a-limp", Soon, "A13, A33", told => Limp(told) && (Fragile(told) || Growing(told))),
        new("walking-with-a-limp", Routine, "A13", Limp),
        new("hip-stress-fracture", SameDay, "A14", told => HipPainFromExercise(told) && (Limp(told) || NoFourSteps(told) || SeverePain(told))),
        new("hip-stress-fracture", Soon, "A14", HipPainFromExercise),
        new("bone-stress-from-exercise", Soon, "A14", told => told.Is("onset", "new-exercise")
            && (Limp(told)
                || ((told.Is("walking", "worse-run") || told.Is("hip-loading", "one-leg"))
                    && (AnyNightPain(told) || Growing(told) || LowEating(told) || told.Is("bone-history", "earlier-stress-fracture"))))),
        new("groin-pain-low-energy", SameDay, "A32", told => told.Is("onset", "new-exercise")
            && (Groin(told) || told.Is("hip-loading", "groin-twist"))
            && (LowEating(told) || told.Is("bone-history", "earlier-stress-fracture"))),
        new("weak-bones-bearing-weight", Soon, "A26", told => New(told) && WorseOnBearingWeight(told)
            && told.Is("bone-history", "osteoporosis", "steroids", "bone-medicine", "pelvic-radiotherapy")),
        new("weak-bones-bearing-weight", Routine, "A26", told => New(told) && WorseOnBearingWeight(told) && told.Is("age", "75plus")),
        new("hip-replacement-pain", Emergency, "A15", told => told.Is("bone-history", "hip-replacement") && (Fever(told) || NoFourSteps(told))),
        new("hip-replacement-pain", SameDay, "A15", told => told.Is("bone-history", "hip-replacement") && Limp(told)),
        new("hip-replacement-pain", Soon, "A15", told => told.Is("bone-history", "hip-replacement") && New(told) && HipGroinOrThigh(told)),
        new("bone-medicine-thigh-pain", SameDay, "A15", told => told.Is("bone-history", "bone-medicine") && HipGroinOrThigh(told) && Limp(told)),
        new("bone-medicine-thigh-pain", Soon, "A15", told => told.Is("bone-history", "bone-medicine") && HipGroinOrThigh(told)),
        new("hip-bone-blood-supply", Soon, "RF36", told => Groin(told)
            && (told.Is("bone-history", "steroids", "heavy-alcohol") || told.Is("medical-history", "sickle-cell"))),
    ];

    private static Row[] Illness =>
    [
        new("very-ill", Emergency, "RF17", told => told.Is("feeling-ill", "very-ill")),
        new("fever-with-pain", Emergency, "A1", told => Fever(told)
            && (InfectionRisk(told) || Pregnancy(told) || NerveDeficit(told) || told.Is("bone-history", "hip-replacement") || NoFourSteps(told))),
        new("fever-with-pain", SameDay, "A1", Fever),
        new("infection-risk-without-fever", SameDay, "A2", told =>
            (InfectionRisk(told) && (Growing(told) || SeverePain(told) || told.Is("feeling-ill", "unwell-no-fever", "night-sweats")))
            || (InfectionRiskButDiabetes(told) && NightPain(told))),
        new("infection-risk-without-fever", Soon, "A2", told => InfectionRisk(told) && NightPain(told)),
        new("sickle-cell", Emergency, "A21", told => told.Is("medical-history", "sickle-cell")
            && (SeverePain(told) || Fever(told) || told.Is("circulation", "chest-breath"))),
        new("sickle-cell", SameDay, "A21", told => told.Is("medical-history", "sickle-cell")),
        new("cancer-worrying-pain", SameDay, "RF32", told => Cancer(told)
            && (NightPain(told) || told.Is("weight-night", "weight-loss") || BelowTheKnee(told) || told.Is("numb-tingle", "tingle-below")
                || told.Is("cough", "back-buttock", "down-leg") || Growing(told))),
        new("past-cancer", Soon, "RF33", Cancer),
        new("growing-pain-over-50", Soon, "A18", told => Growing(told) && told.Is("age", "50-64", "65-74", "75plus")),
        new("growing-pain", Routine, "RF47", Growing),
        new("night-pain", SameDay, "A18", told => NightPain(told)
            && (told.Is("weight-night", "weight-loss") || told.Is("skin-change", "growing-lump") || Cancer(told))),
        new("night-pain", Soon, "A18", NightPain),
        new("weight-loss", SameDay, "A18", told => told.Is("weight-night", "weight-loss") && SeverePain(told)),
        new("weight-loss", Soon, "A18", told => told.Is("weight-night", "weight-loss")),
        new("under-16", Emergency, "A20", told => told.Is("age", "under16") && (Fever(told) || NoFourSteps(told))),
        new("under-16", SameDay, "A20", told => told.Is("age", "under16")
            && (HipGroinOrThigh(told) || told.Is("pain-site", "knee") || told.Is("pain-spread", "knee") || AnyNightPain(told)
                || told.Is("feeling-ill", "unwell-no-fever", "night-sweats", "very-ill") || Limp(told))),
        new("under-16", Soon, "A20", told => told.Is("age", "under16")),
        new("morning-stiffness-pattern", Routine, "RF44, A22", told => told.Is("age", "16-34", "35-49") && told.Is("duration", "gt3m")
            && told.Count("morning-night", "stiff30", "second-half-night", "swaps-sides", "better-move", "spa-history")
                + told.Count("feeling-ill", "red-eye") >= 2),
        new("red-eye", SameDay, "A22", told => told.Is("feeling-ill", "red-eye")),
        new("polymyalgia", Soon, "A25", told => StiffOver50(told)
            && (told.Is("morning-night", "second-half-night", "swaps-sides")
                || told.Is("both-legs", "both-new", "both-exercise", "both-weak-new", "both-weak-known",
                    "both-weak-unchecked", "both-walking", "both-longstanding", "not-sure")
                || told.Is("feeling-ill", "unwell-no-fever", "night-sweats") || told.Is("weight-night", "weight-loss"))),
        new("polymyalgia", Routine, "A25", told => StiffOver50(told) && told.Is("morning-night", "better-move")),
        new("head-jaw-sight", SameDay, "A25", told => told.Is("feeling-ill", "head-jaw-sight") && Over50(told)),
        new("head-jaw-sight", Soon, "A25", told => told.Is("feeling-ill", "head-jaw-sight")),
    ];

    private static Row[] VesselsAndSkin =>
    [
        new("chest-or-breathing", Emergency, "A16", told => told.Is("circulation", "chest-breath")),
        new("cold-leg", Emergency, "A16", told => told.Is("circulation", "cold-leg")),
        new("cold-leg", SameDay, "A16", told => told.Is("circulation", "cold-only")),
        new("swollen-leg", Emergency, "A16, A34", told => told.Is("circulation", "leg-swollen") && told.Is("circulation", "chest-breath", "sudden-severe")),
        new("swollen-leg", SameDay, "A16", told => told.Is("circulation", "leg-swollen")),
        new("foot-pain-at-rest", SameDay, "A16", told => told.Is("circulation", "foot-rest-pain")),
        new("cramp-on-walking", Routine, "RF30", told => told.Is("walking", "worse-still-relief")),
        new("bulging-artery", Emergency, "A17", told =>
            (told.Is("medical-history", "aneurysm") || told.Is("circulation", "pulsing-tummy")) && (New(told) || Growing(told))),
        new("bulging-artery", SameDay, "A17", told => told.Is("circulation", "pulsing-tummy")),
        new("sudden-severe-pain", Emergency, "A17, RF27", told => told.Is("circulation", "belly-faint")
            || (told.Is("circulation", "sudden-severe") && told.Is("age", "50-64", "65-74", "75plus"))),
        new("sudden-severe-pain", SameDay, "A17", told => told.Is("circulation", "sudden-severe")),
        new("dark-spreading-skin", Emergency, "RF20", told => told.Is("skin-change", "dark-spreading")),
        new("hard-swollen-buttock", Emergency, "RF21", told => told.Is("skin-change", "hard-swollen")),
        new("hot-lump", Emergency, "RF22", told => told.Is("skin-change", "hot-lump")
            && (told.Is("feeling-ill", "very-ill") || (Fever(told) && InfectionRisk(told)))),
        new("hot-lump", SameDay, "RF22", told => told.Is("skin-change", "hot-lump")),
        new("hot-spreading-area", Emergency, "A12", told => told.Is("skin-change", "hot-area")
            && (Fever(told) || InfectionRisk(told) || told.Is("skin-change", "dark-spreading"))),
        new("hot-spreading-area", SameDay, "A12", told => told.Is("skin-change", "hot-area")),
        new("open-sore", SameDay, "A12", told => told.Is("skin-change", "open-sore") && InfectionRisk(told)),
        new("open-sore", Soon, "A12", told => told.Is("skin-change", "open-sore")),
        new("blister-rash", Emergency, "A12", told => told.Is("skin-change", "blister-rash") && NerveDeficit(told)),
        new("blister-rash", SameDay, "A12", told => told.Is("skin-change", "blister-rash")),
        new("growing-lump", Soon, "RF24", told => told.Is("skin-change", "growing-lump")),
        new("skin-not-seen", SameDay, "A12", told => told.Is("skin-feel", "yes", "not-sure")),
        new("skin-not-seen", Routine, "A12", told => told.Is("skin-change", "cannot-look")),
        new("genital-skin-change", Emergency, "A12", told => told.Is("pelvic", "genital-skin")),
    ];

    private static Row[] Others =>
    [
        new("testicle-pain", Emergency, "A19", told => told.Is("pelvic", "testicle")),
        new("sudden-low-tummy-pain", Emergency, "A19", told => told.Is("pelvic", "sudden-low-tummy")),
        new("stuck-groin-lump", Emergency, "A19", told => told.Is("pelvic", "stuck-groin-lump")),
        new("heavy-bleeding", Emergency, "A19", told => told.Is("pelvic", "black-or-heavy-blood")),
        new("loin-pain", Emergency, "A19", told => told.Is("pelvic", "loin-pain") && Fever(told)),
        new("loin-pain", Soon, "A19", told => told.Is("pelvic", "loin-pain")),
        new("blood-in-poo-or-pee", Soon, "RF43", told => told.Is("pelvic", "blood-poo-pee")),
        new("pain-with-periods", Routine, "RF42", told => told.Is("pelvic", "with-periods")),
        new("pregnancy-emergency", Emergency, "A19", told => told.Is("pregnancy", "bleed-or-pain")
            || (told.Is("pregnancy", "could-be", "not-sure") && Faint(told))),
        new("pregnancy-hip-pain-with-limp", SameDay, "A19", told => Pregnancy(told) && DeepHip(told) && Limp(told)),
        new("pregnancy-or-recent-birth", Emergency, "A19", told => Pregnancy(told) && Fever(told)),
        new("pregnancy-or-recent-birth", Routine, "RF41", Pregnancy),
        new("unbearable-pain", SameDay, "A23", told => told.Is("impact", "cannot-cope")),
        new("too-many-painkillers", SameDay, "A23", told => told.Is("impact", "too-many-painkillers")),
        new("unsafe", Emergency, "A23", told => told.Is("impact", "unsafe")),
        new("pain-over-six-weeks", Routine, "RF46", told => told.Is("duration", "6-12w", "gt3m")),
    ];
}

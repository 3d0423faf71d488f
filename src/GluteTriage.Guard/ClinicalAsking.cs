namespace GluteTriage.Guard;

/// <summary>
/// Who is asked what, a second time: written from docs/clinical/questions.md, sharing nothing with the content's
/// own skip rules.
/// </summary>
/// <param name="askingOrder">Every item, in the order of the questions.</param>
/// <param name="aboutCauses">The items of the last part, about causes.</param>
public sealed class ClinicalAsking(IReadOnlyList<string> askingOrder, IReadOnlyCollection<string> aboutCauses)
{
    private static readonly string[] CausesAskedUnder16 = ["cough", "walking", "hip-loading", "onset", "morning-night"];

    private static readonly string[] SkinNotWhole =
        ["hot-lump", "blister-rash", "dark-spreading", "hard-swollen", "growing-lump", "hot-area", "spreading-bruise", "open-sore", "cannot-look"];

    /// <summary>Whether the tables ask this item of whoever gave these answers.</summary>
    public bool IsAsked(string item, IReadOnlyCollection<GivenAnswer> answers)
    {
        var isAdult = !Is("age", "under16");
        return item switch
        {
            "injury-when" => !Is("injury", "none"),
            "skin-feel" => Is("skin-change", "cannot-look"),
            // Not sure whether sitting makes it worse: the question may apply, so it is asked.
            "sitting-relief" => isAdult && Is("sitting", "worse-long", "worse-quick", "hard-seat", "not-sure"),
            "hip-turn" => isAdult && !Is("bone-history", "hip-replacement") && !Is("injury", "not-sure")
                && (Is("injury", "none") || !Is("injury-when", "last-2-weeks", "weeks-2-6", "not-sure")),
            "press-test" => isAdult && IsCalm() && !Is("numb-tingle", "numb-below", "numb-spreading", "not-sure")
                && !Is("skin-change", SkinNotWhole) && !Is("medical-history", "blood-thinner", "not-sure")
                && !Is("bone-history", "osteoporosis", "bone-medicine", "not-sure")
                && !Is("injury", "not-sure") && (Is("injury", "none") || !Is("injury-when", "last-2-weeks", "not-sure")),
            "press-place" => IsAsked("press-test", answers) && Is("press-test", "familiar-local", "familiar-refers", "tender-not-mine"),
            _ when aboutCauses.Contains(item) => isAdult || CausesAskedUnder16.Contains(item),
            _ => true,
        };

        bool Is(string asked, params ReadOnlySpan<string> options) => answers.IsAny(asked, options);

        bool IsCalm()
        {
            var before = askingOrder.TakeWhile(other => other != item).ToHashSet();
            return RedFlagGuard.Highest([.. answers.Where(answer => before.Contains(answer.Item))]) < Level.SameDay;
        }
    }

    /// <summary>The items the tables ask once more after these answers.</summary>
    public static IReadOnlyList<string> AskedAgain(IReadOnlyCollection<GivenAnswer> answers) =>
        answers.IsAny("pain-quality", "throbbing") ? ["feeling-ill", "skin-change"] : [];
}

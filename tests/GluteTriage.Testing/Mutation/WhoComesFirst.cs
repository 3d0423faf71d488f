using GluteTriage.Content;
using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Testing.Mutation;

/// <summary>
/// The rules about what is shown first, a second time: written from the clinical reference (3.8, 6.6) and the amendments (4.1, 4.3, 8.2, 8.3),
/// sharing nothing with the content's own.
/// </summary>
public sealed class WhoComesFirst
{
    private static readonly (string Item, string Option)[] NerveSigns =
    [
        ("pain-spread", "below-knee"), ("pain-spread", "foot"), ("pain-site", "below-knee"), ("pain-site", "foot"), ("numb-tingle", "tingle-below"),
        ("numb-tingle", "numb-below"), ("numb-tingle", "numb-spreading"), ("cough", "down-leg"), ("worst-part", "leg"),
        ("leg-weakness", "mild-stable"), ("leg-weakness", "new-or-worse"), ("leg-weakness", "sudden"), ("leg-weakness", "not-sure"),
    ];

    private static readonly (string Item, string Option)[] SittingOnIt =
        [("sitting", "worse-long"), ("sitting", "worse-quick"), ("sitting", "hard-seat"), ("sitting", "better"), ("sitting", "no-effect")];

    private static readonly (string Item, string Option)[] Pockets =
        [("back-pocket", "no"), ("back-pocket", "other-side"), ("back-pocket", "same-side"), ("back-pocket", "same-side-relief"), ("back-pocket", "not-sure")];

    /// <summary>The people of the vignettes, each with every two of these findings.</summary>
    public WhoComesFirst(Release release)
    {
        var whole = release.Vignettes.Where(vignette => vignette.Code.StartsWith("picture-", StringComparison.Ordinal) || vignette.Code.StartsWith("e0", StringComparison.Ordinal))
            .Select(vignette => VignetteRun.AnswersOf(release.Clinical, vignette))
            .ToList();
        People =
        [
            .. from person in whole
               from one in NerveSigns
               from other in NerveSigns
               where string.CompareOrdinal(one.Item, other.Item) < 0
               select With(release.Clinical, person, one, other),
            .. from person in whole
               from pocket in Pockets
               from sitting in SittingOnIt
               from cough in new[] { ("cough", "no"), ("cough", "down-leg") }
               from severity in new[] { ("impact", "mild"), ("impact", "severe"), ("impact", "cannot-cope") }
               select With(release.Clinical, person, pocket, sitting, cough, severity),
            .. from person in whole
               from age in new[] { ("age", "35-49"), ("age", "65-74"), ("age", "75plus") }
               from bones in new[] { ("bone-history", "none"), ("bone-history", "osteoporosis"), ("bone-history", "bone-medicine"), ("bone-history", "pelvic-radiotherapy") }
               from duration in new[] { ("duration", "lt1w"), ("duration", "1-6w"), ("duration", "not-sure"), ("duration", "gt3m") }
               select With(release.Clinical, person, age, bones, duration, ("impact", "severe")),
        ];
    }

    public IReadOnlyList<Answers> People { get; }

    /// <summary>The rules that the order shown to this person breaks, in words.</summary>
    public static IEnumerable<string> Broken(ClinicalContent content, Answers person)
    {
        var assessment = Triage.Assess(content, person);
        var order = assessment.Families.Where(family => family.Score is not null).Select(family => family.Family.Code.Value).ToList();
        var isExposed = Is("back-pocket", "same-side-relief") && Is("sitting", "worse-long", "worse-quick", "hard-seat");
        if (Signs() >= 2 && order[0] == "muscle-knot" && !IsBesideTheKnot())
        {
            yield return "two nerve signs, and a knot first without a nerve more than 6 points behind shown beside it";
        }

        if (Signs() >= 2 && assessment.Urgency < (Is("impact", "severe", "cannot-cope") ? Urgency.Soon : Urgency.Routine))
        {
            yield return "two nerve signs, and not urgent enough";
        }

        if (Is("impact", "severe") && assessment.Urgency < (IsNew() && IsFragile() ? Urgency.Soon : Urgency.Routine))
        {
            yield return "severe pain, and not urgent enough";
        }

        if (Signs() < 2 && assessment.Ordering.Any(rule => rule.Code == "nerve-signs-before-knot"))
        {
            yield return "the nerve rule without two nerve signs";
        }

        if (order.Contains("wallet") != Is("back-pocket", "same-side", "same-side-relief"))
        {
            yield return "the wallet without an object on the sore side, or not with one";
        }

        if (isExposed && (Place("wallet") > Place("piriformis") || Place("wallet") > Place("muscle-knot")))
        {
            yield return "the wallet behind piriformis or a knot although emptying the pocket helps";
        }

        if (assessment.Ordering.Any(rule => rule.Code == "wallet-exposure-first") != isExposed)
        {
            yield return "the wallet rule for the wrong people";
        }

        if (assessment.Ordering.Any(rule => rule.Beside.Any(family => family.Value == "sciatica")) != (isExposed && Is("cough", "down-leg")))
        {
            yield return "sciatica beside the wallet for the wrong people";
        }

        if (order[0] == "sciatica" && assessment.Urgency < (Is("impact", "severe") ? Urgency.Soon : Urgency.Routine))
        {
            yield return "sciatica first, and not urgent enough";
        }

        int Signs() =>
            (Is("pain-spread", "below-knee", "foot") || Is("pain-site", "below-knee", "foot") ? 1 : 0)
            + (Is("numb-tingle", "tingle-below", "numb-below", "numb-spreading") ? 1 : 0)
            + (Is("cough", "down-leg") ? 1 : 0)
            + (Is("worst-part", "leg") ? 1 : 0)
            + (Is("leg-weakness", "mild-stable", "new-or-worse", "sudden", "not-sure") ? 1 : 0);

        bool IsBesideTheKnot() => assessment.Families[1] is { Fit: FitWord.CouldBe } beside
            && beside.Family.Code.Value is "sciatica" or "piriformis" or "wallet"
            && assessment.Families[0].Score - assessment.Families[1].Score > 6
            && assessment.Families[0].Fit is not FitWord.FitsBest;

        bool IsNew() => Is("duration", "lt1w", "1-6w", "not-sure");

        bool IsFragile() => Is("age", "65-74", "75plus") || Is("bone-history", "steroids", "osteoporosis", "bone-medicine", "pelvic-radiotherapy");

        int Place(string family) => order.IndexOf(family);

        bool Is(string item, params string[] options) =>
            person[new ItemCode(item)] is { } answer && options.Any(option => answer.Has(new OptionCode(option)));
    }

    private static Answers With(ClinicalContent content, Answers person, params ReadOnlySpan<(string Item, string Option)> findings)
    {
        foreach (var (code, option) in findings)
        {
            var item = new ItemCode(code);
            person = Reply.Read(content[item], [option]) is Reply.Accepted(var answer) ? person.With(item, answer) : person;
        }

        return person;
    }
}

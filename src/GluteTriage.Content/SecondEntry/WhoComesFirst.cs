using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Guard;
using FitWord = GluteTriage.Engine.Assessments.FitWord;

namespace GluteTriage.Content.SecondEntry;

/// <summary>What is shown first: the content against <see cref="ClinicalOrder"/>.</summary>
public sealed class WhoComesFirst
{
    /// <summary>The people of some vignettes, each with every two signs of a nerve, and with every finding about the pocket and about bones.</summary>
    public WhoComesFirst(Release release)
    {
        var whole = release.Vignettes
            .Where(vignette => ClinicalPeople.Ordered.Any(start => vignette.Code.StartsWith(start, StringComparison.Ordinal)))
            .Select(vignette => VignetteRun.AnswersOf(release.Clinical, vignette))
            .ToList();
        var signs = ClinicalOrder.NerveSigns.SelectMany(sign => sign).SelectMany(EachOption).ToList();
        var pairs =
            from one in signs
            from other in signs
            where string.CompareOrdinal(one.Item, other.Item) < 0
            select new[] { one, other };
        var findings = pairs.Concat(Together(ClinicalPeople.OnThePocket)).Concat(Together(ClinicalPeople.OnFragility)).ToList();
        People = [.. whole.SelectMany(person => findings, (person, found) => With(release.Clinical, person, found))];
    }

    public IReadOnlyList<Answers> People { get; }

    /// <summary>The rules that the order shown to this person breaks, in words.</summary>
    public static IEnumerable<string> Broken(ClinicalContent content, Answers person)
    {
        var assessment = Triage.Assess(content, person);
        var scored = assessment.Families.Where(family => family.Score is not null).ToList();
        var shown = new ShownOrder(
            [.. scored.Select(family => family.Family.Code.Value)],
            [.. assessment.Ordering.Select(rule => rule.Code)],
            [.. assessment.Ordering.SelectMany(rule => rule.Beside).Select(family => family.Value)],
            (Level)assessment.Urgency)
        {
            SecondBehind = scored is [var first, var second, ..] ? first.Score!.Value - second.Score!.Value : 0,
            FirstFitsBest = scored is [{ Fit: FitWord.FitsBest }, ..],
            SecondCouldBe = scored is [_, { Fit: FitWord.CouldBe }, ..],
        };
        return ClinicalOrder.Broken(shown, CheckedTriage.AsGiven(person));
    }

    private static IEnumerable<(string Item, string Option)> EachOption(Finding finding) => finding.Options.Select(option => (finding.Item, option));

    private static IEnumerable<(string Item, string Option)[]> Together(IEnumerable<Finding> findings) => findings.Aggregate(
        (IEnumerable<(string, string)[]>)[[]],
        (sets, finding) => sets.SelectMany(set => EachOption(finding), (set, one) => (ValueTuple<string, string>[])[.. set, one]));

    /// <summary>A finding the content does not offer changes nothing.</summary>
    private static Answers With(ClinicalContent content, Answers person, IEnumerable<(string Item, string Option)> findings)
    {
        foreach (var (code, option) in findings)
        {
            var item = new ItemCode(code);
            person = content.Find(item) is { } asked && Reply.Read(asked, [option]) is Reply.Accepted(var answer) ? person.With(item, answer) : person;
        }

        return person;
    }
}

using System.Collections.Immutable;
using GluteTriage.Content.Reading;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;
using GluteTriage.Engine.Verification;
using GluteTriage.Guard;

namespace GluteTriage.Content;

/// <summary>A release as the prover takes it.</summary>
public static class ReleaseSubject
{
    /// <param name="today">The day on which review dates are judged.</param>
    public static VerificationSubject Of(Release release, DateOnly today) => new()
    {
        Clinical = release.Clinical,
        Pictures = [.. release.Vignettes.Select(vignette => PictureOf(release, vignette)).OfType<TextbookPicture>()],
        People = [.. release.Vignettes.Select(vignette => VignetteRun.AnswersOf(release.Clinical, vignette))],
        AlwaysAdvised = [.. release.SelfCare.Where(advice => advice.Always).Select(advice => advice.When).OfType<Criterion>()],
        NeverFirst = [.. release.Clinical.Families.Where(family => family.Code.Value == ClinicalOrder.Knot)
            .Select(family => new NeverFirst(family.Code, new Criterion.AtLeast(ClinicalOrder.NerveSignsNeeded, [.. ClinicalOrder.NerveSigns.Select(AnyOf)])))],
        OnlyWith = [.. release.Clinical.Causes.Where(cause => cause.Code.Value == ClinicalOrder.Wallet)
            .Select(cause => new OnlyWith(cause.Code, AnyOf([ClinicalOrder.InThePocket])))],
        Statements = [.. Statements(release)],
        Today = today,
    };

    private static Criterion.Any AnyOf(ImmutableArray<Finding> findings) => new(
        [.. findings.Select(finding => new Criterion.Is(new ItemCode(finding.Item), [.. finding.Options.Select(option => new OptionCode(option))]))]);

    /// <returns>Null for a vignette that states no score and no next score: only textbook pictures do.</returns>
    private static TextbookPicture? PictureOf(Release release, Vignette vignette)
    {
        if (vignette.Expect is not { FirstFamily: { } family, Score: { } score, NextScore: { } next })
        {
            return null;
        }

        var answers = VignetteRun.AnswersOf(release.Clinical, vignette);
        var defining =
            from cause in release.Clinical.Causes
            where cause.Family == family
            from evidence in cause.Evidence
            where evidence.Defining && answers[evidence.Item]?.Has(evidence.Option) is true
            select evidence.Item;
        return new TextbookPicture(vignette.Code, answers, family, score - next, [.. defining], vignette.Expect.OrEqual);
    }

    private static IEnumerable<Statement> Statements(Release release)
    {
        var rules = release.Clinical;
        return rules.Items.Select(item => new Statement($"item {item.Code}", item.Sources))
            .Concat(rules.RedFlags.SelectMany(flag => flag.Tiers
                .Select(tier => new Statement($"red flag {flag.Code}, tier {Engine.Assessments.Urgencies.Code(tier.Urgency)}", tier.Sources))
                .Prepend(new Statement($"red flag {flag.Code}", flag.Sources, flag.ReviewBy))))
            .Concat(rules.Floors.Select(floor => new Statement($"floor {floor.Code}", floor.Sources)))
            .Concat(rules.Families.SelectMany(family => family.Labels
                .Select(label => new Statement($"family {family.Code}, label {label.Code}", label.Sources))))
            .Concat(rules.Causes.SelectMany(StatementsOf))
            .Concat(rules.Ranking.Ordering.Select(rule => new Statement($"ordering rule {rule.Code}", rule.Sources)))
            .Concat(release.Definitions.Select(definition => new Statement($"definition {definition.Code}", definition.Sources)))
            .Concat(release.Levels.Select(level => new Statement($"urgency {Engine.Assessments.Urgencies.Code(level.Urgency)}", level.Sources)))
            .Concat(release.SelfCare.Select(advice => new Statement($"self-care {advice.Code}", advice.Sources)))
            .Concat(release.Signs.Select(sign => new Statement($"sign \"{sign.Say}\"", sign.Sources)))
            .Concat(release.Programmes.SelectMany(programme => programme.Lines()
                .Select(line => new Statement($"programme {programme.Code}, \"{line.Say}\"", line.Sources))
                .Concat(programme.Stages.SelectMany(stage => stage.Doses)
                    .Select(dose => new Statement($"programme {programme.Code}, {dose.Exercise.Code}", dose.Sources, programme.ReviewBy)))))
            .Concat(release.Courses.SelectMany(course => course.Lines().Select(line => new Statement($"course, \"{line.Say}\"", line.Sources))))
            .Concat(release.Compared?.Statements().Select(told => new Statement($"side by side, \"{told.Say}\"", told.Sources)) ?? [])
            .Concat(release.Facts.Select(fact => new Statement($"fact {fact.Code}", fact.Sources)));
    }

    private static IEnumerable<Statement> StatementsOf(Cause cause)
    {
        var name = $"cause {cause.Code}";
        return new Statement[]
            {
                new(name, cause.Sources, cause.ReviewBy),
                new($"{name}, prior", cause.PriorSources),
                new($"{name}, course", cause.Course.Sources),
            }
            .Concat(cause.Evidence.Select(evidence => new Statement($"{name}, {evidence.Item} is {evidence.Option}", evidence.Sources)))
            .Concat(cause.MoreUrgent.Select(more => new Statement($"{name}, more urgent", more.Sources)))
            .Concat(cause.Do.Concat(cause.Avoid).Select(advice => new Statement($"{name}, \"{advice.Say}\"", advice.Sources)));
    }
}

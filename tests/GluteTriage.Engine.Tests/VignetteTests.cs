using GluteTriage.Content;
using GluteTriage.Content.Reading;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;
using GluteTriage.Testing;

namespace GluteTriage.Engine.Tests;

/// <summary>Content tested by content: every worked patient of content/vignettes.</summary>
public sealed partial class VignetteTests
{
    private const string Project = "GluteTriage.Engine.Tests";
    private static readonly ClinicalContent Content = Shipped.Content;

    public static TheoryData<string> All => [.. Shipped.Release.Vignettes.Select(vignette => vignette.Code)];

    public static TheoryData<string> Pictures => [.. All.Select(row => row.Data).Where(code => code.StartsWith("picture-", StringComparison.Ordinal))];

    [Theory, MemberData(nameof(All))]
    public void Every_vignette_is_assessed_as_its_author_expects(string code)
    {
        var run = VignetteRun.Of(Content, Find(code));

        Assert.True(run.Differences.Count == 0, $"""
            content/vignettes/{code}.yaml: {string.Join("; ", run.Differences)}.
            {Outline.Of(run.Assessment)}
            """);
    }

    [Theory, MemberData(nameof(All))]
    public void A_vignette_given_all_at_once_is_assessed_the_same(string code)
    {
        var run = VignetteRun.Of(Content, Find(code));
        var together = Answers.Together(run.Answers.Items.Select(item => KeyValuePair.Create(item, run.Answers[item]!)));

        Assert.Equal(Unordered(run.Assessment), Unordered(Triage.Assess(Content, together)));

        // Only answers given one after another can bring a question back.
        static string Unordered(Assessment assessment) => Outline.Of(assessment with { Missing = [], Complete = true });
    }

    [Theory, MemberData(nameof(Pictures))]
    public void A_textbook_picture_keeps_first_place_when_any_one_answer_is_removed(string code)
    {
        var run = VignetteRun.Of(Content, Find(code));
        var first = run.Assessment.Families[0].Family.Code;

        var lost =
            from removed in run.Answers.Items
            where !(removed.Value == "back-pocket" && first.Value == "wallet")
            let now = Triage.Assess(Content, Without(run.Answers, removed)).Families[0].Family.Code
            where now != first
            select $"without {removed}: {now}";

        Assert.Empty(lost);
    }

    [Theory, MemberData(nameof(Pictures))]
    public void A_textbook_picture_keeps_first_place_when_its_site_slips_to_a_neighbour(string code)
    {
        var run = VignetteRun.Of(Content, Find(code));
        var first = run.Assessment.Families[0].Family.Code;

        Assert.Empty(Slips(run.Answers, new("pain-site"))
            .Select(slip => (slip.To, Now: Triage.Assess(Content, slip.Answers).Families[0].Family.Code))
            .Where(slip => slip.Now != first)
            .Select(slip => $"at {slip.To}: {slip.Now}"));
    }

    /// <summary>
    /// B-5: a slip of the finger to a neighbouring place must not change the urgency through the ranking. A flag or floor
    /// that tests the place may, and two causes that come to stand at equal rank may raise it to the higher of their levels (8.3.5);
    /// each such change is listed in the approved text for clinicians to judge.
    /// </summary>
    [Fact]
    public void A_slip_to_a_neighbouring_place_changes_the_urgency_only_through_a_rule_about_that_place()
    {
        var changes =
            (from vignette in Shipped.Release.Vignettes
             let run = VignetteRun.Of(Content, vignette)
             from item in Content.Items.Where(item => item.BodyMap is not BodyMapUse.None)
             where run.Answers[item.Code] is not null
             from slip in Slips(run.Answers, item.Code)
             let now = Triage.Assess(Content, slip.Answers)
             where now.Urgency != run.Assessment.Urgency
             select (vignette.Code, Item: item.Code, slip.From, slip.To, Was: run.Assessment, Now: now,
                 Rules: RulesOfThePlace(run.Assessment, now, item.Code).Concat(TwoAtEqualRank(run.Assessment, now)).ToList())).ToList();

        Approved.Verify(Project, "body-map-slips", string.Join("\n",
            changes.Where(change => change.Rules.Count > 0)
                .Select(change =>
                    $"{change.Code}: {change.Item} {change.From} -> {change.To}: "
                        + $"{change.Was.Urgency.Code()} -> {change.Now.Urgency.Code()} by {string.Join(", ", change.Rules)}")
                .Prepend(
                    "# Slips to a neighbouring place that change the urgency, "
                        + "because a red flag or floor tests the place, or because two causes come to stand at equal rank")));
        Assert.Empty(changes.Where(change => change.Rules.Count == 0)
            .Select(change => $"{change.Code}: {change.Item} {change.From} -> {change.To}: {change.Was.Urgency.Code()} -> {change.Now.Urgency.Code()}, "
                + $"first {change.Was.Families[0].Causes[0].Cause.Code} -> {change.Now.Families[0].Causes[0].Cause.Code}"));
    }

    /// <summary>How often ordinary people would be sent too high (docs/clinical/red-flags.md#over-triage).</summary>
    [Fact]
    public void Ordinary_people_are_not_sent_too_high()
    {
        var benign = Shipped.Release.Vignettes
            .Where(vignette => vignette.Code.StartsWith("benign-", StringComparison.Ordinal) || vignette.Code.StartsWith("picture-", StringComparison.Ordinal))
            .Select(vignette => VignetteRun.Of(Content, vignette)).ToList();
        var unsure =
            (from run in benign
             from item in Content.Items.Where(item => item.Find(OptionCode.NotSure) is not null)
             where run.Answers[item.Code] is not null
             select (run, item, Now: Triage.Assess(Content, run.Answers.With(item.Code, People.Read(item, "not-sure"))))).ToList();

        Approved.Verify(Project, "over-triage", $"""
            # Benign vignettes and textbook pictures
            {Shares(benign.Select(run => run.Assessment.Urgency))}
            # The same people, each unsure about one item
            {Shares(unsure.Select(tried => tried.Now.Urgency))}
            # Items of which a single "not sure" asks for the same day or more
            {string.Join("\n", unsure.Where(tried => tried.Now.Urgency >= Urgency.SameDay)
                .GroupBy(tried => tried.item.Code.Value)
                .Select(group => $"{group.Key}: {group.Max(tried => tried.Now.Urgency).Code()}"))}
            """);
        Assert.True(benign.Count(run => run.Assessment.Urgency is Urgency.Emergency) < 0.05 * benign.Count);
        Assert.True(benign.Count(run => run.Assessment.Urgency >= Urgency.SameDay) < 0.15 * benign.Count);
    }

    private static IEnumerable<string> TwoAtEqualRank(Assessment was, Assessment now) =>
        now.IsEqualRank && now.Urgency > was.Urgency ? ["two causes at equal rank"] : [];

    private static string Shares(IEnumerable<Urgency> urgencies)
    {
        var all = urgencies.ToList();
        return string.Join("\n", Urgencies.InOrder.Select(urgency => $"{urgency.Code()}: {all.Count(u => u == urgency)} of {all.Count}"));
    }

    private static Vignette Find(string code) => Shipped.Release.Vignettes.First(vignette => vignette.Code == code);

    private static Answers Without(Answers answers, ItemCode removed) => Content.Items
        .Where(item => item.Code != removed && answers[item.Code] is not null)
        .Aggregate(Answers.None, (kept, item) => kept.With(item.Code, answers[item.Code]!));

    /// <summary>The answers with one marked place replaced by each of its neighbours that the item offers.</summary>
    private static IEnumerable<(OptionCode From, OptionCode To, Answers Answers)> Slips(Answers answers, ItemCode code)
    {
        var item = Content[code];
        return
            from mark in answers[code]!.Marks
            from place in Content.Places.Where(place => place.Code == mark.Option)
            from to in place.Neighbours.Where(to => item.Find(to) is not null)
            let raw = answers[code]!.Marks.Select(other => other == mark ? (mark with { Option = to }).ToString() : other.ToString())
            let changed = People.Read(item, [.. raw])
            select (mark.Option, to, Content.Items.Where(i => answers[i.Code] is not null)
                .Aggregate(Answers.None, (all, i) => all.With(i.Code, i.Code == code ? changed : answers[i.Code]!)));
    }

    /// <summary>Flags and floors that hold only before or only after, or at another tier, and that test the place.</summary>
    private static IEnumerable<string> RulesOfThePlace(Assessment was, Assessment now, ItemCode item)
    {
        var before = Standing(was).ToHashSet();
        var after = Standing(now).ToHashSet();
        before.SymmetricExceptWith(after);
        return before.Where(rule => rule.When.Tests().Any(test => test.Item == item)).Select(rule => rule.Code).Distinct();
    }

    private static IEnumerable<(string Code, Criterion When)> Standing(Assessment assessment) =>
    [
        .. assessment.Raised.Select(flag => (flag.Flag.Code.Value, flag.Tier.When)),
        .. assessment.NotExcluded.Select(flag => (flag.Flag.Code.Value, flag.Tier.When)),
        .. assessment.Floors.Select(floor => (floor.Code, floor.When)),
    ];
}

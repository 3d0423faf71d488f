using System.Numerics;
using GluteTriage.Content.Authoring;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Verification;
using GluteTriage.Testing;

namespace GluteTriage.Engine.Tests.Verification;

/// <summary>Each property fails on a content that breaks it, and shows a person in whom it does.</summary>
public sealed partial class PropertyTests
{
    private static readonly DateOnly Today = new(2026, 11, 1);

    [Fact]
    public void Two_items_that_bring_each_other_back_never_end()
    {
        var content = An.Content(
            An.ItemWith("legs", "one-of", ["none", "both", "not-sure"], "ask-again: { when: spread is foot, counts-as: answered, tell-the-person: X. }"),
            An.ItemWith("spread", "one-of", ["foot", "none", "not-sure"], "ask-again: { when: walk is bad, counts-as: answered, tell-the-person: X. }"),
            An.Item("walk", "bad", "good"));

        var fault = Assert.Single(EveryoneGetsOneAnswer.Check(Of(content)).Faults);

        Assert.Equal("item legs", fault.Where);
        Assert.Contains("round and round", fault.What, StringComparison.Ordinal);
    }

    [Fact]
    public void The_longest_interview_asks_only_what_can_apply_together()
    {
        var content = An.Content(
            An.Item("injury", "none", "fall"),
            An.ItemWith("when", "one-of", ["now", "long-ago"], "ask-when: injury is fall"),
            An.ItemWith("why-not", "one-of", ["a", "b"], "ask-when: injury is none"));

        var result = EveryoneGetsOneAnswer.Check(Of(content));

        Assert.Equal(2, (int)result.Figures[0].Value);
        Assert.Equal(new BigInteger(3 * 3 * 3), result.Combinations);
    }

    [Fact]
    public void Tiers_out_of_order_let_a_flag_be_overruled()
    {
        var content = An.Content(
            An.Item("fever", "no", "yes"), An.RedFlag("hot", (Urgency.Emergency, "fever is yes"), (Urgency.Soon, "fever is yes")));

        var fault = Assert.Single(
            AFlagDecides.Check(Of(WithTiersTurned(content))).Faults,
            fault => fault.What.StartsWith("its criterion is true,", StringComparison.Ordinal));

        Assert.Equal("red flag hot, tier emergency", fault.Where);
        Assert.Equal("yes", fault.Person![new ItemCode("fever")]!.ToString());
    }

    [Fact]
    public void A_worse_answer_that_hides_a_graver_one_lowers_the_urgency()
    {
        var result = UrgencyNeverFalls.Check(Of(HiddenBy("fever is no")));

        var fault = Assert.Single(result.Faults, fault => fault.What.Contains("emergency", StringComparison.Ordinal));
        Assert.Equal("item fever, from no to yes", fault.Where);
        Assert.Equal(["no", "bad"], [Reply(fault, "fever"), Reply(fault, "pain")]);
    }

    [Fact]
    public void A_person_whose_whole_urgency_falls_with_another_first_cause_is_told_of_and_is_no_fault()
    {
        var content = An.Content(
            An.Item("cough", "no", "yes"),
            An.Cause("hip", 5, ["cough is no: +3"], urgency: Urgency.Routine),
            An.Cause("knot", 5, ["cough is yes: +3"]));
        var proof = new Proof(Subject(content) with { People = [An.Answers(content, "cough: no")] });

        var result = UrgencyNeverFalls.Check(proof);

        Assert.Empty(result.Faults);
        Assert.Contains("falls from routine to self-care", Assert.Single(result.Remarks).What, StringComparison.Ordinal);
    }

    [Fact]
    public void An_item_that_could_still_raise_a_flag_may_not_be_hidden()
    {
        var fault = Assert.Single(NothingIsHidden.Check(Of(HiddenBy("fever is no"))).Faults);

        Assert.Equal("item pain", fault.Where);
        Assert.Equal("yes", Reply(fault, "fever"));
    }

    [Fact]
    public void A_hiding_that_the_file_explains_is_listed_but_never_one_that_hangs_on_the_urgency()
    {
        var explained = NothingIsHidden.Check(Of(HiddenBy("fever is no", "hidden-because: A test.")));
        var urgent = NothingIsHidden.Check(Of(HiddenBy("urgency below soon", "hidden-because: A test.")));

        Assert.Empty(explained.Faults);
        Assert.Contains("A test.", Assert.Single(explained.Remarks).What, StringComparison.Ordinal);
        Assert.Single(urgent.Faults);
    }

    [Fact]
    public void An_emergency_that_hangs_on_a_question_about_causes_comes_too_late()
    {
        var late = Shipped.Folder.Edited("questionnaire.yaml", "      - circulation\n", "")
            .Edited("questionnaire.yaml", "      - press-test\n", "      - circulation\n      - press-test\n");

        var faults = EmergencyFirst.Check(Of(Compiled(late))).Faults;

        Assert.Contains(faults, fault => fault.Where == "red flag chest-or-breathing, tier emergency" && Reply(fault, "circulation") == "chest-breath");
    }

    [Fact]
    public void What_can_matter_to_nobody_is_found()
    {
        var content = An.Content(
            An.Item("fever", "no", "yes"),
            An.ItemWith("idle", "one-of", ["a", "b"], "ask-when: { all: [fever is yes, fever is no] }"),
            An.RedFlag("hot", Urgency.Soon, "fever is yes"),
            An.RedFlag("never", Urgency.Soon, "idle is a"),
            An.RedFlag("covered", Urgency.Routine, "fever is yes"),
            An.Cause("knot", 5, ["fever is no: +3"]),
            An.Cause("hip", 1, []));

        var faults = EverythingLives.Check(Of(content)).Faults.Select(fault => fault.Where);

        Assert.Superset(
            new HashSet<string>
            {
                "item idle", "item idle, option a", "red flag never, tier soon", "red flag covered, tier routine", "cause hip",
            },
            faults.ToHashSet());
    }

    [Fact]
    public void A_picture_that_hangs_on_one_answer_or_leads_by_another_margin_is_found()
    {
        var content = An.Content(
            An.Item("site", "deep", "back"), An.Item("sitting", "worse", "better"),
            An.Cause("piriformis", 5, ["site is deep: +6"]), An.Cause("back", 6, []));
        var answers = An.Answers(content, "site: deep", "sitting: worse");
        var picture = new TextbookPicture("picture", answers, new FamilyCode("piriformis"), 4, []);

        var faults = TextbookPicturesLead.Check(new Proof(Subject(content) with { Pictures = [picture] })).Faults;

        Assert.Equal(["picture picture", "picture picture, site left out"], faults.Select(fault => fault.Where));
        Assert.Contains("leads back by 5", faults[0].What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_may_hang_on_the_answer_that_defines_it()
    {
        var content = An.Content(
            An.Item("site", "deep", "back"), An.Cause("piriformis", 5, ["site is deep: +6!"]), An.Cause("back", 6, []));
        var picture = new TextbookPicture(
            "picture", An.Answers(content, "site: deep"), new FamilyCode("piriformis"), 5, [new ItemCode("site")]);

        Assert.Empty(TextbookPicturesLead.Check(new Proof(Subject(content) with { Pictures = [picture] })).Faults);
    }

    [Fact]
    public void An_ordering_rule_that_a_later_one_undoes_is_found()
    {
        var content = Ordered(
            ("nerve-first", "lift: [sciatica], above: [knot]"), ("knot-first", "lift: [knot], above: [sciatica]"));

        var fault = Assert.Single(OrderingRulesHold.Check(Of(content)).Faults);

        Assert.Equal("ordering rule nerve-first", fault.Where);
        Assert.Equal("yes", Reply(fault, "cough"));
    }

    [Fact]
    public void A_statement_without_a_source_is_a_fault_and_one_past_its_date_is_listed()
    {
        var subject = Subject(An.Content()) with
        {
            Statements =
            [
                new Statement("fact S1", []),
                new Statement("cause knot", [new SourceCode("judgement")], Today.AddDays(-1)),
                new Statement("cause hip", [new SourceCode("judgement")], Today),
            ],
        };

        var result = EverythingHasASource.Check(new Proof(subject));

        Assert.Equal("fact S1", Assert.Single(result.Faults).Where);
        Assert.Equal("cause knot", Assert.Single(result.Remarks).Where);
    }

    /// <summary>A grave answer to <c>pain</c>, which is only asked when the rule holds.</summary>
    private static ClinicalContent HiddenBy(string askWhen, string keys = "") => An.Content(
        An.ItemWith("fever", "one-of", ["no", "yes"], "benign: \"no\""),
        An.ItemWith("pain", "one-of", ["none", "bad"], $"ask-when: {askWhen}\n{keys}"),
        An.RedFlag("hot", Urgency.Soon, "fever is yes"),
        An.RedFlag("grave", Urgency.Emergency, "pain is bad"));

    /// <summary>Three families, of which <c>wallet</c> needs an answer, and ordering rules that all speak on a cough.</summary>
    private static ClinicalContent Ordered(params (string Code, string Moves)[] rules) => An.Content(
        An.Item("cough", "no", "yes"), An.Item("pocket", "no", "same-side"),
        An.Cause("knot", 9, []), An.Cause("sciatica", 5, []), An.Cause("wallet", 3, [], "needs: pocket is same-side"),
        An.Ranking(
            "shrink: 1\ncap: 100\ngroups: { all: [cough, pocket] }\ninformative: { at-least: 0, items: [cough] }\n"
            + "fit: { fits-best-share: 60, fits-best-lead: 2, could-be-share: 35 }\n"
            + (rules.Length == 0 ? "" : "ordering:\n") + string.Concat(rules.Select(rule =>
                $"  - {{ code: {rule.Code}, {rule.Moves}, all: true, when: cough is yes, tell-the-person: X., sources: [judgement] }}\n"))));

    private static ClinicalContent WithTiersTurned(ClinicalContent content) => new()
    {
        Hash = content.Hash,
        Release = content.Release,
        Sections = content.Sections,
        Items = content.Items,
        Places = content.Places,
        WarningAreas = content.WarningAreas,
        RedFlags = [.. content.RedFlags.Select(flag => flag with { Tiers = [.. flag.Tiers.Reverse()] })],
        Floors = content.Floors,
        Families = content.Families,
        Causes = content.Causes,
        Ranking = content.Ranking,
    };

    private static string Reply(Fault fault, string item) => fault.Person?[new ItemCode(item)]?.ToString() ?? "not asked";

    private static ClinicalContent Compiled(ContentFolder folder) => ContentCompiler.Compile(folder).Release!.Clinical;

    private static VerificationSubject Subject(ClinicalContent content) => new() { Clinical = content, Today = Today };

    private static Proof Of(ClinicalContent content) => new(Subject(content));
}

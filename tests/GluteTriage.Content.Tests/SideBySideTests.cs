using GluteTriage.Content.Authoring;
using GluteTriage.Content.Reading;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Testing;

namespace GluteTriage.Content.Tests;

/// <summary>Causes side by side: what the page says of an answer, the rules say too.</summary>
public sealed class SideBySideTests
{
    private const string Of = "compare.yaml";

    private static readonly ContentFolder Folder = Sample.Folder.With(new ContentFile(Of, """
        title: Alike
        lead: What feels alike.
        reviewed: 2026-01-01
        next-review: 2027-01-01
        sides:
          - { of: knot, name: a knot, page: about }
          - { of: sciatica, name: sciatica, plain: a nerve }
          - { of: sudden-pain, name: a sign, page: about }
        columns: [knot, sciatica]
        rows:
          - title: Start
            cells:
              knot: [{ say: It came slowly., answers: [onset is gradual], reference: 3.9 a, sources: [R1] }]
              sciatica: [{ say: It reaches the foot., answers: spread is foot, without: [onset is gradual], reference: 3.9 b, sources: [R1] }]
        pairs:
          - reference: 3.9 Knot / sciatica
            of: [knot, sciatica]
            knot: [{ say: It stays., answers: [spread is none], reference: 3.9 c, sources: [R1] }]
            sciatica: [{ say: Nobody asks., not-weighed: A test., reference: 3.9 d, sources: [R1] }]
          - reference: 3.9 Sciatica / sign
            of: [sciatica, sudden-pain]
            sciatica: [{ say: Not sudden., without: [onset is sudden], reference: 3.9 e, sources: [R1] }]
            sudden-pain: [{ say: It was sudden., answers: ["onset is any of sudden, not-sure"], reference: 3.9 f, sources: [R1] }]

        """));

    public static TheoryData<string, string, string> Faults => new()
    {
        { "Rules say otherwise", "answers: [onset is gradual]", "answers: [spread is foot]" },
        { "Rules say otherwise", "answers: [onset is gradual]", "answers: [onset is sudden]" },
        { "Rules say otherwise", "without: [onset is gradual]", "without: [spread is foot]" },
        { "Rules say otherwise", "answers: [spread is none]", "answers: [spread is thigh]" },
        { "Rules say otherwise", "without: [onset is sudden]", "answers: [spread is foot]" },
        { "Rules say otherwise", "onset is any of sudden, not-sure", "onset is any of sudden, gradual" },
        { "Statement rests on no answer", "not-weighed: A test., ", "" },
        { "Statement rests on no answer", "answers: [spread is none]", "answers: [spread is none], not-weighed: A test." },
        { "Statement rests on no answer", "answers: [spread is none]", "answers: [{ all: [spread is none] }]" },
        { "Item does not exist", "answers: [spread is none]", "answers: [spraed is none]" },
        { "Option does not exist", "answers: [spread is none]", "answers: [spread is nowhere]" },
        { "Nothing to compare", "of: sciatica, name", "of: sciatika, name" },
        { "Nothing to compare", "columns: [knot, sciatica]", "columns: [knot, sciatika]" },
        { "Nothing to compare", "of: [knot, sciatica]", "of: [knot, sciatika]" },
        { "Not a pair", "of: [knot, sciatica]", "of: [knot, knot]" },
        { "Not a pair", "of: [knot, sciatica]", "of: [knot, sciatica, sudden-pain]" },
        { "Link to nowhere", "name: a knot, page: about", "name: a knot, page: abuot" },
        { "Link to nowhere", "name: a sign, page: about", "name: a sign" },
        { "Code stands twice", "of: sciatica, name", "of: knot, page: about, name" },
        { "Code stands twice", "of: [sciatica, sudden-pain]\n    sciatica:", "of: [knot, sciatica]\n    sudden-pain: []\n    knot:" },
        { "Key is missing", "      knot: [{ say: It came slowly.", "      not: [{ say: It came slowly." },
        { "Unknown key", "plain: a nerve", "plane: a nerve" },
        { "Unknown key", "name: sciatica, plain: a nerve", "name: sciatica, page: about" },
        { "Empty list", "knot: [{ say: It stays., answers: [spread is none], reference: 3.9 c, sources: [R1] }]", "knot: []" },
        { "No source", "reference: 3.9 c, sources: [R1]", "reference: 3.9 c, sources: []" },
        { "Key is missing", "reference: 3.9 c, ", "" },
        { "Dates cannot be", "next-review: 2027-01-01", "next-review: 2025-01-01" },
        { "Sentence is too long", "It stays.", "It stays" + string.Concat(Enumerable.Repeat(" and stays", 12)) + "." },
    };

    [Theory, MemberData(nameof(Faults))]
    public void A_fault_in_what_is_said_side_by_side_stops_the_release(string check, string old, string replacement)
    {
        var (release, faults) = ContentCompiler.Compile(Folder.Edited(Of, old, replacement));

        Assert.Null(release);
        Assert.True(faults.Any(fault => fault.Check == check && fault.File == Of), FaultReport.Of(faults));
    }

    [Fact]
    public void A_statement_the_rules_deny_is_a_fault_on_its_line_that_gives_both_weights()
    {
        var (_, faults) = ContentCompiler.Compile(Folder.Edited(Of, "answers: [onset is gradual]", "answers: [spread is foot]"));

        var fault = Assert.Single(faults);
        Assert.Equal((Of, 13, "Rules say otherwise"), (fault.File, fault.Line, fault.Check));
        Assert.Contains("'spread is foot' weighs knot: 0; sciatica: +6", fault.Problem, StringComparison.Ordinal);
        Assert.Contains("not-weighed", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_weight_that_changes_sides_makes_the_page_a_fault() =>
        Assert.Contains(
            ContentCompiler.Compile(Folder.Edited("causes/gluteal-knot.yaml", "points: \"3\"", "points: \"-3\"")).Faults,
            fault => fault.File == Of && fault.Check == "Rules say otherwise");

    [Fact]
    public void The_page_is_read_whole()
    {
        var (release, faults) = ContentCompiler.Compile(Folder);

        Assert.True(release is not null, FaultReport.Of(faults));
        var page = release.Compared!;
        Assert.Equal([SideKind.Family, SideKind.Cause, SideKind.Sign], page.Sides.Select(side => side.Kind));
        Assert.Equal(("sciatica", "a nerve", null), (page.Side("sciatica").Name, page.Side("sciatica").Plain, page.Side("sciatica").Page));
        Assert.Equal(["knot", "sciatica"], page.Rows.Single().Cells.Select(cell => cell.Of));
        Assert.Equal(["knot-or-sciatica", "sciatica-or-sudden-pain"], page.Pairs.Select(pair => pair.Id));
        Assert.Equal(6, page.Statements().Count());
        var told = page.Rows[0].Cells[1].Says.Single();
        Assert.Equal([new Finding(new ItemCode("spread"), new OptionCode("foot"))], told.Answers);
        Assert.Equal([new Finding(new ItemCode("onset"), new OptionCode("gradual"))], told.Without);
        Assert.Contains("/read/compare", SiteAddresses.ToRead(release));
    }

    [Fact]
    public void Content_without_the_file_has_no_such_page()
    {
        var release = ContentCompiler.Compile(Sample.Folder).Release!;

        Assert.Null(release.Compared);
        Assert.DoesNotContain("/read/compare", SiteAddresses.Of(release));
    }

    [Fact]
    public void Every_pair_the_reference_tells_apart_stands_there_with_every_point_of_both_its_sides()
    {
        var rows = DistinguishingPairs.Rows();

        Assert.Equal(14, rows.Count);
        Assert.Equal(rows.Select(row => $"3.9 {row.Pair}"), Shipped.Release.Compared!.Pairs.Select(pair => pair.Reference));
        Assert.All(rows.Zip(Shipped.Release.Compared.Pairs), both =>
        {
            Assert.Equal(both.First.ToFirst, Quoted(both.Second.First));
            Assert.Equal(both.First.ToSecond, Quoted(both.Second.Second));
        });
    }

    [Fact]
    public void The_four_causes_the_reference_compares_most_stand_side_by_side() =>
        Assert.Equal(["muscle-knot", "piriformis-syndrome", "wallet-neuritis", "sciatica"], Shipped.Release.Compared!.Columns);

    [Fact]
    public void Every_statement_names_words_that_stand_in_its_section_of_the_reference()
    {
        var strangers = from told in Shipped.Release.Compared!.Statements()
                        let parts = told.Reference.Split(' ', 2)
                        where parts is not [var number, var words]
                            || !DistinguishingPairs.Section(number).Contains(words, StringComparison.Ordinal)
                        select told.Reference;

        Assert.Empty(strangers);
    }

    private static HashSet<string> Quoted(ComparedCell cell) =>
        [.. cell.Says.SelectMany(told => DistinguishingPairs.Points(told.Reference["3.9 ".Length..]))];
}

namespace GluteTriage.Content.Tests;

/// <summary>Two things of one kind never have one name, by which people choose among them.</summary>
public sealed class NamesTellApartTests
{
    private const string Check = "Name stands twice";

    [Theory]
    [InlineData("regions/uk.yaml", "regions/gb.yaml", "code: uk", "code: gb")]
    [InlineData("causes/sciatica.yaml", "causes/other.yaml", "code: sciatica", "code: other")]
    [InlineData("red-flags/sudden-pain.yaml", "red-flags/other.yaml", "code: sudden-pain", "code: other")]
    [InlineData("families/knot.yaml", "families/other.yaml", "code: knot", "code: other")]
    [InlineData("items/onset.yaml", "items/other.yaml", "code: onset", "code: other")]
    [InlineData("hazards/fall.yaml", "hazards/slip.yaml", "code: fall", "code: slip")]
    [InlineData("pages/about.md", "pages/other.md", "order: 1", "order: 2")]
    public void Two_files_of_one_kind_with_one_name_are_a_fault_that_names_both(string path, string copy, string code, string otherCode)
    {
        var text = Sample.Folder.Find(path)!.Text.Replace(code, otherCode, StringComparison.Ordinal);

        var fault = Assert.Single(Sample.With(copy, text), fault => fault.Check == Check);

        Assert.True(fault.File == path || fault.File == copy);
        Assert.True(fault.Line > 0);
        Assert.Contains(fault.File == path ? copy : path, fault.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Capitals_and_spaces_make_no_other_name()
    {
        var text = Sample.Folder.Find("regions/uk.yaml")!.Text
            .Replace("code: uk\nname: United Kingdom", "code: gb\nname: united  kingdom", StringComparison.Ordinal);

        Assert.Contains(Sample.With("regions/gb.yaml", text), fault => fault.Check == Check);
    }

    [Theory]
    [InlineData("items/onset.yaml", "say: Say gradual", "say: Say sudden")]
    [InlineData("questionnaire.yaml", "label: thigh", "label: foot")]
    [InlineData("self-care.yaml", "sources: [R1] }", "sources: [R1] }\n- { code: walk, title: Move, say: Walk., sources: [R1] }")]
    public void Two_entries_of_one_list_with_one_name_are_a_fault_at_its_line(string path, string old, string written) =>
        Assert.Contains(Sample.Broken(path, old, written), fault => fault.Check == Check && fault.File == path && fault.Line > 0);

    [Fact]
    public void A_cause_and_its_family_may_have_one_name() =>
        Assert.Empty(Sample.Broken("families/knot.yaml", "title: knot", "title: gluteal-knot"));
}

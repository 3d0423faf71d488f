namespace GluteTriage.Content.Tests;

/// <summary>A fault is reported at the line somebody has to change, however what is wrong is written there.</summary>
public sealed class FaultPlacesTests
{
    private const string Above = "Hello to {doctor} and [a word](/read/words).\n\n";

    [Theory]
    [InlineData("See {doctor now.", "Brace is left")]
    [InlineData("See doctor} now.", "Brace is left")]
    [InlineData(@"See \{Doctor\} now.", "Region token does not exist")]
    [InlineData("See &#123;Doctor&#125; now.", "Region token does not exist")]
    [InlineData("See ${doctor} now.", "Brace is left")]
    [InlineData("See the Hel&#8238;lo now.", "Character nobody can read")]
    [InlineData("See the Hel&shy;lo now.", "Character nobody can read")]
    [InlineData("See [the advice]( ) now.", "Link to nowhere")]
    [InlineData("See [the advice](<>) now.", "Link to nowhere")]
    [InlineData("See [a word](/read/nobody) now.", "Link to nowhere")]
    [InlineData("See [the advice](https://example.org/?a=1&amp;b=%zz) now.", "Link to nowhere")]
    [InlineData("Call 9&#49;1 now.", "Number of one region")]
    [InlineData("See it. [R9]", "Page names what is not there")]
    [InlineData("See it. [judgement]", "Source is not in the head")]
    public void A_fault_of_a_page_is_reported_at_its_line(string written, string check)
    {
        var fault = Assert.Single(Sample.Broken("pages/about.md", "Hello.", Above + written), fault => fault.Check == check);

        Assert.Equal(13, fault.Line);
        Assert.Equal(written, fault.Excerpt);
    }

    [Theory]
    [InlineData("{Doctor}", "Region token does not exist")]
    [InlineData("**now**", "Markup in a plain text")]
    [InlineData("[R1]", "Mark of a source is left")]
    public void A_fault_of_a_text_of_several_lines_is_reported_at_its_line(string written, string check)
    {
        var fault = Assert.Single(
            Sample.Broken("red-flags/sudden-pain.yaml", "tell-the-person: A test.", $"tell-the-person: >\n  It may be a nerve.\n  See {written}."),
            fault => fault.Check == check);

        Assert.Equal($"  See {written}.", fault.Excerpt);
    }

    [Theory]
    [InlineData("See {doctor}", "Brace is left")]
    [InlineData("TODO", "Text is not written")]
    [InlineData("weak&#8238; leg", "Character nobody can read")]
    public void A_fault_of_a_drawing_is_reported_at_its_line(string words, string check)
    {
        var svg = $"<svg viewBox=\"0 0 1 1\" xmlns=\"http://www.w3.org/2000/svg\">\n<path d=\"M0 0\"/>\n<text>{words}</text>\n</svg>\n";

        Assert.Contains(Sample.With("pictures/back.svg", svg), fault => fault.Check == check && fault.Line == 3);
    }
}

namespace GluteTriage.Content.Tests;

/// <summary>Placeholders, marks and braces that nothing makes into words never reach people.</summary>
public sealed class NothingIsLeftToFillTests
{
    /// <summary>A text of each kind people read: its file, and its key with what stands under it.</summary>
    public static readonly (string Path, string Key, string Says)[] Read =
    [
        ("red-flags/sudden-pain.yaml", "title: ", "sudden-pain"), ("red-flags/sudden-pain.yaml", "tell-the-person: ", "A test."),
        ("red-flags/sudden-pain.yaml", "what-to-say: ", "A test."), ("items/onset.yaml", "ask: ", "About onset?"), ("items/onset.yaml", "why: ", "Because."),
        ("self-care.yaml", "title: ", "Move"), ("self-care.yaml", "say: ", "Keep moving."), ("glossary.yaml", "plain: ", "tough band"),
        ("hazards/fall.yaml", "title: ", "A fall"), ("hazards/fall.yaml", "effect: ", "A test."), ("pages/about.md", "title: ", "About"),
        ("pages/about.md", "lead: ", "What this is."), ("regions/uk.yaml", "doctor: ", "GP"), ("regions/uk.yaml", "name: ", "United Kingdom"),
        ("warning-signs.yaml", "part: ", "Feet"), ("warning-signs.yaml", "means: ", "A test."), ("pictures/body-map.yaml", "text: ", "A back."),
        ("causes/sciatica.yaml", "title: ", "sciatica"), ("release.yaml", "notice: ", "A test."),
    ];

    [Theory]
    [InlineData("NaN")]
    [InlineData("TBC")]
    [InlineData("Tk")]
    [InlineData(".")]
    [InlineData("_")]
    [InlineData("\u2014")]
    [InlineData("none")]
    [InlineData("None.")]
    [InlineData("(none)")]
    [InlineData("true")]
    [InlineData("False")]
    [InlineData("xx")]
    public void A_text_that_says_nothing_is_a_fault_at_its_line(string written) =>
        Everywhere(written, "Text is not written");

    [Theory]
    [InlineData("[judgement]")]
    [InlineData("[general-knowledge]")]
    [InlineData("[R12]")]
    [InlineData("[R12, R13]")]
    [InlineData("[3]")]
    [InlineData("[citation needed]")]
    public void A_mark_of_a_source_where_none_is_made_is_a_fault_at_its_line(string mark) =>
        Everywhere($"A test {mark}.", "Mark of a source is left");

    [Theory]
    [InlineData("See ${doctor}.")]
    [InlineData("See %{doctor}.")]
    [InlineData("See #{doctor}.")]
    [InlineData("See \uff5bdoctor\uff5d.")]
    [InlineData("See \ufe5bdoctor\ufe5c.")]
    [InlineData("See \u2774doctor\u2775.")]
    public void Braces_of_another_writing_are_a_fault_at_their_line(string written)
    {
        Everywhere(written, "Brace is left");
        Assert.Contains(Sample.Broken("pages/about.md", "Hello.", written), fault => fault is { Line: 11, File: "pages/about.md" });
        Assert.Contains(Sample.Broken("pictures/back.svg", "<path", $"<text>{written}</text><path"), fault => fault.Check == "Brace is left");
    }

    [Theory]
    [InlineData("items/onset.yaml", "ask: About onset?", "ask: \"About {doctor}?\"")]
    [InlineData("items/onset.yaml", "say: Say sudden", "say: \"Female {doctor}\"")]
    [InlineData("red-flags/sudden-pain.yaml", "title: sudden-pain", "title: \"See {doctor}\"")]
    [InlineData("causes/sciatica.yaml", "title: sciatica", "title: \"See {doctor}\"")]
    [InlineData("pages/about.md", "title: About", "title: \"About {doctor}\"")]
    [InlineData("glossary.yaml", "It ties bones.", "\"It ties {doctor}.\"")]
    [InlineData("hazards/fall.yaml", "effect: A test.", "effect: \"A {doctor}.\"")]
    public void A_word_of_the_region_where_none_is_filled_in_is_a_fault(string path, string old, string written) =>
        Assert.Contains(Sample.Broken(path, old, written), fault => fault.Check == "Brace is left" && fault.File == path && fault.Line > 0);

    [Theory]
    [InlineData("red-flags/sudden-pain.yaml", "tell-the-person: A test.", "tell-the-person: \"See {doctor}.\"")]
    [InlineData("self-care.yaml", "Keep moving.", "\"See {doctor}.\"")]
    [InlineData("pages/about.md", "Hello.", "See {doctor}.")]
    [InlineData("pages/about.md", "Hello.", "See it. [R1]")]
    [InlineData("red-flags/sudden-pain.yaml", "because: A test.", "because: A test [R1].")]
    public void What_is_filled_in_or_resolved_is_no_fault(string path, string old, string written) =>
        Assert.Empty(Sample.Broken(path, old, written));

    [Fact]
    public void The_label_of_an_answer_may_be_None() => Assert.Empty(Sample.Broken("items/spread.yaml", "say: Say none", "say: None"));

    [Theory]
    [InlineData(".")]
    [InlineData("None.")]
    [InlineData("NaN")]
    public void So_is_a_page_that_says_nothing(string body) => Assert.Contains(
        Sample.Broken("pages/about.md", "Hello.", body), fault => fault is { Check: "Text is not written", File: "pages/about.md", Line: 11 });

    private static void Everywhere(string written, string check) => Assert.All(Read, text => Assert.Contains(
        Sample.Broken(text.Path, text.Key + text.Says, $"{text.Key}\"{written}\""),
        fault => fault.Check == check && fault.File == text.Path && fault.Line > 0));
}

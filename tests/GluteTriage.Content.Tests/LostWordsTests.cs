using GluteTriage.Content.Authoring;
using GluteTriage.Testing;

namespace GluteTriage.Content.Tests;

/// <summary>What an author writes in a page is what people read, or the release is stopped at the line that would be lost.</summary>
public sealed class LostWordsTests
{
    private const string Page = "pages/about.md";

    [Theory]
    [InlineData("    Get help today if your leg goes weak.", "pre")]
    [InlineData("\tGet help today if your leg goes weak.", "pre")]
    [InlineData("```\nGet help today.\n```", "pre")]
    [InlineData("~~~\nGet help today.\n~~~", "pre")]
    [InlineData("Listen: <u>do not</u> press hard.", "u")]
    [InlineData("Listen: <b>do not</b> press hard.", "b")]
    [InlineData("Listen: <i>do not</i> press hard.", "i")]
    [InlineData("Listen: <span class=\"x\">do not</span> press hard.", "span")]
    [InlineData("Vitamin B<sub>12</sub>.", "sub")]
    [InlineData("# Get help today", "h1")]
    [InlineData("Get help today\n===", "h1")]
    [InlineData("##### Get help today", "h5")]
    [InlineData("###### Get help today", "h6")]
    [InlineData("<div>Get help today.</div>", "div")]
    [InlineData("<div>\n\nGet help today.\n\n</div>", "div")]
    [InlineData("<details><summary>More</summary>Get help today.</details>", "details")]
    [InlineData("<section><p>Get help today.</p></section>", "section")]
    [InlineData("<dl><dt>Leg</dt><dd>Get help today.</dd></dl>", "dl")]
    [InlineData("Do not <del>wait</del>.", "del")]
    [InlineData("Do not <made-up>wait</made-up>.", "made-up")]
    public void Words_taken_out_with_their_element_stop_the_release_at_their_line(string written, string element)
    {
        var fault = Lost("Hello.\n\n" + written)[0];

        Assert.InRange(fault.Line, 13, 15);
        Assert.Contains($"'{element}'", fault.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get help if weight is <b and pain> c.")]
    [InlineData("Read [the advice][1] first.\n\n[1]: https://example.org/read \"Get help\"")]
    [InlineData("[nobody]: /read/words \"Get help today\"")]
    [InlineData("<!-- Get help today. -->")]
    [InlineData("See [the words](/read/words \"Get help today\").")]
    [InlineData("Get help today. ![](back)")]
    [InlineData("Press ![gently](back) here.")]
    [InlineData("<script>do not</script>")]
    [InlineData("<!DOCTYPE do not>")]
    [InlineData("Press <img alt=\"gently\" src=\"back\"> here.")]
    public void Words_lost_in_any_other_way_stop_the_release_too(string written) => Assert.NotEmpty(Lost(written));

    [Theory]
    [InlineData("##Get help today.")]
    [InlineData("##\u00a0Get help today.")]
    [InlineData("####### Get help today.")]
    [InlineData("Do **not press hard.")]
    [InlineData("Do ** not ** press hard.")]
    [InlineData("Do __not press hard.")]
    [InlineData("Do ~~not~~ press hard.")]
    [InlineData("| Leg | Rest |\n| Back | Move |")]
    [InlineData("See [the words] (/read/words) first.")]
    [InlineData("See [the words](/read/words first.")]
    [InlineData("It hurts.[^1]")]
    [InlineData("- [ ] Get help.")]
    [InlineData("It hurts. [R1, R2]")]
    [InlineData("It hurts. [r1]")]
    [InlineData("It hurts. [R1 ]")]
    [InlineData("See [the words][nowhere] first.")]
    [InlineData("See [nowhere] first.")]
    [InlineData("See [the words] [nowhere] first.")]
    [InlineData("Wait &bogus; here.")]
    public void A_mark_of_which_nothing_is_made_is_a_fault_where_it_stands(string written) => Assert.Contains(
        Compile("Hello.\n\n" + written).Faults, fault => fault is { Check: "Mark of Markdown is left", File: Page, Line: 13 });

    [Theory]
    [InlineData("Hello **un**known *friend*, `here` and\nthere.")]
    [InlineData("## Head\n\n### Next\n\n#### Last\n\nUnder\n---\n\n> Said.\n> Again.")]
    [InlineData("1. One.\n2. Two.\n\n- Three.\n  - Four.\n\n   5. Five.\n\n1) Six.")]
    [InlineData("| a | b |\n|---|:-:|\n| One | **two** |\n| 3 \\| 4 [R1] |  |")]
    [InlineData("See [the *words*](/read/words), [us](https://example.org/a_b?c=d) and <https://example.org/e>.")]
    [InlineData("It is R&amp;D, 5&nbsp;cm, 1 < 2 > 0, 50% and \\*this\\*.")]
    [InlineData("A ligament hurts. [R1] [judgement] [general-knowledge]\n\n![](back)\n\nGo to {emergency-department}.")]
    [InlineData("One<br>two and <strong>three</strong>.")]
    [InlineData("Caf\u00e9, na\u00efve, 4\u00bd, \u2265 3 and it\u2019s so.")]
    [InlineData("Only if it has lasted <3 weeks and hurts> stay at home.")]
    [InlineData("It began in\n2026. That is\n3) all.")]
    public void What_reaches_the_page_is_no_fault(string written) => Assert.Empty(Lost(written));

    [Fact]
    public void A_list_that_begins_with_another_number_keeps_it()
    {
        var (release, faults) = Compile("First.\n\n3. Third step.\n4. Fourth step.");

        Assert.Empty(faults);
        Assert.Contains("<ol start=\"3\">", release!.Pages.Single().Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7. Press.\n9. Rest.", 14)]
    [InlineData("1. Press.\n2. Rest.\n2. Walk.", 15)]
    [InlineData("- First.\n\n  3. Press.\n  2. Rest.", 16)]
    public void A_number_a_list_would_count_otherwise_stops_the_release(string written, int line)
    {
        var fault = Assert.Single(Lost("Hello.\n\n" + written));

        Assert.Equal(line, fault.Line);
        Assert.Contains("counts on", fault.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_that_lets_the_browser_count_is_no_fault() => Assert.Empty(Lost("1. Press.\n1. Rest.\n1. Walk."));

    [Fact]
    public void Each_line_that_is_lost_is_named_and_no_other()
    {
        var lost = Lost("Hello.\n\n    Get help.\n\nWait <u>here</u> now.\n\nThis stays.\n\n# Gone\n\nThis stays too.");

        Assert.Equal([13, 15, 19], lost.Select(fault => fault.Line));
    }

    [Fact]
    public void The_page_of_a_cause_is_held_to_the_same()
    {
        var faults = Sample.Broken("pages/causes/sciatica.md", "Hello.", "<u>Do not</u> wait.");

        Assert.Contains(faults, fault => fault is { Check: "Words are lost", File: "pages/causes/sciatica.md", Line: 8 });
    }

    [Theory]
    [InlineData("self-care.yaml", "Keep moving.", "\"**Do not** press.\"")]
    [InlineData("self-care.yaml", "Keep moving.", "\"<b>Do not</b> press.\"")]
    [InlineData("hazards/fall.yaml", "effect: A test.", "effect: \"See [the page](/read/words).\"")]
    [InlineData("red-flags/sudden-pain.yaml", "tell-the-person: A test.", "tell-the-person: \"Go now.<br>Do not wait.\"")]
    [InlineData("causes/sciatica.yaml", "what-it-is: A test.", "what-it-is: \"R&amp;D.\"")]
    [InlineData("items/onset.yaml", "ask: About onset?", "ask: \"## About onset?\"")]
    [InlineData("self-care.yaml", "Keep moving.", "\"*Do not* press.\"")]
    [InlineData("self-care.yaml", "Keep moving.", "\"_Do not_ press.\"")]
    [InlineData("self-care.yaml", "Keep moving.", "\"Do ~~not~~ press.\"")]
    [InlineData("self-care.yaml", "Keep moving.", "\"Do `not` press.\"")]
    [InlineData("self-care.yaml", "Keep moving.", "\"See [the page][words].\"")]
    [InlineData("self-care.yaml", "Keep moving.", "\"Rest ![](back).\"")]
    [InlineData("pages/about.md", "lead: What this is.", "lead: What **this** is.")]
    [InlineData("pages/about.md", "title: About", "title: <b>About</b>")]
    [InlineData("pages/causes/sciatica.md", "lead: A test.", "lead: \"See [it](/read/words).\"")]
    [InlineData("regions/uk.yaml", "doctor: GP", "doctor: <doctor>")]
    [InlineData("regions/uk.yaml", "doctor: GP", "doctor: \"**GP**\"")]
    [InlineData("regions/uk.yaml", "name: NHS 111", "name: \"<b>NHS 111</b>\"")]
    public void Marks_of_Markdown_or_HTML_in_a_text_that_is_shown_as_it_stands_are_a_fault(string path, string old, string written) =>
        Assert.Contains(Sample.Broken(path, old, written), fault => fault.Check == "Markup in a plain text" && fault.File == path);

    private static List<FileFault> Lost(string body) => [.. Compile(body).Faults.Where(fault => fault is { Check: "Words are lost", File: Page })];

    private static Compilation Compile(string body) => ContentCompiler.Compile(Sample.Folder
        .Edited(Page, "sources: [R1]", "sources: [R1, judgement, general-knowledge]").Edited(Page, "Hello.\n", body + "\n"));
}

using GluteTriage.Content.Pages;
using GluteTriage.Content.Reading;
using GluteTriage.Testing;

namespace GluteTriage.Content.Tests;

/// <summary>Nothing an author writes, or pastes, can run in a reader's browser.</summary>
public sealed class SafeHtmlTests
{
    [Fault(25,
        Injected = "scripts, handlers, frames and remote pictures in Markdown",
        Seen = "the text without them",
        Lost = "nothing")]
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<p onclick=\"alert(1)\">x</p>")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("<a href=\"JaVaScRiPt:alert(1)\">x</a>")]
    [InlineData("<a href=\"&#106;avascript:alert(1)\">x</a>")]
    [InlineData("[x](data:text/html,<script>alert(1)</script>)")]
    [InlineData("[x](http://example.org)")]
    [InlineData("<p style=\"background:url(javascript:alert(1))\">x</p>")]
    [InlineData("<style>p { color: red }</style>")]
    [InlineData("<iframe src=\"https://example.org\"></iframe>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("<svg><script>alert(1)</script></svg>")]
    [InlineData("<form action=\"https://example.org\"><input name=a></form>")]
    [InlineData("<math><mtext></p><script>alert(1)</script></mtext></math>")]
    [InlineData("<meta http-equiv=refresh content=\"0;https://example.org\">")]
    public void What_could_run_or_load_is_taken_out(string markdown)
    {
        var html = Html("Before.\n\n" + markdown + "\n\nAfter.");

        Assert.Matches("<p>Before.</p>", html);
        Assert.DoesNotMatch(
            "(?i)<(script|style|iframe|img|svg|form|input|meta|object|math)|on[a-z]+=|"
            + "(href|src)=\"(?!https:|tel:|/|#)|style=|javascript:(?!alert\\(1\\)\\))",
            html);
    }

    [Fact]
    public void What_an_article_needs_is_kept()
    {
        var html = Html("""
            ## A heading

            One *word* and **another**, [a source](https://example.org), [a page](/causes), [call](tel:999).

            - one

            | a | b |
            |---|---|
            | 1 | 2 |
            """);

        foreach (var kept in new[]
        {
            "<h2 id=\"a-heading\">", "<em>", "<strong>",
            "href=\"https://example.org\"", "href=\"/causes\"", "href=\"tel:999\"",
            "<li>", "<td>1</td>",
        })
        {
            Assert.Contains(kept, html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_tokens_of_a_page_survive() =>
        Assert.Contains("{emergency-number}", Html("Call {emergency-number} now."), StringComparison.Ordinal);

    [Theory]
    [InlineData("A cushion beside it (bursitis) is sore.", "beside it <span class=\"keep\">(", ")</span> is sore.")]
    [InlineData("It may be bursitis, or not.", "It may be <span class=\"keep\">", ",</span> or not.")]
    [InlineData("That bursitis is sore.", "That ", " is sore.")]
    public void The_bracket_or_comma_beside_an_explained_word_stays_on_its_line(string written, string before, string after)
    {
        var glossary = new GlossaryTerm("bursitis", "a swollen cushion", [], "A cushion.");
        var html = new PageMarkup(new PageParts([], [], [glossary], new HashSet<string>())).Make(written);

        const string Button = "<button type=\"button\" class=\"term\" popovertarget=\"term-bursitis\">bursitis</button>";
        Assert.Contains(before + Button + after, html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<path onclick=\"alert(1)\"/>")]
    [InlineData("<path onLoad=\"alert(1)\"/>")]
    [InlineData("<path style=\"fill:red\"/>")]
    [InlineData("<path id=\"a\"/>")]
    [InlineData("<path fill=\"url(https://example.org/x)\"/>")]
    [InlineData("<a href=\"javascript:alert(1)\"><path/></a>")]
    [InlineData("<use href=\"#x\"/>")]
    [InlineData("<use xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"#x\"/>")]
    [InlineData("<foreignObject><p>x</p></foreignObject>")]
    [InlineData("<image href=\"x.png\"/>")]
    [InlineData("<animate attributeName=\"href\"/>")]
    [InlineData("<style>path{}</style>")]
    [InlineData("<path>")]
    [InlineData("<!--><script>alert(1)</script>-->")]
    [InlineData("<?x ><script>alert(1)</script>?>")]
    [InlineData("<title><![CDATA[</title><script>alert(1)</script>]]></title>")]
    public void A_drawing_that_could_run_or_load_is_refused(string inner) =>
        Assert.NotNull(SafeHtml.WhyNotSafeSvg($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><path d=\"M0 0\"/>{inner}</svg>"));

    [Theory]
    [InlineData("<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><svg>&x;</svg>")]
    [InlineData("<html/>")]
    [InlineData("")]
    public void What_is_not_a_drawing_is_refused(string svg) => Assert.NotNull(SafeHtml.WhyNotSafeSvg(svg));

    [Fact]
    public void The_shipped_drawings_are_safe() =>
        Assert.All(Shipped.Release.Pictures, picture => Assert.Null(SafeHtml.WhyNotSafeSvg(picture.Svg)));

    [Fact]
    public void A_table_too_wide_for_a_phone_names_the_column_in_every_cell_and_the_row_by_its_first()
    {
        var html = Html("""
            | Sign | They say | We say | Why |
            |---|---|---|---|
            | A weak leg | At once | The *same* day | Judged |
            """);

        Assert.Contains("<table class=\"compare\">", html, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">A weak leg</th>", html, StringComparison.Ordinal);
        Assert.Contains("<td data-label=\"We say\">The <em>same</em> day</td>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("compare", Html("| A | B | C |\n|---|---|---|\n| 1 | 2 | 3 |"), StringComparison.Ordinal);
    }

    private static string Html(string markdown) => new PageMarkup(new PageParts([], [], [], new HashSet<string>())).Make(markdown);
}

using System.Xml.Linq;
using GluteTriage.Content.Pages;
using GluteTriage.Content.Reading;
using GluteTriage.Testing;

namespace GluteTriage.Content.Tests;

public sealed class DrawnFigureTests
{
    private const string Drawing = """
        <svg xmlns="http://www.w3.org/2000/svg" data-thumbnail="0 0 40 30" viewBox="0 0 80 60"><path class="bone" d="M0 0h9"/>
        <g><path class="leader" d="M1 1h9"/><circle class="dot" r="2"/><circle class="tag" r="9"/><text class="tag-text" y="5">1</text><text>sacrum</text></g>
        <text class="tag-text mark">Aa</text></svg>
        """;

    [Fact]
    public void A_thumbnail_shows_the_part_its_drawing_names_and_no_words()
    {
        var thumbnail = XDocument.Parse(DrawnFigure.Thumbnail(Of(Drawing))).Root!;

        Assert.Equal("0 0 40 30", thumbnail.Attribute("viewBox")!.Value);
        Assert.Equal("true", thumbnail.Attribute("aria-hidden")!.Value);
        Assert.Equal("Aa", thumbnail.Value.Trim());
        Assert.Equal(["bone", "tag-text mark"], thumbnail.Descendants().Attributes("class").Select(name => name.Value));
    }

    [Fact]
    public void A_thumbnail_of_a_drawing_that_names_no_part_shows_all_of_it() =>
        Assert.Contains("viewBox=\"0 0 80 60\"", DrawnFigure.Thumbnail(Of(Drawing.Replace("data-thumbnail=\"0 0 40 30\"", "", StringComparison.Ordinal))));

    [Fact]
    public void No_shipped_thumbnail_has_words_in_it() => Assert.All(Shipped.Release.Pictures, picture => Assert.All(
        XDocument.Parse(DrawnFigure.Thumbnail(picture)).Descendants().Where(element => element.Name.LocalName is "text"),
        text => Assert.Equal("Aa", text.Value)));

    private static Picture Of(string svg) => new("spot", svg, "Where it hurts.", "GluteTriage authors", "MIT");
}

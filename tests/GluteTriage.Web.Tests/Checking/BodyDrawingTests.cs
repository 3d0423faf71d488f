using GluteTriage.Content.Reading;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Testing;
using GluteTriage.Web.Checking;

namespace GluteTriage.Web.Tests.Checking;

/// <summary>On the shipped drawings and questions.</summary>
public sealed class BodyDrawingTests
{
    [Fact]
    public void The_worst_place_is_shown_on_the_close_up_first()
    {
        Assert.StartsWith("<svg", Drawings("pain-site")[0]);
        Assert.Contains("data-place=\"sit-bone\"", Drawings("pain-site")[0]);
    }

    [Fact]
    public void Where_it_travels_is_shown_on_the_whole_leg_first()
    {
        Assert.Contains("data-place=\"foot\"", Drawings("pain-spread")[0]);
    }

    [Theory]
    [InlineData("pain-site")]
    [InlineData("pain-spread")]
    public void Every_place_that_is_offered_can_be_tapped_on_both_sides_it_has(string item)
    {
        var drawn = string.Concat(Drawings(item));

        var offered = Shipped.Content.Places.Where(place => Shipped.Content[new ItemCode(item)].Find(place.Code) is not null).ToList();
        Assert.NotEmpty(offered);
        Assert.All(offered, place => Assert.All(
            place.Sided ? new[] { "left", "right" } : [""],
            side => Assert.Contains($"data-place=\"{place.Code}\"" + (side.Length > 0 ? $" data-side=\"{side}\"" : ""), drawn)));
    }

    [Fact]
    public void A_drawing_that_adds_no_place_is_left_out()
    {
        Picture[] pictures = [.. Shipped.Release.Pictures, .. Shipped.Release.Pictures];

        Assert.Equal(2, BodyDrawing.For(Shipped.Content[new ItemCode("pain-site")], pictures).Count());
    }

    private static List<string> Drawings(string item) =>
        [.. BodyDrawing.For(Shipped.Content[new ItemCode(item)], Shipped.Release.Pictures).Select(drawing => drawing.With([]))];
}

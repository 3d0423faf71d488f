using System.Text.RegularExpressions;
using GluteTriage.Content.Reading;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Web.Checking;

/// <summary>A picture of the body with regions a question offers.</summary>
internal sealed partial class BodyDrawing
{
    private readonly string svg;
    private readonly HashSet<string> offered;

    private BodyDrawing(string svg, HashSet<string> offered) => (this.svg, this.offered) = (svg, offered);

    /// <summary>
    /// As few pictures as show every place the item offers, the one that shows most of them first: for the worst place that is
    /// the close-up, for the spread the whole back.
    /// </summary>
    public static IEnumerable<BodyDrawing> For(Item item, IEnumerable<Picture> pictures)
    {
        var offered = item.Options.Select(option => option.Code.Value).ToHashSet();
        var toShow = new HashSet<string>(offered);
        var left = pictures.Select(picture => (picture.Svg, Places: PlacesOn(picture))).ToList();
        while (left.Count > 0)
        {
            var best = left.MaxBy(picture => picture.Places.Count(toShow.Contains));
            if (!best.Places.Overlaps(toShow))
            {
                yield break;
            }

            yield return new BodyDrawing(best.Svg, offered);
            toShow.ExceptWith(best.Places);
            left.Remove(best);
        }
    }

    /// <summary>Every picture that shows a place one of the items offers, the one that shows most of them first.</summary>
    public static IEnumerable<BodyDrawing> AllFor(IReadOnlyCollection<Item> items, IEnumerable<Picture> pictures)
    {
        var offered = items.SelectMany(item => item.Options).Select(option => option.Code.Value).ToHashSet();
        return pictures
            .Where(picture => PlacesOn(picture).Overlaps(offered))
            .OrderByDescending(picture => PlacesOn(picture).Count(offered.Contains))
            .Select(picture => new BodyDrawing(picture.Svg, offered));
    }

    /// <summary>Whether it has a region for the place of a raw reply.</summary>
    public bool Shows(string reply) => svg.Contains($"data-place=\"{reply.Split(':')[0]}\"", StringComparison.Ordinal);

    /// <summary>The drawing with what is chosen shown as chosen, and what the question does not offer taken off.</summary>
    /// <param name="selected">Raw replies.</param>
    public string With(IReadOnlyCollection<string> selected) => Region().Replace(svg, region =>
    {
        var place = region.Groups["place"].Value;
        var side = region.Groups["side"].Value;
        var state = !offered.Contains(place) ? " off" : selected.Contains(side.Length == 0 ? place : $"{place}:{side}") ? " on" : "";
        return region.Value.Replace("class=\"region\"", $"class=\"region{state}\"", StringComparison.Ordinal);
    });

    /// <summary>The drawing as a way to each place it offers. It is for the mouse and the finger: the keyboard has the words beside it.</summary>
    /// <param name="address">Where a place leads.</param>
    public string Linked(Func<string, string> address) => WholeRegion().Replace(With([]), region =>
        offered.Contains(region.Groups["place"].Value)
            ? $"<a href=\"{address(region.Groups["place"].Value)}\" tabindex=\"-1\">{region.Value}</a>"
            : region.Value);

    private static HashSet<string> PlacesOn(Picture picture) =>
        Region().Matches(picture.Svg).Select(region => region.Groups["place"].Value).ToHashSet();

    [GeneratedRegex("class=\"region\" data-place=\"(?<place>[a-z0-9-]+)\"(?: data-side=\"(?<side>left|right)\")?")]
    private static partial Regex Region();

    [GeneratedRegex(
        "<path class=\"region[a-z ]*\" data-place=\"(?<place>[a-z0-9-]+)\"[^>]*/>"
        + "|<g class=\"region[a-z ]*\" data-place=\"(?<place>[a-z0-9-]+)\"[^>]*>.*?</g>",
        RegexOptions.Singleline)]
    private static partial Regex WholeRegion();
}

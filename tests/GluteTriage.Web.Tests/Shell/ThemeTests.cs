using System.Globalization;
using System.Text.RegularExpressions;
using GluteTriage.Testing;
using GluteTriage.Web.Shell;

namespace GluteTriage.Web.Tests.Shell;

public sealed partial class ThemeTests
{
    private static readonly Dictionary<string, Palette> Schemes = new() { ["light"] = Theme.Light, ["dark"] = Theme.Dark };

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public void Words_stand_out_from_every_ground_they_are_put_on(string scheme)
    {
        var colours = Schemes[scheme];
        string[] grounds = [colours.Paper, colours.Card, colours.BrandSoft, .. colours.Levels.Select(level => level.Tint.Soft)];

        Assert.All(grounds, ground => Assert.InRange(Contrast(colours.Ink, ground), 7, 21));
        Assert.All(grounds, ground => Assert.InRange(Contrast(colours.InkSoft, ground), 4.5, 21));
        Assert.All(new[] { colours.Paper, colours.Card, colours.BrandSoft }, ground => Assert.InRange(Contrast(colours.Brand, ground), 4.5, 21));
        Assert.InRange(Contrast(colours.OnBrand, colours.Brand), 4.5, 21);
        Assert.InRange(Contrast(colours.OnHead, colours.Head), 4.5, 21);
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public void Every_level_can_be_read_on_its_ground_on_a_card_and_on_paper(string scheme)
    {
        var colours = Schemes[scheme];

        Assert.All(colours.Levels, level => Assert.All(
            new[] { level.Tint.Soft, colours.Card, colours.Paper },
            ground => Assert.InRange(Contrast(level.Tint.Strong, ground), 4.5, 21)));
        Assert.All(colours.Levels, level => Assert.InRange(Contrast(level.Tint.On, level.Tint.Strong), 4.5, 21));
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public void Edges_of_what_can_be_tapped_can_be_seen(string scheme)
    {
        var colours = Schemes[scheme];

        Assert.All(new[] { colours.Paper, colours.Card }, ground => Assert.InRange(Contrast(colours.Edge, ground), 3, 21));
    }

    [Fact]
    public void Red_is_kept_for_emergencies()
    {
        foreach (var colours in Schemes.Values)
        {
            var others = Colour().Matches(colours.ToString()).Select(match => match.Value)
                .Except([colours.Emergency.Strong, colours.Emergency.Soft, colours.Emergency.On]);

            Assert.True(IsRed(colours.Emergency.Strong));
            Assert.DoesNotContain(others, IsRed);
        }
    }

    [Fact]
    public void The_style_sheet_takes_every_colour_from_the_theme()
    {
        var css = File.ReadAllText(Path.Combine(Shipped.Root, "src", "GluteTriage.Web", "wwwroot", "site.css"));

        Assert.Empty(Colour().Matches(css));
        Assert.DoesNotContain("!important", css);
        var defined = Theme.ToCss("font");
        Assert.All(
            Used().Matches(css).Select(use => use.Groups[1].Value).Except(["tint", "ground"]),
            name => Assert.Contains($"--{name}:", defined));
    }

    [Fact]
    public void The_clinicians_area_has_the_same_colours()
    {
        var theme = Theme.ToMudTheme();

        Assert.StartsWith(Theme.Light.Brand, theme.PaletteLight.Primary.Value, StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith(Theme.Dark.Paper, theme.PaletteDark.Background.Value, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Of two colours, by the definition of WCAG 2.</summary>
    private static double Contrast(string one, string other)
    {
        var (lighter, darker) = (Math.Max(Luminance(one), Luminance(other)), Math.Min(Luminance(one), Luminance(other)));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double Luminance(string colour)
    {
        var parts = Parts(colour).Select(part => part / 255.0)
            .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)).ToArray();
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }

    /// <summary>Clearly more red than anything else; orange and brown have too much green for it.</summary>
    private static bool IsRed(string colour) =>
        Parts(colour) is [var red, var green, var blue]
            && red > 120 && red > 1.6 * green && red > 1.6 * blue && green - blue < 40;

    private static int[] Parts(string colour) =>
        [.. new[] { 1, 3, 5 }.Select(at => int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture))];

    [GeneratedRegex("#[0-9a-fA-F]{3,8}\\b(?![^{]*\\{)")]
    private static partial Regex Colour();

    [GeneratedRegex("var\\(--([a-z0-9-]+)")]
    private static partial Regex Used();
}

using System.Text.RegularExpressions;
using GluteTriage.Engine.Verification;
using GluteTriage.Testing;

namespace GluteTriage.Content.Tests.Repository;

/// <summary>A figure that stands in several places is the measured one in all of them.</summary>
public sealed partial class MeasuredFiguresTests
{
    [Fact]
    public void The_number_of_questions_people_are_promised_is_the_one_measured()
    {
        var measured = Screens().Match(SourceTree.Text("docs/measurements.md")).Groups[1].Value;
        var places = SourceTree.Code.Append(("README.md", SourceTree.Text("README.md")))
            .SelectMany(file => Promised().Matches(file.Item2).Select(match => (Place: file.Item1, Number: match.Groups[1].Value)))
            .ToList();

        Assert.Contains(places, place => place.Place == "README.md");
        Assert.Contains(places, place => place.Place.StartsWith("src/", StringComparison.Ordinal));
        Assert.All(places, place => Assert.Equal((place.Place, measured), place));
    }

    [Fact]
    public void The_readme_has_the_goals_and_figures_of_the_page_with_all()
    {
        var all = SourceTree.Text("docs/measurements.md");
        var readme = Section().Match(SourceTree.Text("README.md")).Value;
        var figures = Number().Matches(readme).Select(match => match.Value).ToList();

        Assert.True(figures.Count > 5, "The README has no figures.");
        Assert.All(figures, figure => Assert.Contains(figure, all, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("README.md", @"(\d+) worked patients", "vignettes")]
    [InlineData("README.md", @"all (\d+) vignettes", "vignettes")]
    [InlineData("README.md", @"(\d+) hazards are data", "hazards")]
    [InlineData("docs/safety/safety-case.md", @"(\d+) hazards, one file each", "hazards")]
    [InlineData("README.md", @"proves (\d+) properties", "properties that are proved")]
    public void A_document_counts_what_the_content_has(string page, string sentence, string what)
    {
        var count = what switch
        {
            "vignettes" => Shipped.Release.Vignettes.Length,
            "hazards" => Shipped.Release.Hazards.Length,
            _ => Shipped.Release.Certificate?.Properties.Count(property => property.Outcome is Outcome.Proved),
        };

        var told = Regex.Match(SourceTree.Text(page), sentence).Groups[1].Value;

        Assert.True(told == $"{count}", $"{page} tells of {told} {what}, and there are {count}: correct the number where it says '{sentence}'.");
    }

    [GeneratedRegex(@"^\| screens of an interview[^|]*\| median \*\*(\d+)\*\*", RegexOptions.Multiline)]
    private static partial Regex Screens();

    [GeneratedRegex(@"[Aa]bout (\d+) steps")]
    private static partial Regex Promised();

    [GeneratedRegex(@"^## What was measured\n.*?(?=^## )", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Section();

    /// <summary>With the unit, or the thousands.</summary>
    [GeneratedRegex(@"\d[\d.,]*\d?(?: ms| KB|%)|\d,\d{3}")]
    private static partial Regex Number();
}

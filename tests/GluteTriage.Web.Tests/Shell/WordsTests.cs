using System.Text.RegularExpressions;
using GluteTriage.Testing;

namespace GluteTriage.Web.Tests.Shell;

public sealed partial class WordsTests
{
    /// <summary>Otherwise a button gets another word, and the sentence goes on naming the old one.</summary>
    [Fact]
    public void A_sentence_that_names_a_button_takes_its_word_from_the_button()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Shipped.Root, "src/GluteTriage.Web"), "*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is ".cs" or ".razor" && !path.Split(Path.DirectorySeparatorChar).Contains("obj"))
            .Select(path => (Path: Path.GetRelativePath(Shipped.Root, path), Text: File.ReadAllText(path)))
            .ToList();

        Assert.Contains(files, file => FromButton().IsMatch(file.Text));
        var byHand = files.SelectMany(file => ByHand().Matches(file.Text).Select(match =>
            $"{file.Path}: '{match.Value}' stands in a sentence; put the constant of the button in its place, in braces.")).ToList();
        Assert.True(byHand.Count == 0, string.Join('\n', byHand));
    }

    [GeneratedRegex(@"\b[Pp]ress(?:ed)? [“‘]?\{")]
    private static partial Regex FromButton();

    [GeneratedRegex(@"\b[Pp]ress(?:ed)? [“‘]?[A-Z]\w*")]
    private static partial Regex ByHand();
}

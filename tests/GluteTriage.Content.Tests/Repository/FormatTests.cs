using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using GluteTriage.Testing;

namespace GluteTriage.Content.Tests.Repository;

/// <summary>The everyday form of the format check: the whole one also asks every analyzer, which the build has done already.</summary>
public sealed partial class FormatTests
{
    private static readonly int Longest =
        int.Parse(MaxLineLength().Match(SourceTree.Text(".editorconfig")).Groups[1].Value, CultureInfo.InvariantCulture);

    [Fact]
    public async Task The_formatter_would_change_no_blank_and_no_line_break()
    {
        using var format = Process.Start(new ProcessStartInfo(
            "dotnet", ["format", "whitespace", "GluteTriage.sln", "--no-restore", "--verify-no-changes"])
        {
            WorkingDirectory = Shipped.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var said = await Task.WhenAll(format.StandardOutput.ReadToEndAsync(), format.StandardError.ReadToEndAsync());
        await format.WaitForExitAsync();

        Assert.True(format.ExitCode == 0, "Put it right with: dotnet format whitespace GluteTriage.sln\n" + string.Concat(said));
    }

    [Fact]
    public void No_line_is_longer_than_the_editor_is_told() => NoFaults.In(Lines(line => line.Length > Longest));

    [Fact]
    public void No_line_ends_in_spaces() => NoFaults.In(Lines(line => line.Length > 0 && char.IsWhiteSpace(line[^1])));

    [Fact]
    public void Every_file_ends_its_lines_with_a_line_feed_and_its_last_line_too() =>
        NoFaults.In(SourceTree.Code
            .Where(file => file.Text.Contains('\r', StringComparison.Ordinal) || (file.Text.Length > 0 && file.Text[^1] != '\n') || file.Text is ['\uFEFF', ..])
            .Select(file => file.Path));

    [Fact]
    public void Usings_are_sorted_with_those_of_the_runtime_first() =>
        NoFaults.In(SourceTree.Code
            .Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal))
            .Select(file => (file.Path, Usings: Using().Matches(file.Text).Select(match => match.Groups[1].Value).ToList()))
            .Where(file => !file.Usings.SequenceEqual(Sorted(file.Usings)))
            .Select(file => $"{file.Path}, in this order: {string.Join(", ", Sorted(file.Usings))}"));

    private static IEnumerable<string> Lines(Func<string, bool> isWrong) =>
        from file in SourceTree.Code
        from line in file.Text.Split('\n').Select((text, at) => (Text: text, Number: at + 1))
        where isWrong(line.Text)
        select $"{file.Path}:{line.Number}";

    /// <summary>Part by part, so that a namespace stands before those inside it.</summary>
    private static IEnumerable<string> Sorted(IEnumerable<string> usings) =>
        usings.OrderByDescending(name => name.Split('.')[0] == "System").ThenBy(name => name.Replace('.', '\u0001'), StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"^max_line_length = (\d+)$", RegexOptions.Multiline)]
    private static partial Regex MaxLineLength();

    [GeneratedRegex(@"^using ([\w.]+);$", RegexOptions.Multiline)]
    private static partial Regex Using();
}

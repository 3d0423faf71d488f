using System.Text.RegularExpressions;
using GluteTriage.Testing;

namespace GluteTriage.Web.Tests.Operations.Machine;

/// <summary>What the how-tos say is typed on a machine the site is installed on: blocks marked <c>console</c>.</summary>
/// <param name="File">As <c>install.md</c>.</param>
/// <param name="Heading">The nearest above it.</param>
internal sealed partial record Guide(string File, string Heading, string Commands)
{
    /// <summary>All there are, in the order of the pages.</summary>
    public static IReadOnlyList<Guide> All { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Shipped.Root, "docs/how-to"), "*.md").Order(StringComparer.Ordinal).SelectMany(path =>
        {
            var text = System.IO.File.ReadAllText(path);
            return Block().Matches(text).Select(block => new Guide(
                Path.GetFileName(path), Headings().Matches(text[..block.Index]).Last().Groups[1].Value, Dedented(block)));
        }),
    ];

    /// <summary>The blocks under one heading.</summary>
    public static IReadOnlyList<Guide> Under(string file, string heading)
    {
        Guide[] found = [.. All.Where(guide => guide.File == file && guide.Heading == heading)];
        return found.Length > 0 ? found : throw new ArgumentException($"{file} has no commands under \"{heading}\".", nameof(heading));
    }

    private static string Dedented(Match block) =>
        string.Join('\n', block.Groups[2].Value.Split('\n').Select(line => line.StartsWith(block.Groups[1].Value, StringComparison.Ordinal)
            ? line[block.Groups[1].Length..] : line)).Trim();

    [GeneratedRegex(@"^( *)```console\n(.*?)^ *```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Headings();
}

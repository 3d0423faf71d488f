using GluteTriage.Testing;

namespace GluteTriage.Content.Tests.Repository;

/// <summary>The files of the repository that people write, as text.</summary>
internal static class SourceTree
{
    /// <summary>C# and Razor written by hand, of product and tests, by path from the top folder; migrations are written by a tool.</summary>
    public static IReadOnlyList<(string Path, string Text)> Code { get; } = [.. Read("src", ".cs", ".razor"), .. Read("tests", ".cs", ".razor")];

    public static string Text(string path) => File.ReadAllText(Path.Combine(Shipped.Root, path));

    public static bool Has(string path) => File.Exists(Path.Combine(Shipped.Root, path));

    private static IEnumerable<(string Path, string Text)> Read(string top, params string[] endings) =>
        Directory.EnumerateFiles(Path.Combine(Shipped.Root, top), "*", SearchOption.AllDirectories)
            .Select(path => (Full: path, Path: Path.GetRelativePath(Shipped.Root, path).Replace('\\', '/')))
            .Where(file => endings.Contains(Path.GetExtension(file.Path)))
            .Where(file => !file.Path.Split('/').Any(folder => folder is "bin" or "obj" or "Migrations" or "TestResults"))
            .OrderBy(file => file.Path, StringComparer.Ordinal)
            .Select(file => (file.Path, File.ReadAllText(file.Full)));
}

using GluteTriage.Content;
using GluteTriage.Content.Authoring;
using GluteTriage.Engine;

namespace GluteTriage.Testing;

/// <summary>The release of the repository's own content folder, compiled once a test run.</summary>
public static class Shipped
{
    private static readonly Lazy<string> Found = new(FindRoot);
    private static readonly Lazy<ContentFolder> Files = new(() => ContentFolder.Read(ContentPath));
    private static readonly Lazy<Release> Compiled = new(Compile);

    /// <summary>The repository's top folder.</summary>
    public static string Root => Found.Value;

    public static string ContentPath => Path.Combine(Root, "content");

    public static ContentFolder Folder => Files.Value;

    /// <summary>Copies the content, for a test to change or break.</summary>
    public static void CopyContentTo(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(ContentPath, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(ContentPath, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public static Release Release => Compiled.Value;

    public static ClinicalContent Content => Release.Clinical;

    /// <summary>A folder with the first occurrence of a text in one file replaced.</summary>
    /// <exception cref="ArgumentException">The folder has no such file, or the file does not hold the text.</exception>
    public static ContentFolder Edited(this ContentFolder folder, string path, string old, string replacement)
    {
        var file = folder.Find(path) ?? throw new ArgumentException($"The folder has no {path}.");
        var at = file.Text.IndexOf(old, StringComparison.Ordinal);
        return at < 0
            ? throw new ArgumentException($"{path} does not hold '{old}'.")
            : folder.With(new ContentFile(path, file.Text[..at] + replacement + file.Text[(at + old.Length)..]));
    }

    /// <summary>Puts the files, without a certificate, into a folder.</summary>
    public static void WriteTo(this ContentFolder folder, string path)
    {
        foreach (var file in folder.Files)
        {
            var to = Path.Combine(path, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.WriteAllText(to, file.Text);
        }
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "GluteTriage.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds GluteTriage.sln.");
    }

    private static Release Compile()
    {
        var (release, faults) = ContentCompiler.Compile(Folder);
        return release ?? throw new InvalidOperationException("The shipped content has faults.\n" + FaultReport.Of(faults));
    }
}

using System.Security.Cryptography;
using System.Text;

namespace GluteTriage.Content.Authoring;

/// <summary>The files a release is made of, read once.</summary>
public sealed class ContentFolder
{
    /// <summary>With hidden files and translations/, all that lies in the folder and is not compiled. Any other file is read, or is a fault.</summary>
    private static readonly string[] NotPartOfARelease = ["README.md", "CHANGELOG.md", Content.Certificate.FileName];

    private readonly SortedDictionary<string, ContentFile> files;

    public ContentFolder(IEnumerable<ContentFile> files) =>
        this.files = new SortedDictionary<string, ContentFile>(files.ToDictionary(file => file.Path), StringComparer.Ordinal);

    /// <summary>
    /// SHA-256 over one line "path, space, SHA-256 of the bytes with LF ends, LF" per file, sorted by path; README.md,
    /// CHANGELOG.md, certificate.json and translations/ are left out.
    /// </summary>
    public string Hash
    {
        get
        {
            var list = string.Concat(files.Values.Select(file => $"{file.Path} {file.Sha256}\n"));
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(list)));
        }
    }

    /// <summary>The text of the certificate beside the files; null when there is none. A changed folder has none.</summary>
    public string? Certificate { get; init; }

    /// <summary>The path of each file that is there and could not be opened, and why.</summary>
    public IReadOnlyList<(string Path, string Why)> NotOpened { get; private init; } = [];

    /// <summary>Reads a folder from disk. Bytes that are not UTF-8 become U+FFFD, which the compiler refuses; UTF-16 needs its mark of byte order.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static ContentFolder Read(string folder)
    {
        var root = Path.GetFullPath(folder);
        var certificate = Path.Combine(root, Content.Certificate.FileName);
        var (paths, notWalked) = FolderWalk.Walk(root, IsPartOfARelease);
        var files = new List<ContentFile>();
        var notOpened = notWalked.ToList();
        foreach (var path in paths)
        {
            try
            {
                files.Add(new ContentFile(path, WithLfEnds(FolderWalk.ReadText(Path.Combine(root, path)))));
            }
            catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
            {
                notOpened.Add((path, cause.Message));
            }
        }

        return new ContentFolder(files)
        {
            NotOpened = notOpened,
            Certificate = File.Exists(certificate) ? FolderWalk.ReadText(certificate) : null,
        };
    }

    /// <summary>Sorted by path.</summary>
    public IEnumerable<ContentFile> Files => files.Values;

    /// <returns>The file, or null.</returns>
    public ContentFile? Find(string path) => files.GetValueOrDefault(path);

    /// <summary>The files of one folder with one ending, sorted by path.</summary>
    public IEnumerable<ContentFile> In(string folder, string ending) =>
        files.Values.Where(file => file.Path.StartsWith(folder + "/", StringComparison.Ordinal)
            && file.Path.EndsWith(ending, StringComparison.Ordinal));

    /// <summary>The same files but one, added or replaced.</summary>
    public ContentFolder With(ContentFile file) => new(files.Values.Where(f => f.Path != file.Path).Append(file));

    /// <summary>The same files without one.</summary>
    public ContentFolder Without(string path) => new(files.Values.Where(f => f.Path != path));

    /// <summary>Other characters that some programs take for the end of a line stay, and are refused as characters nobody can read.</summary>
    private static string WithLfEnds(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    private static bool IsPartOfARelease(string path) =>
        !NotPartOfARelease.Contains(path)
        && path is not "translations"
        && !path.StartsWith("translations/", StringComparison.Ordinal)
        && !path.Split('/').Any(part => part.StartsWith('.'));
}

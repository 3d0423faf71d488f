namespace GluteTriage.Content.Authoring;

/// <summary>
/// Every file of a folder and of the folders in it, through symbolic links too, but for those that lead back to a folder the walk is in: they would never end.
/// </summary>
internal sealed class FolderWalk(Func<string, bool> isWanted)
{
    private readonly List<(string Path, string Why)> notOpened = [];
    private readonly List<string> files = [];

    /// <param name="isWanted">Whether a file or folder of this path, relative to the root and with forward slashes, is of interest.</param>
    /// <returns>The paths of the files, written likewise; and of the folders that could not be walked, and why.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static (IReadOnlyList<string> Files, IReadOnlyList<(string Path, string Why)> NotOpened) Walk(string root, Func<string, bool> isWanted)
    {
        var walk = new FolderWalk(isWanted);
        var folder = new DirectoryInfo(root);
        walk.Enter(folder, "", [Real(folder, folder.FullName)]);
        return (walk.files, walk.notOpened);
    }

    /// <summary>The text of a file; empty for one of no length, which is never opened: a pipe or a device has none, and reading it may wait for ever.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static string ReadText(string path)
    {
        var file = new FileInfo(path);
        var target = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
        return target.Length is 0 ? "" : File.ReadAllText(path);
    }

    /// <param name="within">Where the folder and those around it really are, links followed.</param>
    private void Enter(DirectoryInfo folder, string path, IReadOnlyList<string> within)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            var inner = path.Length is 0 ? entry.Name : $"{path}/{entry.Name}";
            if (!isWanted(inner))
            {
                continue;
            }

            if (entry is DirectoryInfo next)
            {
                TryEnter(next, inner, within);
            }
            else
            {
                files.Add(inner);
            }
        }
    }

    private void TryEnter(DirectoryInfo folder, string path, IReadOnlyList<string> within)
    {
        try
        {
            var real = Real(folder, Path.Combine(within[^1], folder.Name));
            if (within.Any(outer => IsIn(outer, real)))
            {
                notOpened.Add((path, "it is a link to a folder above itself."));
            }
            else
            {
                Enter(folder, path, [.. within, real]);
            }
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            notOpened.Add((path, cause.Message));
        }
    }

    private static string Real(DirectoryInfo folder, string otherwise) =>
        Path.TrimEndingDirectorySeparator(folder.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? otherwise);

    private static bool IsIn(string path, string folder) => path == folder
        || path.StartsWith(Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}

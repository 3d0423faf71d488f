namespace GluteTriage.Sessions;

/// <summary>
/// What this process has open of a file: of one that was deleted or exchanged, what lies there now is another, and a connection goes on in the one that
/// is gone. Its times do not tell that, as a copy may keep them. Only Linux does.
/// </summary>
internal static class OpenFiles
{
    private const string All = "/proc/self/fd", Gone = " (deleted)";

    /// <summary>Whether something is still open that is no longer in its place.</summary>
    public static bool AnyIsGone(string path) => Links(target => target == path + Gone).Any();

    /// <returns>What is open of the file that lies there now; none where nobody tells.</returns>
    public static IReadOnlyList<OpenFile> Of(string path)
    {
        var whole = Links(target => target == path).ToList();

        // A folder that is a link has another name there.
        return whole.Count > 0 ? whole : [.. Links(target => Path.GetFileName(target) == Path.GetFileName(path))];
    }

    /// <summary>Whether what was open of a file is of another one than lies in its place.</summary>
    public static bool AreGone(IReadOnlyList<OpenFile> files)
    {
        if (files.Count == 0)
        {
            return false;
        }

        // Of another connection, which was closed meanwhile, a number may mean anything.
        var now = files.Select(file => (file.Target, Now: TargetOf(new FileInfo(file.Link)))).ToList();
        return now.Exists(file => file.Now == file.Target + Gone) || !now.Exists(file => file.Now == file.Target);
    }

    private static IEnumerable<OpenFile> Links(Func<string, bool> isMeant) => Directory.Exists(All)
        ? new DirectoryInfo(All).EnumerateFileSystemInfos()
            .Select(link => new OpenFile(link.FullName, TargetOf(link) ?? ""))
            .Where(file => isMeant(file.Target))
        : [];

    /// <returns>Null for one that was closed in the meantime.</returns>
    private static string? TargetOf(FileSystemInfo link)
    {
        try
        {
            return link.LinkTarget;
        }
        catch (IOException)
        {
            return null;
        }
    }
}

/// <param name="Link">What the system calls it.</param>
/// <param name="Target">Where it lay when it was looked at.</param>
internal readonly record struct OpenFile(string Link, string Target);

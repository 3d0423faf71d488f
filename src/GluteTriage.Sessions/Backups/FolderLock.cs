namespace GluteTriage.Sessions.Backups;

/// <summary>
/// Whether a site runs on a data folder. Sites hold the lock together; what puts other files in the place of theirs holds it alone. The system
/// lets go of it when a process ends, however it ends.
/// </summary>
public sealed class FolderLock : IDisposable
{
    private readonly FileStream file;

    private FolderLock(FileStream file) => this.file = file;

    /// <summary>For a site.</summary>
    /// <returns>Null where the files are being replaced, or the folder cannot be written.</returns>
    public static FolderLock? Share(DataFolder folder) => Open(folder, FileShare.ReadWrite);

    /// <summary>For whoever replaces files.</summary>
    /// <returns>Null while a site runs, or another does the same.</returns>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    public static FolderLock? TakeAlone(DataFolder folder)
    {
        Directory.CreateDirectory(folder.Root);
        return Open(folder, FileShare.None);
    }

    public void Dispose() => file.Dispose();

    private static FolderLock? Open(DataFolder folder, FileShare share)
    {
        try
        {
            return new FolderLock(new FileStream(folder.Lock, FileMode.OpenOrCreate, FileAccess.Read, share));
        }
        catch (IOException)
        {
            return null;
        }
    }
}

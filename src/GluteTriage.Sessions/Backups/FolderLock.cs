namespace GluteTriage.Sessions.Backups;

/// <summary>
/// Whether a site runs on a data folder. One program holds the lock: the site, or what puts other files in the place of its own. The system
/// lets go of it when a process ends, however it ends.
/// </summary>
public sealed class FolderLock : IDisposable
{
    private const int HeldOnWindows = unchecked((int)0x80070020), HeldOnLinux = 11, HeldOnMac = 35;

    private readonly FileStream file;

    private FolderLock(FileStream file) => this.file = file;

    /// <returns>Null while another program holds it.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    public static FolderLock? TakeAlone(DataFolder folder)
    {
        Directory.CreateDirectory(folder.Root);
        try
        {
            return new FolderLock(new FileStream(folder.Lock, FileMode.OpenOrCreate, FileAccess.Read, FileShare.None));
        }
        catch (IOException cause) when (cause.HResult is HeldOnWindows or HeldOnLinux or HeldOnMac)
        {
            return null;
        }
    }

    public void Dispose() => file.Dispose();
}

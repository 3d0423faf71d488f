using GluteTriage.Sessions.Backups;

namespace GluteTriage.Web.Operations;

/// <summary>
/// Holds the data folder while the site runs, so that <c>gt restore</c> does not exchange files under it, and no second site writes into it: what one
/// holds in memory of keys, waits and live pages, the other would not know.
/// </summary>
internal sealed class FolderInUse(AppFolders folders) : IDisposable
{
    private FolderLock? held;

    /// <summary>Before anything else touches what lies in it.</summary>
    /// <exception cref="SettingsException">Another site runs on it, or a backup is being put back.</exception>
    public void Take()
    {
        try
        {
            held = FolderLock.TakeAlone(folders.Files) ?? throw new SettingsException(
                $"Another site runs on {folders.Data}, or a backup is being put back there. Stop that first, or name another folder in Data:Folder.");
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            // A folder that cannot be written is said elsewhere, and stops nobody from reading the emergency page.
        }
    }

    /// <summary>By the container, once everything that writes has stopped.</summary>
    public void Dispose() => held?.Dispose();
}

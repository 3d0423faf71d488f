using GluteTriage.Sessions.Backups;

namespace GluteTriage.Web.Operations;

/// <summary>Holds the data folder while the site runs, so that <c>gt restore</c> does not exchange files under it.</summary>
internal sealed class FolderInUse(AppFolders folders) : IHostedService, IDisposable
{
    private FolderLock? held;

    /// <summary>A folder that cannot be written is said elsewhere, and stops nobody from reading the emergency page.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        held = Directory.Exists(folders.Data) ? FolderLock.Share(folders.Files) : null;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Once everything that writes has stopped.</summary>
    public void Dispose() => held?.Dispose();
}

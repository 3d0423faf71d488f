using GluteTriage.Testing;

namespace GluteTriage.Journeys.Clinic;

/// <summary>The content folder, copied for an author to try something in.</summary>
internal sealed class ContentCopy : IDisposable
{
    public ContentCopy() => Shipped.CopyContentTo(Folder);

    public string Folder { get; } = Directory.CreateTempSubdirectory("glutetriage-content-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

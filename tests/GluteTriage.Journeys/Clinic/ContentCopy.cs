namespace GluteTriage.Journeys.Clinic;

/// <summary>The content folder, copied for an author to try something in.</summary>
internal sealed class ContentCopy : IDisposable
{
    public ContentCopy()
    {
        var original = System.IO.Path.Combine(Site.Repository, "content");
        foreach (var file in Directory.EnumerateFiles(original, "*", SearchOption.AllDirectories))
        {
            var copy = System.IO.Path.Combine(Folder, System.IO.Path.GetRelativePath(original, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("glutetriage-content-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

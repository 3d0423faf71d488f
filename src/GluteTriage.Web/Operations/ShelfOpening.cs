using GluteTriage.Content;
using GluteTriage.Content.Authoring;
using GluteTriage.Content.Store;

namespace GluteTriage.Web.Operations;

/// <summary>What came of looking for content at start. Closed: opened or refused.</summary>
internal abstract record ShelfOpening
{
    private const string Nothing =
        "There is no content folder and no readable content store. Name the folder in Content:Folder.\n";

    private ShelfOpening()
    {
    }

    /// <param name="Problems">Why an older release is served instead of the content files; empty when it is not.</param>
    public sealed record Opened(ReleaseShelf Shelf, IReadOnlyList<string> Problems) : ShelfOpening;

    /// <param name="Report">Everything that is wrong, for whoever started the app.</param>
    public sealed record Refused(string Report) : ShelfOpening;

    /// <summary>
    /// Reads the store of the content files where this build wrote it from them; where it is missing, damaged or of another build,
    /// compiles the files, writes it anew and reads it back.
    /// </summary>
    /// <param name="acceptsOlder">
    /// Whether the newest good store may stand in for broken files: people need the site in production; an author needs to
    /// see the faults.
    /// </param>
    public static async Task<ShelfOpening> OfAsync(AppFolders folders, bool acceptsOlder, TimeProvider clock)
    {
        try
        {
            return folders.Content switch
            {
                null => OfStores(folders.Stores, Nothing, []),
                var content when Directory.Exists(content) => await OfFilesAsync(content, folders.Stores, acceptsOlder, clock),
                var content => Without($"There is no content folder '{content}'. Correct Content:Folder.\n"),
            };
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return new Refused($"The content cannot be made ready. {cause.Message}\n");
        }

        ShelfOpening Without(string report) =>
            acceptsOlder ? OfStores(folders.Stores, report, [report]) : new Refused(report);
    }

    private static async Task<ShelfOpening> OfFilesAsync(string content, string stores, bool acceptsOlder, TimeProvider clock)
    {
        var files = ContentFolder.Read(content);
        var path = ReleaseShelf.PathOf(stores, files.Hash);
        if (StoreSeal.Holds(path) && ReleaseShelf.ReadStore(stores, files.Hash) is { } standing)
        {
            return Current(standing);
        }

        // EF Core makes ready while the files are compiled: both take about as long.
        var ready = ContentStore.PrepareToReadAsync();
        var (release, faults) = ContentCompiler.Compile(files);
        if (release is null)
        {
            var report = FaultReport.Of(faults);
            return acceptsOlder ? OfStores(stores, report, [.. faults.Select(fault => fault.ToString())]) : new Refused(report);
        }

        ContentStore.Write(release, path);
        StoreSeal.Set(path);
        await ready;
        return Current(ContentStore.Read(path));

        Opened Current(Release current)
        {
            // Going back to earlier content makes its store the newest again.
            File.SetLastWriteTimeUtc(path, clock.GetUtcNow().UtcDateTime);
            return new Opened(new ReleaseShelf(stores, current), []);
        }
    }

    private static ShelfOpening OfStores(string stores, string report, IReadOnlyList<string> problems)
    {
        var newest = ReleaseShelf.HashesIn(stores)
            .Select(hash => ReleaseShelf.ReadStore(stores, hash))
            .FirstOrDefault(release => release is not null);
        return newest is null ? new Refused(report) : new Opened(new ReleaseShelf(stores, newest), problems);
    }
}

using System.Text.Json;
using GluteTriage.Content;
using GluteTriage.Content.Authoring;
using GluteTriage.Content.Store;

namespace GluteTriage.Web.Operations;

/// <summary>What came of looking for content at start. Closed: opened or refused.</summary>
internal abstract record ShelfOpening
{
    private const string Nothing =
        "There is no content folder and no readable content store. Name the folder in Content:Folder.\n";

    private const string Unproved =
        "The content is not proved, so it is not served to people. Prove it with gt verify --write, and start again.\n";

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
    public static async Task<ShelfOpening> OfAsync(AppFolders folders, Audience audience, TimeProvider clock)
    {
        try
        {
            return folders.Content switch
            {
                null => OfStores(folders.Stores, audience, Nothing, []),
                var content when Directory.Exists(content) => await OfFilesAsync(content, folders.Stores, audience, clock),
                var content => Without(folders.Stores, audience, $"There is no content folder '{content}'. Correct Content:Folder.\n"),
            };
        }
        catch (Exception cause) when (cause is not OutOfMemoryException)
        {
            return AfterFailure(folders, audience, $"The content cannot be made ready. {cause.GetType().Name}: {cause.Message}\n");
        }
    }

    /// <summary>Whatever new content does to the program, people keep the last good release, as they do when it has faults.</summary>
    private static ShelfOpening AfterFailure(AppFolders folders, Audience audience, string report)
    {
        try
        {
            return Without(folders.Stores, audience, report);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            // The stores themselves cannot be looked through.
            return new Refused(
                $"{report}The site must be able to write to its data folder, {folders.Data}. Name another one in Data:Folder, or give it that right.\n");
        }
    }

    private static async Task<ShelfOpening> OfFilesAsync(string content, string stores, Audience audience, TimeProvider clock)
    {
        var files = ContentFolder.Read(content);
        var path = ReleaseShelf.PathOf(stores, files.Hash);

        // A file that cannot be opened is no part of what names the store, and a fault all the same.
        if (files.NotOpened.Count == 0 && StoreSeal.Holds(path)
            && ReleaseShelf.ReadStore(stores, files.Hash) is { } standing && HasTheCertificateOf(files, standing))
        {
            return Current(standing);
        }

        // EF Core makes ready while the files are compiled: both take about as long.
        var ready = ContentStore.PrepareToReadAsync();
        var (release, faults) = ContentCompiler.Compile(files);
        if (release is null)
        {
            return Without(stores, audience, FaultReport.Of(faults), [.. faults.Select(fault => fault.ToString())]);
        }

        ContentStore.Write(release, path);
        StoreSeal.Set(path);
        await ready;
        return Current(ContentStore.Read(path));

        ShelfOpening Current(Release current)
        {
            if (!audience.MaySee(current))
            {
                return Without(stores, audience, Unproved);
            }

            // Going back to earlier content makes its store the newest again.
            File.SetLastWriteTimeUtc(path, clock.GetUtcNow().UtcDateTime);
            return new Opened(new ReleaseShelf(stores, current, audience), []);
        }
    }

    /// <summary>A certificate may be written, or taken away, after the store of the same files.</summary>
    private static bool HasTheCertificateOf(ContentFolder files, Release standing)
    {
        try
        {
            return Certificate.Beside(files)?.ToText() == standing.Certificate?.ToText();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Without the content of the files: authors are told why, people get the newest good store.</summary>
    private static ShelfOpening Without(string stores, Audience audience, string report, IReadOnlyList<string>? problems = null) =>
        audience is Audience.People ? OfStores(stores, audience, report, problems ?? [report]) : new Refused(report);

    private static ShelfOpening OfStores(string stores, Audience audience, string report, IReadOnlyList<string> problems)
    {
        var newest = ReleaseShelf.HashesIn(stores)
            .Select(hash => ReleaseShelf.ReadStore(stores, hash))
            .FirstOrDefault(release => release is not null && audience.MaySee(release));
        return newest is null ? new Refused(report) : new Opened(new ReleaseShelf(stores, newest, audience), problems);
    }
}

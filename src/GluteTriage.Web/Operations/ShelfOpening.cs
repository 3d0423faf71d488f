using System.Text.Json;
using GluteTriage.Content;
using GluteTriage.Content.Approving;
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
    /// <param name="approvers">Null on a site without a list of approvers.</param>
    public static async Task<ShelfOpening> OfAsync(AppFolders folders, Audience audience, TimeProvider clock, ApproverList? approvers = null)
    {
        var admission = new Admission(audience, approvers, clock);
        try
        {
            return folders.Content switch
            {
                null => OfStores(folders.Stores, admission, Nothing, []),
                var content when Directory.Exists(content) => await OfFilesAsync(content, folders.Stores, admission),
                var content => Without(folders.Stores, admission, $"There is no content folder '{content}'. Correct Content:Folder.\n"),
            };
        }
        catch (Exception cause) when (cause is not OutOfMemoryException)
        {
            return AfterFailure(folders, admission, $"The content cannot be made ready. {cause.GetType().Name}: {cause.Message}\n");
        }
    }

    /// <summary>Whatever new content does to the program, people keep the last good release, as they do when it has faults.</summary>
    private static ShelfOpening AfterFailure(AppFolders folders, Admission admission, string report)
    {
        try
        {
            return Without(folders.Stores, admission, report);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            // The stores themselves cannot be looked through.
            return new Refused(
                $"{report}The site must be able to write to its data folder, {folders.Data}. Name another one in Data:Folder, or give it that right.\n");
        }
    }

    private static async Task<ShelfOpening> OfFilesAsync(string content, string stores, Admission admission)
    {
        var files = ContentFolder.Read(content);
        var path = ReleaseShelf.PathOf(stores, files.Hash);
        var isApproved = admission.Approvers is not null && File.Exists(path) && admission.WhyNotApproved(path) is null;

        // A file that cannot be opened is no part of what names the store, and a fault all the same.
        if (files.NotOpened.Count == 0 && (isApproved || StoreSeal.Holds(path))
            && ReleaseShelf.ReadStore(stores, files.Hash) is { } standing && (isApproved || HasTheCertificateOf(files, standing)))
        {
            return Current(standing);
        }

        // EF Core makes ready while the files are compiled: both take about as long.
        var ready = ContentStore.PrepareToReadAsync();
        var (release, faults) = ContentCompiler.Compile(files);
        if (release is null)
        {
            return Without(stores, admission, FaultReport.Of(faults), [.. faults.Select(fault => fault.ToString())]);
        }

        ContentStore.Write(release, path);
        StoreSeal.Set(path);
        await ready;
        return Current(ContentStore.Read(path));

        ShelfOpening Current(Release current)
        {
            if (!admission.MaySee(current))
            {
                return Without(stores, admission, Unproved);
            }

            if (admission.WhyNotApproved(path) is { } reason)
            {
                return Without(stores, admission, $"The content, {current.Note.Name} in {path}, is not approved, so it is not served. {reason}\n");
            }

            // What was signed later is there already: only two people's approval of a new signature takes the site back to what came before.
            if (admission.Approvers is not null
                && ReleaseShelf.Servable(stores, admission).FirstOrDefault(one => !admission.IsPulled(ReleaseShelf.PathOf(stores, one.Hash))) is { } newest
                && newest.Hash != current.Hash)
            {
                return new Opened(
                    new ReleaseShelf(stores, newest, admission),
                    [
                        $"The content, {current.Note.Name}, was signed before {newest.Note.Name}. "
                            + "To go back to it, let its author sign it anew, and two people approve that.",
                    ]);
            }

            // Going back to earlier content makes its store the newest again.
            File.SetLastWriteTimeUtc(path, admission.Clock.GetUtcNow().UtcDateTime);
            return new Opened(new ReleaseShelf(stores, current, admission), []);
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
    private static ShelfOpening Without(string stores, Admission admission, string report, IReadOnlyList<string>? problems = null) =>
        admission.Audience is Audience.People ? OfStores(stores, admission, report, problems ?? [report]) : new Refused(report);

    private static ShelfOpening OfStores(string stores, Admission admission, string report, IReadOnlyList<string> problems) =>
        ReleaseShelf.Servable(stores, admission).FirstOrDefault() is { } newest
            ? new Opened(new ReleaseShelf(stores, newest, admission), problems)
            : new Refused(report);
}

using GluteTriage.Sessions.Backups;

namespace GluteTriage.Web.Operations;

/// <summary>Where this installation reads its content from and keeps its files.</summary>
/// <param name="Content">The folder of content files to compile; null when only stores are served.</param>
/// <param name="Data">The folder for everything the app writes: content stores, sessions, keys.</param>
internal sealed record AppFolders(string? Content, string Data)
{
    private static readonly string[] UsualPlaces = ["content", "../../content"];

    /// <summary>
    /// The folder of a published site, which holds all it needs wherever it is started from; null for a build, whose pages' files are still in
    /// the repository.
    /// </summary>
    public static string? OfPublishedSite => Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot")) ? AppContext.BaseDirectory : null;

    /// <summary>The same for <c>gt</c>, which looks after the files.</summary>
    public DataFolder Files => new(Data) { HeadsFolder = HeadsFolder };

    public string Stores => Files.Stores;

    public string Keys => Files.Keys;

    public string AuditKey => Files.AuditKey;

    public string ShareKey => Files.ShareKey;

    /// <summary>Where the heads of the audit trail are kept; best on another disk than the data. Null: beside the data.</summary>
    public string? HeadsFolder { get; init; }

    public string AuditHeads => Files.AuditHeads;

    public string Accounts => Files.Accounts;

    /// <summary>The number of days sessions are kept for, as of the last start.</summary>
    public string RetentionNote => Files.RetentionNote;

    public string Sessions => Files.Sessions;

    /// <summary>
    /// Reads <c>Content:Folder</c>, <c>Data:Folder</c> and <c>Audit:HeadsFolder</c>, relative to the content root. Without the first, the content is
    /// the folder <c>content</c> beside a published app, or that of the repository around a project. What is written to is made and tried.
    /// </summary>
    public static AppFolders Of(SettingsReader settings, IHostEnvironment environment)
    {
        var root = environment.ContentRootPath;
        var folders = new AppFolders(
            settings.Folder("Content:Folder", root) ?? UsualPlaces.Select(place => Path.GetFullPath(place, root)).FirstOrDefault(IsContent),
            settings.Folder("Data:Folder", root) ?? Path.GetFullPath("App_Data", root))
        {
            HeadsFolder = settings.Folder("Audit:HeadsFolder", root),
        };
        CheckWritable(settings, "Data:Folder", folders.Data);
        if (folders.HeadsFolder is { } heads)
        {
            CheckWritable(settings, "Audit:HeadsFolder", heads);
        }

        return folders;
    }

    /// <summary>Makes the folder where there is none, as a first start does, and writes a file that is gone again at once.</summary>
    private static void CheckWritable(SettingsReader settings, string key, string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var trial = Path.Combine(folder, $".trial-{Guid.NewGuid():N}");
            using var file = new FileStream(trial, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            settings.Refuse($"{key} must be a folder the site may write to, and is '{folder}', where it may not: {cause.Message}");
        }
    }

    private static bool IsContent(string folder) => File.Exists(Path.Combine(folder, "release.yaml"));
}

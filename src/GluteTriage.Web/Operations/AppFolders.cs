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

    public string Sessions => Files.Sessions;

    /// <summary>
    /// Reads <c>Content:Folder</c>, <c>Data:Folder</c> and <c>Audit:HeadsFolder</c>, relative to the content root. Without the first, the content is
    /// the folder <c>content</c> beside a published app, or that of the repository around a project.
    /// </summary>
    public static AppFolders Of(IConfiguration configuration, IHostEnvironment environment)
    {
        var root = environment.ContentRootPath;
        return new AppFolders(
            configuration["Content:Folder"] is { Length: > 0 } named
                ? Path.GetFullPath(named, root)
                : UsualPlaces.Select(place => Path.GetFullPath(place, root)).FirstOrDefault(IsContent),
            Path.GetFullPath(configuration["Data:Folder"] ?? "App_Data", root))
        {
            HeadsFolder = configuration["Audit:HeadsFolder"] is { Length: > 0 } heads ? Path.GetFullPath(heads, root) : null,
        };
    }

    private static bool IsContent(string folder) => File.Exists(Path.Combine(folder, "release.yaml"));
}

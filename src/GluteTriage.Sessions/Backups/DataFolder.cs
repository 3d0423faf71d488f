namespace GluteTriage.Sessions.Backups;

/// <summary>Where the files of one installation lie; the site and <c>gt</c> go by it alike.</summary>
/// <param name="Root">The folder for everything the site writes.</param>
public sealed record DataFolder(string Root)
{
    /// <summary>Folder of the heads of the audit trail where it is another than <c>audit</c> in the data folder.</summary>
    public string? HeadsFolder { get; init; }

    /// <summary>The file of the master key where one is named; null for the one used last.</summary>
    public string? MasterKey { get; init; }

    public string Sessions => Path.Combine(Root, "sessions.db");

    /// <summary>The keys of the sessions, wrapped by the master key.</summary>
    public string SessionKeys => AtRest.SessionKeys.Beside(Sessions);

    public string Accounts => Path.Combine(Root, "accounts.db");

    public string Stores => Path.Combine(Root, "content");

    public string Keys => Path.Combine(Root, "keys");

    public string AuditKey => Path.Combine(Keys, "audit.key");

    public string ShareKey => Path.Combine(Keys, "share.key");

    public string AuditHeads => Path.Combine(HeadsFolder ?? Path.Combine(Root, "audit"), "audit.heads");

    /// <summary>The number of days sessions are kept for, as of the last start.</summary>
    public string RetentionNote => Path.Combine(Root, "retention-days");

    /// <summary>Held by the site that runs on the folder; see <see cref="FolderLock"/>.</summary>
    public string Lock => Path.Combine(Root, "site.lock");

    /// <summary>A folder in it that only its owner may look into.</summary>
    public string MakePrivate(string name)
    {
        var path = Path.Combine(Root, name);
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }
}

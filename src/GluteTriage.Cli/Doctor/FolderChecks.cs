using System.Globalization;
using GluteTriage.Sessions.Backups;

namespace GluteTriage.Cli.Doctor;

/// <summary>Rights and room.</summary>
internal static class FolderChecks
{
    private const long FewBytes = 1024L * 1024 * 1024;
    private const long FewestBytes = 100L * 1024 * 1024;
    private const UnixFileMode ForOthers = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    public static IEnumerable<Finding> Of(DataFolder data)
    {
        if (WhyNotWritten(data.Root) is { } cause)
        {
            yield return Finding.Fault(
                "folder-not-writable",
                $"{data.Root} cannot be written: {cause}",
                "Run this as the user of the site; if it says the same, give that user the folder, or mount it for writing.");
        }

        var free = new DriveInfo(data.Root).AvailableFreeSpace;
        if (free < FewBytes)
        {
            yield return new Finding(
                "disk-nearly-full",
                free < FewestBytes,
                string.Create(CultureInfo.InvariantCulture, $"Only {free / (1024 * 1024)} MB are free on the disk of {data.Root}."),
                "Make room: old backups, files of earlier releases, logs. Without room no answer can be saved.");
        }

        foreach (var path in Private(data).Where(path => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ForOthers) != 0))
        {
            yield return Finding.Advice(
                "others-may-read", $"Other users of the machine may read or write {path}.", $"Take that right away: chmod go-rwx {path}");
        }
    }

    private static IEnumerable<string> Private(DataFolder data) =>
        new[] { data.Sessions, data.SessionKeys, data.Accounts }.Where(File.Exists)
            .Concat(Directory.Exists(data.Keys) ? Directory.EnumerateFiles(data.Keys) : []);

    private static string? WhyNotWritten(string folder)
    {
        var probe = Path.Combine(folder, ".doctor");
        try
        {
            using var file = new FileStream(probe, FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            file.Write(new byte[4096]);
            file.Flush(flushToDisk: true);
            return null;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return cause.Message;
        }
    }
}

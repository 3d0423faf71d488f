using System.CommandLine;
using System.Data.Common;
using GluteTriage.Sessions.Backups;

namespace GluteTriage.Cli;

/// <summary>The data folder that a command of an installation works on, and how what stops it is said.</summary>
internal static class DataArgument
{
    public static Argument<DirectoryInfo> Create() => new("data") { Description = "The data folder of the site, e.g. /var/lib/glutetriage." };

    public static Option<DirectoryInfo?> Heads() =>
        new("--heads") { Description = "The folder of the heads of the audit trail, where Audit:HeadsFolder names another." };

    public static Option<FileInfo?> Master() =>
        new("--master") { Description = "The file of the master key, as in Keys:Master. By default the one the site used last." };

    public static DataFolder Of(DirectoryInfo data, DirectoryInfo? heads = null, FileInfo? master = null) =>
        new(data.FullName.TrimEnd('/')) { HeadsFolder = heads?.FullName, MasterKey = master?.FullName };

    /// <summary>Runs it, and prints what stops it as one sentence.</summary>
    /// <returns>What it returned; <see cref="ExitCode.Faults"/> when it was stopped.</returns>
    public static async Task<int> TellAsync(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception cause) when (
            cause is InvalidDataException or InvalidOperationException or IOException or UnauthorizedAccessException or DbException)
        {
            Console.Error.WriteLine(cause.Message);
            return ExitCode.Faults;
        }
    }
}

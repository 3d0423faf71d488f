using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;

namespace GluteTriage.Sessions.Auditing;

/// <summary>
/// The second place that knows how far the audit trail has come: a file with one sealed line after each entry. A database that ends
/// before its last line has lost its tail, or is an older one. Called by the single writer only.
/// </summary>
/// <param name="path">The file; null for a log that lives no longer than the process.</param>
public sealed class AuditHeads(string? path, AuditKey key, ILogger<AuditHeads>? log = null)
{
    /// <summary>More than one line is long.</summary>
    private const int TailBytes = 512;

    private static readonly Action<ILogger, string, string, Exception?> LogFailed = LoggerMessage.Define<string, string>(
        LogLevel.Critical,
        new EventId(1, "AuditHeadsNotWritten"),
        "The heads of the audit trail cannot be written, so staff can read and change nothing until they can. {Cause}: {Problem}");

    private readonly List<AuditEntry> owed = [];

    /// <summary>Where lines were written: then there is, or was, a log with the entries.</summary>
    internal string? Written => path is not null && new FileInfo(path) is { Exists: true, Length: > 0 } ? path : null;

    /// <summary>Makes sure that the file can be written, and writes what is still owed to it. Call before every act.</summary>
    /// <exception cref="IOException">It cannot be written; nothing may be read or changed.</exception>
    internal void Ready()
    {
        if (path is null)
        {
            return;
        }

        try
        {
            using var file = Open(Path.GetFullPath(path));
            Write(file);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            if (log is not null)
            {
                LogFailed(log, cause.GetType().Name, cause.Message, null);
            }

            throw new IOException("The heads of the audit trail cannot be written. " + cause.Message, cause);
        }
    }

    /// <summary>Made where there is none, for its owner only, folder and file: they tell when staff were at work.</summary>
    private static FileStream Open(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.Read };
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    /// <summary>Notes entries that have been committed. A file that fails now is owed their lines, and stops the next act of staff.</summary>
    internal void Note(params IReadOnlyList<AuditEntry> entries)
    {
        if (path is null)
        {
            return;
        }

        owed.AddRange(entries);
        try
        {
            Ready();
        }
        catch (IOException)
        {
            // The act is committed and cannot be taken back. The next call of Ready fails until the lines are on disk.
        }
    }

    internal static string Seal(AuditKey key, string before, string head) =>
        Convert.ToHexStringLower(key.Seal(Encoding.UTF8.GetBytes($"{before}\n{head}")));

    private void Write(FileStream file)
    {
        if (owed.Count == 0)
        {
            return;
        }

        var before = CutToLastLine(file);
        var start = file.Length;
        var lines = new StringBuilder();
        foreach (var entry in owed)
        {
            var head = string.Create(
                CultureInfo.InvariantCulture, $"{entry.Sequence} {Convert.ToHexStringLower(entry.Hash)} {entry.At.ToUnixTimeMilliseconds()}");
            before = $"{head} {Seal(key, before, head)}";
            lines.Append(before).Append('\n');
        }

        try
        {
            file.Position = start;
            file.Write(Encoding.ASCII.GetBytes(lines.ToString()));
            file.Flush(flushToDisk: true);
            owed.Clear();
        }
        catch (IOException)
        {
            // Half a line would spoil the file.
            file.SetLength(start);
            throw;
        }
    }

    /// <summary>Removes half a line, which a loss of power leaves.</summary>
    /// <returns>The last whole line; empty when there is none.</returns>
    private static string CutToLastLine(FileStream file)
    {
        var from = Math.Max(0, file.Length - TailBytes);
        var bytes = new byte[file.Length - from];
        file.Position = from;
        file.ReadExactly(bytes);
        var tail = Encoding.ASCII.GetString(bytes);
        var end = tail.LastIndexOf('\n');
        file.SetLength(from + end + 1);
        return end <= 0 ? "" : tail[(tail.LastIndexOf('\n', end - 1) + 1)..end];
    }
}

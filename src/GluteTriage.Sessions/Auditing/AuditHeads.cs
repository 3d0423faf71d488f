using System.Globalization;
using System.Text;

namespace GluteTriage.Sessions.Auditing;

/// <summary>
/// The second place that knows how far the audit trail has come: a file with one sealed line after each commit. A database that ends
/// before its last line has lost its tail, or is an older one. Called by the single writer only.
/// </summary>
public sealed class AuditHeads(string path, AuditKey key)
{
    private readonly List<string> waiting = [];
    private string? last;

    /// <summary>Makes sure that the file can be written, and writes what is still owed to it. Call before every act.</summary>
    /// <exception cref="IOException">It cannot be written; nothing may be read or changed.</exception>
    internal void Ready()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
        Write(file);
    }

    /// <summary>Notes an entry that has been committed. A file that fails now is owed the line, and stops the next act.</summary>
    internal void Note(AuditEntry entry)
    {
        last ??= File.Exists(path) ? File.ReadLines(path).LastOrDefault() ?? "" : "";
        var head = string.Create(
            CultureInfo.InvariantCulture, $"{entry.Sequence} {Convert.ToHexStringLower(entry.Hash)} {entry.At.ToUnixTimeMilliseconds()}");
        last = $"{head} {Seal(key, last, head)}";
        waiting.Add(last);
        try
        {
            Ready();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            // The act is committed and cannot be taken back. The next call of Ready fails until the line is on disk.
        }
    }

    internal static string Seal(AuditKey key, string before, string head) =>
        Convert.ToHexStringLower(key.Seal(Encoding.UTF8.GetBytes($"{before}\n{head}")));

    private void Write(FileStream file)
    {
        if (waiting.Count == 0)
        {
            return;
        }

        var start = file.Length;
        try
        {
            file.Write(Encoding.ASCII.GetBytes(string.Concat(waiting.Select(line => line + "\n"))));
            file.Flush(flushToDisk: true);
            waiting.Clear();
        }
        catch (IOException)
        {
            // Half a line would spoil the file.
            file.SetLength(start);
            throw;
        }
    }
}

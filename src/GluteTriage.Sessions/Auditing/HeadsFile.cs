using System.Globalization;

namespace GluteTriage.Sessions.Auditing;

/// <summary>Reads and checks what <see cref="AuditHeads"/> wrote.</summary>
internal static class HeadsFile
{
    /// <param name="standing">Entries there were before the file is read.</param>
    /// <returns>The hash of each entry by its sequence.</returns>
    public static Dictionary<long, byte[]> Read(AuditKey key, string? path, long standing, AuditFaults faults)
    {
        var known = new Dictionary<long, byte[]>();
        if (path is null)
        {
            return known;
        }

        if (!File.Exists(path))
        {
            if (standing > 0)
            {
                faults.Add($"There is no file of heads at {path}. Without it a cut tail cannot be shown: restore it from a backup.");
            }

            return known;
        }

        var before = "";
        var number = 0;
        using var bytes = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var whole = EndOfWholeLines(bytes);
        using var file = new StreamReader(bytes);
        for (long read = 0; read < whole && file.ReadLine() is { } line; read += line.Length + 1)
        {
            number++;
            var parts = line.Split(' ');
            if (parts.Length != 4 || AuditHeads.Seal(key, before, line[..line.LastIndexOf(' ')]) != parts[3])
            {
                faults.Add(
                    $"Line {number} of the heads is not what was sealed: heads were changed, removed or moved, or the key is another.",
                    "Compare the file with a backup.");
            }
            else if (!known.TryAdd(long.Parse(parts[0], CultureInfo.InvariantCulture), Convert.FromHexString(parts[1])))
            {
                faults.Add($"Line {number} of the heads repeats entry {parts[0]}: an older database was written on. Find out who restored it.");
            }

            before = line;
        }

        return known;
    }

    /// <summary>
    /// Found before the first line is read: behind it is one that is being written, or was when the power went, and what is half a line now may be a
    /// whole one by the time it is reached.
    /// </summary>
    private static long EndOfWholeLines(FileStream bytes)
    {
        var end = bytes.Length;
        while (end > 0 && ByteAt(end - 1) != '\n')
        {
            end--;
        }

        bytes.Position = 0;
        return end;

        int ByteAt(long position)
        {
            bytes.Position = position;
            return bytes.ReadByte();
        }
    }
}

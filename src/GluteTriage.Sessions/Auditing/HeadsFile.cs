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
        using var file = new StreamReader(bytes);
        while (file.ReadLine() is { } line)
        {
            if (file.EndOfStream && !EndsLine(bytes))
            {
                // One that is being written, or was when the power went.
                break;
            }

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

    private static bool EndsLine(FileStream bytes)
    {
        bytes.Position--;
        return bytes.ReadByte() == '\n';
    }
}

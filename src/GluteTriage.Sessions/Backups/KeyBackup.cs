using System.Text;

namespace GluteTriage.Sessions.Backups;

/// <summary>The keys of all sessions, as they lie beside backups.</summary>
/// <param name="Id">Which installation's they are.</param>
/// <param name="At">When they were read.</param>
/// <param name="Keys">Null for a session that was erased.</param>
internal sealed record KeyBackup(string Id, DateTimeOffset At, IReadOnlyList<(long Session, byte[]? Key)> Keys)
{
    private const string Beginning = "glutetriage session keys 1\n";

    /// <summary>
    /// One for each installation: the next backup replaces it, so that a key that was destroyed is in none, and no backup opens what it sealed.
    /// </summary>
    public static string NameOf(string id) => $"glutetriage-{id[..12]}.keys";

    /// <summary>Writes a new file, sealed as a backup is, and has it on disk before it returns.</summary>
    public void Write(string path, BackupKey key)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = File.Open(path, options);
        using var sealing = new SealingStream(file, key);
        using (var writer = new BinaryWriter(sealing, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Beginning);
            writer.Write(Id);
            writer.Write(At.ToUnixTimeMilliseconds());
            writer.Write((long)Keys.Count);
            foreach (var (session, one) in Keys)
            {
                writer.Write(session);
                writer.Write((byte)(one?.Length ?? 0));
                writer.Write(one ?? []);
            }
        }

        sealing.Complete();
        file.Flush(flushToDisk: true);
    }

    /// <exception cref="InvalidDataException">It cannot be opened or is not whole; one sentence says why.</exception>
    public static KeyBackup Read(string path, BackupKey key)
    {
        using var file = File.OpenRead(path);
        using var opening = new OpeningStream(file, key);
        using var reader = new BinaryReader(opening, Encoding.UTF8);
        try
        {
            if (reader.ReadString() != Beginning)
            {
                throw new InvalidDataException($"{path} holds no keys of sessions, or another version of gt made it.");
            }

            var (id, at, count) = (reader.ReadString(), reader.ReadInt64(), reader.ReadInt64());
            var keys = new List<(long Session, byte[]? Key)>();
            for (var i = 0L; i < count; i++)
            {
                var session = reader.ReadInt64();
                var length = reader.ReadByte();
                keys.Add((session, length == 0 ? null : reader.ReadBytes(length)));
            }

            opening.CopyTo(Stream.Null);
            return new KeyBackup(id, DateTimeOffset.FromUnixTimeMilliseconds(at), keys);
        }
        catch (EndOfStreamException cause)
        {
            throw new InvalidDataException($"{path} is not whole.", cause);
        }
    }
}

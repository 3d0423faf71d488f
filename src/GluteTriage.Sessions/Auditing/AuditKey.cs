using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace GluteTriage.Sessions.Auditing;

/// <summary>The secret that seals audit entries. It lies outside the database, so that who may write the one cannot forge with the other.</summary>
public sealed class AuditKey
{
    private const int LengthBytes = 32;

    private readonly byte[] key;

    private AuditKey(byte[] key) => this.key = key;

    /// <summary>Reads the key file, readable by its owner only; makes it where there is none.</summary>
    /// <exception cref="InvalidOperationException">The file is not a key.</exception>
    public static AuditKey At(string path)
    {
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            Write(path, RandomNumberGenerator.GetBytes(LengthBytes));
        }

        return Read(path);
    }

    /// <exception cref="InvalidOperationException">There is no such file, or it is not a key.</exception>
    public static AuditKey Read(string path) => File.Exists(path) && File.ReadAllBytes(path) is { Length: LengthBytes } key
        ? new AuditKey(key)
        : throw new InvalidOperationException($"{path} is not the key of an audit trail. Restore it from a backup: without it no entry can be checked.");

    /// <summary>A key for a log that lives no longer than the process.</summary>
    public static AuditKey New() => new(RandomNumberGenerator.GetBytes(LengthBytes));

    /// <summary>Another secret, 32 bytes, which tells nothing of this one.</summary>
    internal byte[] Derive(string purpose) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(purpose));

    /// <summary>HMAC-SHA256 over every field, each with its length before it so that no two entries read the same.</summary>
    internal byte[] Seal(
        byte[] previous, long sequence, DateTimeOffset at, string actor, string actorName, AuditAct act, long? sessionId, string detail)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        Span<byte> number = stackalloc byte[sizeof(long)];
        Append(previous, number);
        Number(sequence, number);
        Number(at.ToUnixTimeMilliseconds(), number);
        Append(Encoding.UTF8.GetBytes(actor), number);
        Append(Encoding.UTF8.GetBytes(actorName), number);
        Append(Encoding.UTF8.GetBytes(act.ToString()), number);
        Number(sessionId ?? -1, number);
        Append(Encoding.UTF8.GetBytes(detail), number);
        return hash.GetHashAndReset();

        void Append(ReadOnlySpan<byte> bytes, Span<byte> length)
        {
            Number(bytes.Length, length);
            hash.AppendData(bytes);
        }

        void Number(long value, Span<byte> into)
        {
            BinaryPrimitives.WriteInt64BigEndian(into, value);
            hash.AppendData(into);
        }
    }

    internal byte[] Seal(byte[] bytes) => HMACSHA256.HashData(key, bytes);

    /// <summary>The seal of a stored entry, computed anew.</summary>
    internal byte[] Seal(AuditEntry entry) =>
        Seal(entry.Previous, entry.Sequence, entry.At, entry.Actor, entry.ActorName, entry.Act, entry.SessionId, entry.Detail);

    private static void Write(string path, byte[] key)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = File.Open(path, options);
        file.Write(key);
        file.Flush(flushToDisk: true);
    }
}

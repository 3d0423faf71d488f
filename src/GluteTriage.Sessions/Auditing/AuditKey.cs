using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace GluteTriage.Sessions.Auditing;

/// <summary>The secret that seals audit entries. It lies outside the database, so that who may write the one cannot forge with the other.</summary>
public sealed class AuditKey
{
    private const int LengthBytes = 32;

    private readonly Lock reading = new();
    private readonly Func<byte[]> read;
    private byte[]? held;

    private AuditKey(Func<byte[]> read) => this.read = read;

    /// <summary>
    /// The key in a file, readable by its owner only; made where there is none and nothing has been sealed yet. It is read at its first use,
    /// so that a file that is no key, or is missing, stops what staff do and not the site.
    /// </summary>
    /// <param name="sealedBefore">Where there are entries sealed with a key, in words; null where there are none.</param>
    public static AuditKey At(string path, Func<string?> sealedBefore) => new(() =>
    {
        if (!File.Exists(path))
        {
            if (sealedBefore() is { } place)
            {
                throw new InvalidOperationException(
                    $"{path}, the key of the audit trail, is missing, and {place} holds entries sealed with it. Restore that file from its backup: " +
                    "with a new key none of them could ever be checked. Where there is no backup, move the data folder away as it is, keep it, and begin with an empty one.");
            }

            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            Write(path, RandomNumberGenerator.GetBytes(LengthBytes));
        }

        return BytesOf(path);
    });

    /// <exception cref="InvalidOperationException">There is no such file, or it is not a key.</exception>
    public static AuditKey Read(string path)
    {
        var key = BytesOf(path);
        return new AuditKey(() => key);
    }

    /// <summary>A key for a log that lives no longer than the process.</summary>
    public static AuditKey New()
    {
        var key = RandomNumberGenerator.GetBytes(LengthBytes);
        return new AuditKey(() => key);
    }

    /// <summary>Another secret, 32 bytes, which tells nothing of this one.</summary>
    internal byte[] Derive(string purpose) => HMACSHA256.HashData(Held(), Encoding.UTF8.GetBytes(purpose));

    /// <summary>HMAC-SHA256 over every field, each with its length before it so that no two entries read the same.</summary>
    internal byte[] Seal(
        byte[] previous, long sequence, DateTimeOffset at, string actor, string actorName, AuditAct act, long? sessionId, string detail) =>
        Seal(previous, sequence, at.ToUnixTimeMilliseconds(), actor, actorName, act.ToString(), sessionId, detail);

    /// <summary>The same from what the database holds, which need not be anything that was ever sealed.</summary>
    internal byte[] Seal(
        byte[] previous, long sequence, long at, string actor, string actorName, string act, long? sessionId, string detail)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Held());
        Span<byte> number = stackalloc byte[sizeof(long)];
        Append(previous, number);
        Number(sequence, number);
        Number(at, number);
        Append(Encoding.UTF8.GetBytes(actor), number);
        Append(Encoding.UTF8.GetBytes(actorName), number);
        Append(Encoding.UTF8.GetBytes(act), number);
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

    internal byte[] Seal(byte[] bytes) => HMACSHA256.HashData(Held(), bytes);

    /// <exception cref="InvalidOperationException">The file is not a key.</exception>
    private byte[] Held()
    {
        lock (reading)
        {
            return held ??= read();
        }
    }

    private static byte[] BytesOf(string path) => File.Exists(path) && File.ReadAllBytes(path) is { Length: LengthBytes } key
        ? key
        : throw new InvalidOperationException($"{path} is not the key of an audit trail. Restore it from a backup: without it no entry can be checked.");

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

using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace GluteTriage.Sessions.Auditing;

/// <summary>The secret that seals audit entries. It lies outside the database, so that who may write the one cannot forge with the other.</summary>
public sealed class AuditKey
{
    /// <summary>More than most entries have.</summary>
    private const int UsualBytes = 256;

    private readonly Lock reading = new();

    /// <summary>Making one takes longer than sealing with it, and a check seals a million times.</summary>
    private readonly ConcurrentBag<IncrementalHash> idle = [];
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
                    "with a new key none of them could ever be checked. Where there is no backup, "
                        + "move the data folder away as it is, keep it, and begin with an empty one.");
            }

            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            SecretFile.Make(path);
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
        var key = RandomNumberGenerator.GetBytes(SecretFile.LengthBytes);
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
        var fields = new ArrayBufferWriter<byte>(UsualBytes);
        Bytes(previous);
        Number(sequence);
        Number(at);
        Text(actor);
        Text(actorName);
        Text(act);
        Number(sessionId ?? -1);
        Text(detail);
        return Seal(fields.WrittenSpan);

        void Text(string text) => Bytes(Encoding.UTF8.GetBytes(text));

        void Bytes(ReadOnlySpan<byte> bytes)
        {
            Number(bytes.Length);
            fields.Write(bytes);
        }

        void Number(long value)
        {
            BinaryPrimitives.WriteInt64BigEndian(fields.GetSpan(sizeof(long)), value);
            fields.Advance(sizeof(long));
        }
    }

    internal byte[] Seal(ReadOnlySpan<byte> bytes)
    {
        var hash = idle.TryTake(out var used) ? used : IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Held());
        hash.AppendData(bytes);
        var seal = hash.GetHashAndReset();
        idle.Add(hash);
        return seal;
    }

    /// <summary>Whether there is a key to seal with.</summary>
    internal bool IsThere()
    {
        try
        {
            return Held().Length == SecretFile.LengthBytes;
        }
        catch (Exception cause) when (cause is InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <exception cref="InvalidOperationException">The file is not a key.</exception>
    private byte[] Held()
    {
        lock (reading)
        {
            return held ??= read();
        }
    }

    private static byte[] BytesOf(string path) => SecretFile.Find(path)
        ?? throw new InvalidOperationException($"{path} is not the key of an audit trail. Restore it from a backup: without it no entry can be checked.");
}

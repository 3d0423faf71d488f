using System.Security.Cryptography;

namespace GluteTriage.Sessions.Backups;

/// <summary>
/// The first 89 bytes of a sealed file: a mark, the kind of the key, a salt of 16 bytes, a check of the key, and a checksum of all that, which tells
/// damage from a wrong key.
/// </summary>
internal static class SealedHeader
{
    public const int CheckBytes = 32;
    public const int Length = SummedAt + 32;

    private const int SaltAt = 9;
    private const int SaltBytes = 16;
    private const int CheckAt = SaltAt + SaltBytes;
    private const int SummedAt = CheckAt + CheckBytes;

    private static ReadOnlySpan<byte> Mark => "GTBACK01"u8;

    /// <returns>The header to write, the key of the file, and what binds every part to this header.</returns>
    public static (byte[] Header, byte[] Key, byte[] Check) New(BackupKey key)
    {
        var header = new byte[Length];
        Mark.CopyTo(header);
        header[Mark.Length] = KindOf(key);
        RandomNumberGenerator.Fill(header.AsSpan(SaltAt, SaltBytes));
        var fileKey = key.For(header.AsSpan(SaltAt, SaltBytes));
        var check = HMACSHA256.HashData(fileKey, header.AsSpan(0, CheckAt));
        check.CopyTo(header, CheckAt);
        SHA256.HashData(header.AsSpan(0, SummedAt)).CopyTo(header, SummedAt);
        return (header, fileKey, check);
    }

    /// <exception cref="InvalidDataException">It is no backup, it is damaged, or the key is another; one sentence says which.</exception>
    public static (byte[] Key, byte[] Check) Open(Stream file, BackupKey key)
    {
        var header = new byte[Length];
        var read = file.ReadAtLeast(header, Length, throwOnEndOfStream: false);
        if (read < Mark.Length || !header.AsSpan(0, Mark.Length).SequenceEqual(Mark))
        {
            throw new InvalidDataException("This is not a backup that gt made, or its first bytes were changed.");
        }

        if (read < Length)
        {
            throw new InvalidDataException(SealedParts.CutShort);
        }

        if (!SHA256.HashData(header.AsSpan(0, SummedAt)).AsSpan().SequenceEqual(header.AsSpan(SummedAt)))
        {
            throw new InvalidDataException("The backup was changed or damaged in its first bytes, so it cannot be trusted. Use another one.");
        }

        if (header[Mark.Length] != KindOf(key))
        {
            throw new InvalidDataException(key.IsPassphrase
                ? "The backup was made with a key file, not a passphrase."
                : "The backup was made with a passphrase, not a key file.");
        }

        var fileKey = key.For(header.AsSpan(SaltAt, SaltBytes));
        var check = HMACSHA256.HashData(fileKey, header.AsSpan(0, CheckAt));
        return CryptographicOperations.FixedTimeEquals(check, header.AsSpan(CheckAt, CheckBytes))
            ? (fileKey, check)
            : throw new InvalidDataException("The key is not the one this backup was made with.");
    }

    private static byte KindOf(BackupKey key) => key.IsPassphrase ? (byte)2 : (byte)1;
}

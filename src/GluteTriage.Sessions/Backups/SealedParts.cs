using System.Buffers.Binary;
using System.Security.Cryptography;

namespace GluteTriage.Sessions.Backups;

/// <summary>
/// Parts of a sealed file: a mebibyte each, AES-256-GCM with a tag of 16 bytes behind it. The nonce is the number of the part, and the header and
/// whether it is the last are authenticated with it, so that parts cannot be changed, moved, left out or cut off.
/// </summary>
internal sealed class SealedParts(byte[] key, byte[] check) : IDisposable
{
    public const string CutShort = "The backup is cut short, so it cannot be trusted. Use another one.";
    public const string Changed = "The backup was changed or damaged, so it cannot be trusted. Use another one.";
    public const int PartBytes = 1024 * 1024;
    public const int TagBytes = 16;

    private const int NonceBytes = 12;

    private readonly AesGcm cipher = new(key, TagBytes);
    private readonly byte[] bound = [.. check, 0];
    private long number;

    public void Dispose() => cipher.Dispose();

    /// <param name="sealedPart">As long as the part, and the tag.</param>
    public void Seal(ReadOnlySpan<byte> part, Span<byte> sealedPart, bool isLast) =>
        cipher.Encrypt(Nonce(number++), part, sealedPart[..part.Length], sealedPart[part.Length..], Bound(isLast));

    /// <summary>
    /// Opens the next part. One that is whole and opens as another than the last shows that the rest was cut off; a piece of one may be either.
    /// </summary>
    /// <exception cref="InvalidDataException">The part is not what was sealed, or not in its place; one sentence says so.</exception>
    public void Open(ReadOnlySpan<byte> sealedPart, Span<byte> part, bool isLast)
    {
        if (sealedPart.Length < TagBytes)
        {
            throw new InvalidDataException(CutShort);
        }

        if (!Opens(sealedPart, part, isLast))
        {
            throw new InvalidDataException(
                !isLast ? Changed
                : sealedPart.Length < PartBytes + TagBytes ? "The backup is cut short or its end was changed, so it cannot be trusted. Use another one."
                : Opens(sealedPart, part, isLast: false) ? CutShort
                : Changed);
        }

        number++;
    }

    private bool Opens(ReadOnlySpan<byte> sealedPart, Span<byte> part, bool isLast)
    {
        try
        {
            cipher.Decrypt(Nonce(number), sealedPart[..^TagBytes], sealedPart[^TagBytes..], part, Bound(isLast));
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    private byte[] Bound(bool isLast)
    {
        bound[^1] = isLast ? (byte)1 : (byte)0;
        return bound;
    }

    private static byte[] Nonce(long number)
    {
        var nonce = new byte[NonceBytes];
        BinaryPrimitives.WriteInt64BigEndian(nonce.AsSpan(NonceBytes - sizeof(long)), number);
        return nonce;
    }
}

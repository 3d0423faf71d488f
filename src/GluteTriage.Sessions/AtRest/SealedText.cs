using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace GluteTriage.Sessions.AtRest;

/// <summary>
/// The form in which a text about one person lies in the file: AES-256-GCM with the key of the session, bound to column, session and row, so that
/// one that was moved elsewhere does not open. Short texts are filled up to the same length: how long an answer is would tell which it was.
/// </summary>
internal static class SealedText
{
    public const string Prefix = "sealed:1:";

    private const int LengthBytes = sizeof(int);

    /// <summary>Texts up to the larger step are filled up to a multiple of the smaller one, all others to one of the larger.</summary>
    private const int SmallStep = 64, LargeStep = 1024;

    public static bool Is(string stored) => stored.StartsWith(Prefix, StringComparison.Ordinal);

    /// <param name="place">Column, session and row, as <see cref="ISealedText.Place"/> has them.</param>
    public static string Seal(byte[] key, string place, string text) =>
        Prefix + Convert.ToBase64String(Authenticated.Seal(key, place, Filled(Encoding.UTF8.GetBytes(text))));

    /// <exception cref="UnreadableTextException">It was changed or moved, or the key is another.</exception>
    public static string Open(byte[] key, string place, string stored)
    {
        var whole = new byte[stored.Length];
        return Convert.TryFromBase64String(stored[Prefix.Length..], whole, out var length)
            && Authenticated.Open(key, place, whole.AsSpan(0, length)) is { } plain
                ? Text(plain)
                : throw new UnreadableTextException($"The text at {place} is not what was sealed there: it was changed or moved, or the key is another.");
    }

    /// <summary>Its length, negative where it is packed, then the text and zeros. Packed where it is long: nothing can pack it once it is sealed.</summary>
    private static byte[] Filled(byte[] text)
    {
        var packed = text.Length > LargeStep ? Pack(text) : text;
        var length = LengthBytes + packed.Length;
        var step = length <= LargeStep ? SmallStep : LargeStep;
        var filled = new byte[(length + step - 1) / step * step];
        BinaryPrimitives.WriteInt32LittleEndian(filled, ReferenceEquals(packed, text) ? text.Length : -packed.Length);
        packed.CopyTo(filled, LengthBytes);
        return filled;
    }

    private static string Text(byte[] filled)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(filled);
        if (length >= 0)
        {
            return Encoding.UTF8.GetString(filled, LengthBytes, length);
        }

        using var packed = new MemoryStream(filled, LengthBytes, -length);
        using var unpacking = new DeflateStream(packed, CompressionMode.Decompress);
        using var reader = new StreamReader(unpacking, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static byte[] Pack(byte[] text)
    {
        using var packed = new MemoryStream();
        using (var packing = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            packing.Write(text);
        }

        return packed.ToArray();
    }
}

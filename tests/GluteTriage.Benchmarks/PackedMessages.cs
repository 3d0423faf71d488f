using System.Buffers.Binary;
using System.Text;

namespace GluteTriage.Benchmarks;

/// <summary>As much of MessagePack as the messages of a live page need.</summary>
internal ref struct PackedReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    /// <returns>A number, a text, bytes, an array of such, or null.</returns>
    public object? Read()
    {
        var tag = rest[0];
        rest = rest[1..];
        return tag switch
        {
            <= 0x7f => (long)tag,
            <= 0x8f => ReadMap(tag & 0x0f),
            <= 0x9f => ReadArray(tag & 0x0f),
            <= 0xbf => ReadText(tag & 0x1f),
            0xc0 => null,
            0xc2 or 0xc3 => tag == 0xc3,
            0xc4 => Take((int)Number(1)).ToArray(),
            0xc5 => Take((int)Number(2)).ToArray(),
            0xc6 => Take((int)Number(4)).ToArray(),
            0xcc => Number(1),
            0xcd => Number(2),
            0xce => Number(4),
            0xcf => Number(8),
            0xd0 => (long)(sbyte)Number(1),
            0xd1 => (long)(short)Number(2),
            0xd2 => (long)(int)Number(4),
            0xd3 => Number(8),
            0xd9 => ReadText((int)Number(1)),
            0xda => ReadText((int)Number(2)),
            0xdb => ReadText((int)Number(4)),
            0xdc => ReadArray((int)Number(2)),
            0xdd => ReadArray((int)Number(4)),
            0xde => ReadMap((int)Number(2)),
            >= 0xe0 => (long)(sbyte)tag,
            _ => throw new InvalidDataException($"A message holds the tag {tag:x}."),
        };
    }

    private object?[] ReadArray(int count)
    {
        var read = new object?[count];
        for (var i = 0; i < count; i++)
        {
            read[i] = Read();
        }

        return read;
    }

    private object? ReadMap(int count)
    {
        ReadArray(2 * count);
        return null;
    }

    private string ReadText(int length) => Encoding.UTF8.GetString(Take(length));

    private long Number(int length)
    {
        Span<byte> whole = stackalloc byte[8];
        Take(length).CopyTo(whole[(8 - length)..]);
        return BinaryPrimitives.ReadInt64BigEndian(whole);
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        var taken = rest[..length];
        rest = rest[length..];
        return taken;
    }
}

/// <summary>Writes what <see cref="PackedReader"/> reads.</summary>
internal static class PackedWriter
{
    public static byte[] Invocation(string? id, string target, params object?[] arguments)
    {
        using var body = new MemoryStream();
        body.Write([0x96, 0x01, 0x80]);
        Write(body, id);
        Write(body, target);
        body.WriteByte((byte)(0x90 | arguments.Length));
        foreach (var argument in arguments)
        {
            Write(body, argument);
        }

        body.WriteByte(0x90);
        return Framed(body.ToArray());
    }

    /// <summary>With its length before it, seven bits a byte.</summary>
    private static byte[] Framed(byte[] body)
    {
        var length = new List<byte>();
        for (var left = body.Length; ; left >>= 7)
        {
            length.Add((byte)((left & 0x7f) | (left > 0x7f ? 0x80 : 0)));
            if (left <= 0x7f)
            {
                return [.. length, .. body];
            }
        }
    }

    private static void Write(Stream to, object? value)
    {
        Span<byte> number = stackalloc byte[9];
        switch (value)
        {
            case null:
                to.WriteByte(0xc0);
                break;
            case bool yes:
                to.WriteByte((byte)(yes ? 0xc3 : 0xc2));
                break;
            case long or int:
                number[0] = 0xd3;
                BinaryPrimitives.WriteInt64BigEndian(number[1..], Convert.ToInt64(value, null));
                to.Write(number);
                break;
            case string text:
                var bytes = Encoding.UTF8.GetBytes(text);
                number[0] = 0xdb;
                BinaryPrimitives.WriteInt32BigEndian(number[1..], bytes.Length);
                to.Write(number[..5]);
                to.Write(bytes);
                break;
            default:
                throw new ArgumentException($"A {value.GetType()} is not written.");
        }
    }
}

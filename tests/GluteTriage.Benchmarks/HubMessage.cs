using MessagePack;

namespace GluteTriage.Benchmarks;

/// <summary>A message of a live page: an array in MessagePack with its length before it, seven bits a byte.</summary>
internal static class HubMessage
{
    private const int Invocation = 1;

    public static byte[] Call(string? id, string target, params object?[] arguments)
    {
        var body = MessagePackSerializer.Serialize(
            new object?[] { Invocation, new Dictionary<string, string>(), id, target, arguments, Array.Empty<string>() });
        var length = new List<byte>();
        var left = body.Length;
        for (; left > 0x7f; left >>= 7)
        {
            length.Add((byte)((left & 0x7f) | 0x80));
        }

        return [.. length, (byte)left, .. body];
    }

    /// <returns>What is called and with what; null for a message that calls nothing.</returns>
    public static (string Target, object?[] Arguments)? Read(ReadOnlyMemory<byte> body) =>
        MessagePackSerializer.Deserialize<object?[]>(body) is [var kind, _, _, string target, object?[] arguments, ..]
            && Convert.ToInt32(kind, null) == Invocation
            ? (target, arguments)
            : null;
}

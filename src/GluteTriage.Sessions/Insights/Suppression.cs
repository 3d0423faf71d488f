using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GluteTriage.Sessions.Auditing;

namespace GluteTriage.Sessions.Insights;

/// <summary>A count as it may be shown.</summary>
/// <param name="Count">A multiple of five; null when it is not shown.</param>
public readonly record struct ShownCount(string Code, int? Count);

/// <summary>
/// What of a count may be shown, so that nobody can be found in it. A count becomes one of the two multiples of five around it, which of
/// them by a secret draw that is the same each time, in proportion to how near they are; only 15 and more is shown, so nothing under 10
/// ever is, and where the line lies between 10 and 14 cannot be told. Rounding to the nearest would not do: of two filters that differ
/// by one person, one shown as 10 and the other as 15, both counts would be known.
/// </summary>
public sealed class Suppression(AuditKey key)
{
    /// <summary>Every count shown is a multiple of it.</summary>
    public const int Step = 5;

    /// <summary>The smallest count shown.</summary>
    public const int ShownFrom = 15;

    private readonly byte[] secret = key.Derive("insights");

    /// <summary>One count by itself.</summary>
    /// <returns>Null when it is not shown.</returns>
    public int? Show(string table, string code, int count) =>
        Rounded(table, code, count) is var rounded and >= ShownFrom ? rounded : null;

    /// <summary>
    /// The cells of a table whose sum can be known. One that alone is hidden could be computed, so the smallest one shown is hidden too.
    /// </summary>
    public IReadOnlyList<ShownCount> Show(string table, IEnumerable<(string Code, int Count)> cells)
    {
        var shown = cells.Select(cell => new ShownCount(cell.Code, Show(table, cell.Code, cell.Count))).ToArray();
        if (shown.Count(cell => cell.Count is null) == 1 && shown.Length > 1)
        {
            var smallest = shown.Min(cell => cell.Count);
            var place = Array.FindIndex(shown, cell => cell.Count == smallest);
            shown[place] = shown[place] with { Count = null };
        }

        return shown;
    }

    /// <summary>A part of a whole and, by subtraction, the rest of it: the part is shown only if the rest may be too.</summary>
    public int? ShowPart(string table, string code, int part, int whole) =>
        Show(table, code, part) is { } shown && Show(table, code + "/rest", whole - part) is not null ? shown : null;

    /// <summary>For medians: rounded like the others, the small ones too. Not to be shown.</summary>
    internal int Rounded(string table, string code, int count)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var name = string.Create(CultureInfo.InvariantCulture, $"{table}\n{code}\n{count}");
        HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(name), hash);
        var draw = BinaryPrimitives.ReadUInt64LittleEndian(hash) % Step;
        var rest = count % Step;
        return count - rest + (draw < (ulong)rest ? Step : 0);
    }
}

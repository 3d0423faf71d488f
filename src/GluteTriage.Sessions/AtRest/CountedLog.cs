using System.Buffers.Binary;
using Microsoft.Data.Sqlite;
using static GluteTriage.Sessions.AtRest.KeyFile;

namespace GluteTriage.Sessions.AtRest;

/// <summary>
/// Whether a write-ahead log goes on from the file it lies beside. SQLite applies whichever lies there: the one of a file that was exchanged would make
/// a mixture of both. So each transaction counts in the head of the file, in the number SQLite leaves to programs, and the counts of the two must meet.
/// </summary>
internal static class CountedLog
{
    private const int HeadBytes = 32, FrameHeadBytes = 24, CountAt = 68, Tries = 5;
    private const uint Magic = 0x377f0682;

    /// <summary>Within the transaction.</summary>
    public static void Count(SqliteConnection keys) =>
        Do(keys, FormattableString.Invariant($"PRAGMA application_id={((Ask(keys, "PRAGMA application_id") as long? ?? 0) + 1) & int.MaxValue}"));

    /// <exception cref="SqliteException">The file cannot be read.</exception>
    public static bool IsOfAnother(string path)
    {
        for (var tried = 0; tried < Tries; tried++)
        {
            var before = CountOf(path);
            if (In(path + "-wal") is not var (first, last) || (before >= first - 1 && before <= last))
            {
                return false;
            }

            // Another process may have emptied the log and begun it anew meanwhile.
            if (CountOf(path) == before)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Of the file alone. Read by SQLite, as whoever closes a file that it has open takes its locks away.</summary>
    private static long CountOf(string path)
    {
        using var alone = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = new Uri(path).AbsoluteUri + "?immutable=1",
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString());
        alone.Open();
        return Ask(alone, "PRAGMA application_id") as long? ?? 0;
    }

    /// <returns>The counts of the first and the last whole transaction; null where none has one.</returns>
    private static (long First, long Last)? In(string log)
    {
        try
        {
            using var file = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return In(file);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            // There is none, or SQLite will say why it cannot read it.
            return null;
        }
    }

    private static (long First, long Last)? In(FileStream file)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        if (file.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false) < HeadBytes || (Word(head) & ~1u) != Magic)
        {
            return null;
        }

        var sum = new Sum(Word(head) != Magic);
        sum.Add(head[..24]);
        return sum.Is(head[24..]) ? Frames(file, sum, head) : null;
    }

    /// <summary>As SQLite reads them: up to the first that is of an earlier use of the log, or not whole.</summary>
    private static (long First, long Last)? Frames(FileStream file, Sum sum, ReadOnlySpan<byte> head)
    {
        (long First, long Last)? whole = null, begun = null;
        var (pageBytes, salts) = ((int)Word(head[8..]), head[16..24].ToArray());
        var frame = new byte[FrameHeadBytes + pageBytes];
        while (file.ReadAtLeast(frame, frame.Length, throwOnEndOfStream: false) == frame.Length && frame.AsSpan(8, 8).SequenceEqual(salts))
        {
            sum.Add(frame.AsSpan(0, 8));
            sum.Add(frame.AsSpan(FrameHeadBytes));
            if (!sum.Is(frame.AsSpan(16, 8)))
            {
                break;
            }

            if (Word(frame) == 1)
            {
                long count = Word(frame.AsSpan(FrameHeadBytes + CountAt));
                begun = (begun?.First ?? count, count);
            }

            // The last of a transaction says how many pages there are then.
            whole = Word(frame.AsSpan(4)) != 0 ? begun : whole;
        }

        return whole;
    }

    private static uint Word(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32BigEndian(bytes);

    /// <summary>What SQLite sums a log up by.</summary>
    private sealed class Sum(bool isBigEndian)
    {
        private uint first, second;

        public void Add(ReadOnlySpan<byte> bytes)
        {
            for (; bytes.Length > 0; bytes = bytes[8..])
            {
                unchecked
                {
                    first += Next(bytes) + second;
                    second += Next(bytes[4..]) + first;
                }
            }
        }

        public bool Is(ReadOnlySpan<byte> stored) => (Word(stored), Word(stored[4..])) == (first, second);

        private uint Next(ReadOnlySpan<byte> bytes) => isBigEndian ? Word(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
    }
}

using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace GluteTriage.Sessions.Auditing;

/// <summary>
/// A table whose rows are sealed one by one. The columns that are sealed are named here, in the order they are sealed in: a column that a table
/// gets later is none of them, as with it no seal there is would hold any more.
/// </summary>
/// <param name="Word">What one row of it is called in a sentence.</param>
internal sealed record SealedTable(string Name, string Word, ImmutableArray<string> Columns)
{
    /// <summary>The column that holds the seal; null in a row that was written before rows were sealed.</summary>
    public const string SealColumn = "seal";

    /// <summary>More than most rows have.</summary>
    private const int UsualBytes = 512;

    public static readonly SealedTable Line = new(
        "inbox_line", "inbox line",
        [
            "session_id", "arrived_at", "revision", "release", "urgency", "raised", "not_excluded", "first_cause", "places", "status", "claimed_by",
            "claimed_at", "verdict", "second_wanted", "marks", "synthetic",
        ]);

    public static readonly SealedTable Review = new(
        "review", "judgement",
        [
            "session_id", "reviewer", "reviewer_name", "at", "verdict", "reason", "urgency", "cause", "flags", "second", "tool_urgency", "tool_cause",
            "tool_flags", "release",
        ]);

    public static readonly SealedTable Outcome = new("outcome", "outcome", ["session_id", "by", "at", "seen_where", "cause", "diagnosis"]);

    public static readonly SealedTable Note = new("note_version", "note", ["session_id", "author", "version", "text", "at"]);

    public static readonly SealedTable Concern = new(
        "safety_concern", "safety concern", ["session_id", "by", "by_name", "at", "text", "release", "closed_at", "closed_by"]);

    public static readonly ImmutableArray<SealedTable> All = [Line, Review, Outcome, Note, Concern];

    /// <summary>SQL that takes a seal and the number of a row.</summary>
    public string SetSeal { get; } = $"UPDATE {Name} SET {SealColumn} = {{0}} WHERE rowid = {{1}}";

    public int IndexOf(string column) => Columns.IndexOf(column);

    /// <param name="stored">What the database holds of each column, in their order: null, a whole number, text or bytes.</param>
    public byte[] SealOf(AuditKey key, IReadOnlyList<object?> stored)
    {
        var bytes = new ArrayBufferWriter<byte>(UsualBytes);

        // Begins as neither an entry of the trail nor a head does, which are sealed with the same key.
        Text("row " + Name);
        foreach (var value in stored)
        {
            switch (value)
            {
                case null or DBNull:
                    Kind('n');
                    break;
                case long number:
                    Kind('i');
                    Number(number);
                    break;
                case string text:
                    Kind('t');
                    Text(text);
                    break;
                default:
                    // Nothing of ours is of any other kind, and what somebody put there is not to read as one of ours.
                    Kind('x');
                    Text($"{value.GetType().Name} {value}");
                    break;
            }
        }

        return key.Seal(bytes.WrittenSpan);

        void Kind(char kind)
        {
            bytes.GetSpan(1)[0] = (byte)kind;
            bytes.Advance(1);
        }

        void Number(long value)
        {
            BinaryPrimitives.WriteInt64BigEndian(bytes.GetSpan(sizeof(long)), value);
            bytes.Advance(sizeof(long));
        }

        void Text(string text)
        {
            var count = Encoding.UTF8.GetByteCount(text);
            if (bytes.WrittenCount > 0)
            {
                Number(count);
            }

            bytes.Advance(Encoding.UTF8.GetBytes(text, bytes.GetSpan(count)));
        }
    }
}

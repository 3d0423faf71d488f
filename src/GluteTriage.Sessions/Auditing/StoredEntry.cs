using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions.Auditing;

/// <summary>An entry as the database holds it, whatever somebody has put there.</summary>
/// <param name="IsSealed">Every field is of its kind, and together they are what was sealed.</param>
/// <param name="Done">What it says; null where it is not what was sealed.</param>
internal readonly record struct StoredEntry(long Sequence, long At, byte[] Previous, byte[] Hash, bool IsSealed, DoneAct? Done)
{
    private const string All =
        "SELECT sequence, at, actor, actor_name, act, session_id, detail, previous, hash FROM audit_entry ORDER BY sequence";

    private const string LastSequence = "SELECT coalesce(max(sequence), 0) AS Value FROM audit_entry";

    public static Task<long> LastAsync(SessionDb db, CancellationToken cancel) =>
        db.Database.SqlQueryRaw<long>(LastSequence).SingleAsync(cancel);

    public static async IAsyncEnumerable<StoredEntry> ReadAsync(SessionDb db, AuditKey key, [EnumeratorCancellation] CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = All;
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            yield return Read(rows, key);
        }
    }

    private static StoredEntry Read(DbDataReader row, AuditKey key)
    {
        var (previous, hash) = (row[7] as byte[] ?? [], row[8] as byte[] ?? []);
        var sequence = (long)row[0];
        return row[1] is long at && row[2] is string actor && row[3] is string name && row[4] is string act && row[6] is string detail
            && row[5] is long or DBNull
            && key.Seal(previous, sequence, at, actor, name, act, row[5] as long?, detail).AsSpan().SequenceEqual(hash)
            ? new StoredEntry(sequence, at, previous, hash, true, new DoneAct(act, actor, row[5] as long?, detail))
            : new StoredEntry(sequence, row[1] as long? ?? 0, previous, hash, false, null);
    }
}

/// <summary>What an entry says was done.</summary>
/// <param name="Act">Name of an <see cref="AuditAct"/>.</param>
/// <param name="Actor">Account id, or a fixed actor.</param>
internal sealed record DoneAct(string Act, string Actor, long? Session, string Detail)
{
    public bool Is(AuditAct act) => Act == act.ToString();

    /// <summary>Tried, and nothing came of it.</summary>
    public bool IsRefused => Detail.EndsWith(AuditedLog.Refused, StringComparison.Ordinal);
}

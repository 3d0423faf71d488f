using System.Diagnostics;
using System.Security.Cryptography;
using GluteTriage.Sessions;
using GluteTriage.Sessions.Auditing;
using GluteTriage.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Benchmarks;

/// <summary>What the audit trail costs: checking a long one, and recording many deletions.</summary>
internal static class AuditFigures
{
    private const int Entries = 1_000_000;
    private const int Sessions = 10_000;

    /// <summary>Previous hash, four lengths and four numbers, actor, name and act.</summary>
    private const int BytesOfOne = 32 + 40 + 24 + 9 + 9 + 6;

    public static async Task PrintAsync()
    {
        await VerifyAsync();
        await DeleteAsync();
    }

    private static async Task VerifyAsync()
    {
        await using var test = await TestSessionDb.CreateAsync(TimeProvider.System);
        await FillAsync(test);
        GC.Collect();
        var watch = Stopwatch.StartNew();
        var found = await AuditVerification.OfAsync(test.Path, test.AuditKey, test.Heads, CancellationToken.None);
        var took = watch.Elapsed;
        Figures.Say($"Verified {found.Entries:N0} entries and heads in {took.TotalSeconds:N1} s, {found.Faults.Count} faults.");

        var one = new byte[BytesOfOne];
        var key = new byte[32];
        watch.Restart();
        for (var i = 0; i < Entries; i++)
        {
            one[0] ^= HMACSHA256.HashData(key, one)[0];
        }

        Figures.Say($"Sealing as many bytes plainly: {watch.Elapsed.TotalSeconds:N1} s.");
    }

    private static async Task DeleteAsync()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));
        await using var test = await TestSessionDb.CreateAsync(clock);
        await OpenAsync(test, clock.GetUtcNow());
        clock.Advance(TimeSpan.FromDays(1));
        var watch = Stopwatch.StartNew();
        var expired = await test.Retention.DeleteExpiredAsync(CancellationToken.None);
        Figures.Say($"Retention deleted and recorded {expired.Unreviewable:N0} sessions in {watch.Elapsed.TotalSeconds:N1} s.");
        var found = await AuditVerification.OfAsync(test.Path, test.AuditKey, test.Heads, CancellationToken.None);
        Figures.Say($"The trail has {found.Entries:N0} entries, {found.Faults.Count} faults.");
    }

    /// <summary>Entries as <see cref="AuditedLog"/> writes them, but in one transaction, so that making them does not take the day.</summary>
    private static async Task FillAsync(TestSessionDb test)
    {
        var heads = new AuditHeads(test.Heads, test.AuditKey);
        var actor = new Actor("account-1", "Dr Figures");
        var at = new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
        await using var connection = new SqliteConnection($"Data Source={test.Path};Pooling=False");
        await connection.OpenAsync();
        await using var transaction = connection.BeginTransaction();
        await using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText =
            """
            INSERT INTO audit_entry (sequence, at, actor, actor_name, act, session_id, detail, previous, hash)
            VALUES ($sequence, $at, $actor, $name, $act, 7, '', $previous, $hash)
            """;
        var (sequence, previous, hash) = (
            insert.Parameters.Add("$sequence", SqliteType.Integer), insert.Parameters.Add("$previous", SqliteType.Blob),
            insert.Parameters.Add("$hash", SqliteType.Blob));
        insert.Parameters.AddWithValue("$at", at.ToUnixTimeMilliseconds());
        insert.Parameters.AddWithValue("$actor", actor.Account);
        insert.Parameters.AddWithValue("$name", actor.Name);
        insert.Parameters.AddWithValue("$act", nameof(AuditAct.Opened));
        var last = Array.Empty<byte>();
        foreach (var some in Enumerable.Range(1, Entries).Chunk(10_000))
        {
            var made = new List<AuditEntry>(some.Length);
            foreach (var number in some)
            {
                var seal = test.AuditKey.Seal(last, number, at, actor.Account, actor.Name, AuditAct.Opened, 7, "");
                (sequence.Value, previous.Value, hash.Value) = ((long)number, last, seal);
                insert.ExecuteNonQuery();
                made.Add(new AuditEntry(number, at, actor.Account, actor.Name, AuditAct.Opened, 7, "", last, seal));
                last = seal;
            }

            heads.Note(made);
        }

        await transaction.CommitAsync();
    }

    private static async Task OpenAsync(TestSessionDb test, DateTimeOffset at)
    {
        await using var db = await test.Dbs.CreateDbContextAsync();
        db.Sessions.AddRange(Enumerable.Range(0, Sessions).Select(_ => new TriageSession(
            RandomNumberGenerator.GetBytes(32), "release-1", "uk", mayBeReviewed: false, TriageSession.UnknownDevice, synthetic: false, at)));
        await db.SaveChangesAsync();
    }
}

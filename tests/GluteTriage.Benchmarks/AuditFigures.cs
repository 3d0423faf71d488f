using System.Diagnostics;
using System.Security.Cryptography;
using GluteTriage.Sessions;
using GluteTriage.Sessions.Auditing;
using GluteTriage.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Benchmarks;

/// <summary>What the audit trail costs: checking a long one, and reading a session with its entry.</summary>
internal static class AuditFigures
{
    private const int Entries = 1_000_000;
    private const int Reads = 500;
    private const int WarmUp = 50;

    /// <summary>Previous hash, four lengths and four numbers, actor, name and act.</summary>
    private const int BytesOfOne = 32 + 40 + 24 + 9 + 9 + 6;

    public static async Task PrintAsync()
    {
        await VerifyAsync();
        await ReadAsync();
    }

    private static async Task VerifyAsync()
    {
        await using var test = await TestSessionDb.CreateAsync(TimeProvider.System);
        await FillAsync(test);
        GC.Collect();
        using var self = Process.GetCurrentProcess();
        var (watch, busy) = (Stopwatch.StartNew(), self.TotalProcessorTime);
        var found = await AuditVerification.OfAsync(test.Path, test.AuditKey, test.Heads, CancellationToken.None);
        var took = watch.Elapsed;
        self.Refresh();
        Figures.Say(
            $"Verified {found.Entries:N0} entries and heads in {took.TotalSeconds:N1} s, ",
            $"of them {(self.TotalProcessorTime - busy).TotalSeconds:N1} s at work; {found.Faults.Count} faults.");

        var one = new byte[BytesOfOne];
        var key = new byte[32];
        watch.Restart();
        for (var i = 0; i < Entries; i++)
        {
            one[0] ^= HMACSHA256.HashData(key, one)[0];
        }

        Figures.Say($"Sealing as many bytes plainly: {watch.Elapsed.TotalSeconds:N1} s.");
    }

    /// <summary>One session read with its entry on disk, beside the same reading without.</summary>
    private static async Task ReadAsync()
    {
        await using var test = await TestSessionDb.CreateAsync(TimeProvider.System);
        var (_, session) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: true, default);
        var actor = new Actor("account-1", "Dr Figures");
        var (audited, plain) = (new List<double>(), new List<double>());
        for (var i = 0; i < WarmUp + Reads; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await test.Audited.RunAsync(
                actor, AuditAct.Opened, session.Id, "", db => db.Sessions.AsNoTracking().SingleAsync(one => one.Id == session.Id), default);
            audited.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            start = Stopwatch.GetTimestamp();
            await using (var db = await test.Dbs.CreateDbContextAsync())
            {
                await db.Sessions.AsNoTracking().SingleAsync(one => one.Id == session.Id);
            }

            plain.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        Figures.Say($"One session read with its entry and head on disk: {Figures.Quantiles(audited[WarmUp..])}");
        Figures.Say($"The same read without (reference): {Figures.Quantiles(plain[WarmUp..])}");
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
}

using System.Text.Json;
using GluteTriage.Sessions;
using GluteTriage.Sessions.Auditing;
using GluteTriage.Testing;

namespace GluteTriage.Content.Tests;

/// <summary><c>gt audit verify</c> as a shell sees it. Run alone, because the console is shared.</summary>
[Collection(nameof(ConsoleCollection))]
public sealed class AuditCommandTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_trail_in_order_is_exit_code_0_and_its_sum_in_words_or_json()
    {
        await using var test = await ActedAsync();

        var (exit, output, errors) = CliTests.Gt("audit", "verify", test.Path);
        var (jsonExit, json, _) = CliTests.Gt("audit", "verify", test.Path, "--json");

        Assert.Equal((0, "", 0), (exit, errors, jsonExit));
        Assert.StartsWith("3 entries from ", output, StringComparison.Ordinal);
        Assert.Contains("all in order; last head at 3.", output, StringComparison.Ordinal);
        Assert.Equal((3, 0), (Json(json).GetProperty("entries").GetInt32(), Json(json).GetProperty("faults").GetArrayLength()));
    }

    [Fact]
    public async Task A_log_nobody_has_touched_is_fine()
    {
        await using var test = await TestSessionDb.CreateAsync(TimeProvider.System);
        var key = test.Path + ".key";
        await File.WriteAllBytesAsync(key, new byte[32], None);

        var (exit, output, _) = CliTests.Gt("audit", "verify", test.Path, "--key", key);

        Assert.Equal(0, exit);
        Assert.StartsWith("No entries yet", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trail_that_was_changed_is_exit_code_1_and_each_fault_is_printed()
    {
        await using var test = await ActedAsync();
        await test.ExecuteAsync("DROP TRIGGER audit_entry_is_never_deleted; DELETE FROM audit_entry WHERE sequence = 2;");

        var (exit, output, _) = CliTests.Gt("audit", "verify", test.Path);
        var (jsonExit, json, _) = CliTests.Gt("audit", "verify", test.Path, "--json");

        Assert.Equal((1, 1), (exit, jsonExit));
        Assert.Contains("After entry 1 comes 3", output, StringComparison.Ordinal);
        Assert.Contains(
            Json(json).GetProperty("faults").EnumerateArray(),
            fault => fault.GetString()!.StartsWith("After entry 1 comes 3", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_cannot_be_checked_is_exit_code_2()
    {
        await using var test = await ActedAsync();
        var notAKey = test.Path + ".key";
        await File.WriteAllTextAsync(notAKey, "short", None);

        Assert.Equal(2, CliTests.Gt("audit", "verify", "/no/such/file").Exit);
        Assert.Equal(2, CliTests.Gt("audit", "verify", test.Path, "--key", "/no/such/key").Exit);
        Assert.Equal(2, CliTests.Gt("audit", "verify", test.Path, "--key", notAKey).Exit);
        Assert.Equal(2, CliTests.Gt("audit", "verify", notAKey, "--key", Path.Combine(Path.GetDirectoryName(test.Path)!, "audit.key")).Exit);
        Assert.Equal(2, CliTests.Gt("audit").Exit);
    }

    private static async Task<TestSessionDb> ActedAsync()
    {
        var test = await TestSessionDb.CreateAsync(TimeProvider.System);
        for (var i = 0; i < 3; i++)
        {
            await test.Audited.RecordAsync(new Actor("account-1", "Dr One"), AuditAct.Opened, 7, "", None);
        }

        return test;
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}

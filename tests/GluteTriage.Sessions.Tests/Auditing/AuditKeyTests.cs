using GluteTriage.Sessions.Auditing;
using GluteTriage.Testing;
using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Sessions.Tests.Auditing;

public sealed class AuditKeyTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task The_first_act_makes_the_key_for_its_owner_only()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        Assert.False(File.Exists(KeyOf(test)));

        await ActAsync(test);

        Assert.Equal(32, new FileInfo(KeyOf(test)).Length);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyOf(test)));
        }
    }

    [Fact]
    public async Task The_heads_of_the_trail_are_for_their_owner_only()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);

        await ActAsync(test);

        var heads = Assert.Single(Directory.GetFiles(Path.GetDirectoryName(test.Path)!, "audit.heads", SearchOption.AllDirectories));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(heads));
        }
    }

    [Fault(22,
        Injected = "the key of the trail is deleted where entries were sealed with it",
        Seen = "no act of staff until the key is back; no key is made in its place",
        Lost = "nothing")]
    [Theory]
    [InlineData(true, true, "audit.heads")]
    [InlineData(true, false, "sessions.db")]
    [InlineData(false, true, "audit.heads")]
    public async Task A_key_that_is_missing_is_not_made_anew_where_something_was_sealed_with_it(bool entries, bool heads, string place)
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await ActAsync(test);
        File.Delete(KeyOf(test));
        if (!entries)
        {
            await test.ExecuteAsync(AuditTriggers.Drop);
            await test.ExecuteAsync("DELETE FROM audit_entry");
            await test.ExecuteAsync(AuditTriggers.Create);
        }

        if (!heads)
        {
            File.Delete(test.Heads);
        }

        await test.ReopenAsync();
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => ActAsync(test));

        Assert.Contains("audit.key, the key of the audit trail, is missing", refused.Message, StringComparison.Ordinal);
        Assert.Contains(place + " holds entries sealed with it. Restore that file from its backup", refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(KeyOf(test)));
    }

    [Fact]
    public async Task The_key_put_back_everything_goes_on_and_the_whole_trail_passes()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        await ActAsync(test);
        File.Move(KeyOf(test), KeyOf(test) + ".backup");
        await test.ReopenAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => ActAsync(test));

        File.Move(KeyOf(test) + ".backup", KeyOf(test));
        await ActAsync(test);

        var found = await AuditVerification.OfAsync(test.Path, test.AuditKey, test.Heads, None);
        Assert.Empty(found.Faults);
        Assert.Equal(2, found.Entries);
    }

    private static string KeyOf(TestSessionDb test) => Path.Combine(Path.GetDirectoryName(test.Path)!, "audit.key");

    private static Task ActAsync(TestSessionDb test) =>
        test.Audited.RecordAsync(new Actor("account-1", "Dr One"), AuditAct.SignedIn, null, "passkey", None);
}

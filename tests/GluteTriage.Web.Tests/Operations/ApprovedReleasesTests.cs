using GluteTriage.Content.Approving;
using GluteTriage.Content.Store;
using GluteTriage.Sessions.Typing;
using GluteTriage.Testing;
using GluteTriage.Web.Operations;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Web.Tests.Operations;

/// <summary>A site with a list of approvers: whatever is put in its place, what two people approved last goes on serving.</summary>
public sealed class ApprovedReleasesTests : IDisposable
{
    private static readonly ApproverKey Wil = ApproverKey.New("Wil Writer"), Ann = ApproverKey.New("Ann Example"), Ben = ApproverKey.New("Ben Example");

    private readonly ContentCopy copy = new();
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 12, 1, 8, 0, 0, TimeSpan.Zero));
    private readonly ApproverList approvers;

    /// <summary>The shipped files, and the one release they give, are there and approved.</summary>
    public ApprovedReleasesTests()
    {
        SealedStore.Shipped.CopyTo(copy.Folders.Data);
        var list = Path.Combine(copy.Folders.Data, "approvers.pem");
        File.WriteAllText(list, string.Concat(new[] { Wil, Ann, Ben }.Select(key => key.EntryFor(new DateOnly(2026, 1, 1), new DateOnly(2027, 12, 31)))));
        approvers = ApproverList.Read(list, Skeleton.Of);
    }

    private static string First => Shipped.Release.Hash;

    public void Dispose() => copy.Dispose();

    [Fact]
    public async Task What_nobody_approved_is_not_served_and_the_start_says_what_is_missing()
    {
        var refused = Assert.IsType<ShelfOpening.Refused>(await OpenAsync());

        Assert.Contains($"{First}.db, is not approved, so it is not served. Nobody has signed it", refused.Report, StringComparison.Ordinal);
        ReleaseApproval.Sign(PathOf(First), Wil, clock.GetUtcNow());
        ReleaseApproval.Approve(PathOf(First), Ann, bringsBack: false, clock.GetUtcNow());
        Assert.Contains("It has 1 of the 2 approvals", Assert.IsType<ShelfOpening.Refused>(await OpenAsync()).Report, StringComparison.Ordinal);
        ReleaseApproval.Approve(PathOf(First), Ben, bringsBack: false, clock.GetUtcNow());
        Assert.Empty(Assert.IsType<ShelfOpening.Opened>(await OpenAsync()).Problems);
    }

    [Fault(27,
        Injected = "new content that nobody approved, an older release in the place of the newer, a byte of a store changed",
        Seen = "the release that two people approved last; whoever runs the site reads why the other is refused",
        Lost = "nothing")]
    [Fact]
    public async Task The_release_approved_last_goes_on_serving_whatever_is_put_in_its_place()
    {
        Approve(First);
        copy.Rename("second");
        copy.Certify();
        await AssertServedAsync(First, "is not approved");

        var second = Content.Authoring.ContentFolder.Read(copy.Content).Hash;
        Approve(second);
        await AssertServedAsync(second);

        copy.Rename(Shipped.Release.Note.Name);
        copy.Certify();
        await AssertServedAsync(second, "was signed before second");

        Retouch(PathOf(second));
        StoreSeal.Set(PathOf(second));
        await AssertServedAsync(First);
        Approve(First);
        await AssertServedAsync(First);
    }

    [Fact]
    public async Task A_release_that_was_pulled_is_not_served_after_a_start_either_but_those_who_work_here_can_read_what_was_answered_under_it()
    {
        Approve(First);
        ReleasePull.Set(PathOf(First), clock.GetUtcNow(), "sam", "A test.");

        var shelf = Assert.IsType<ShelfOpening.Opened>(await OpenAsync()).Shelf;

        Assert.True(shelf.IsStopped && shelf.IsPulled(First));
        Assert.NotNull(shelf.Find(First));
        File.Delete(Path.ChangeExtension(PathOf(First), ReleasePull.Ending));
        Assert.True(shelf.LookAgain() && shelf.IsStopped, "Taking the file away brings nothing back.");
        ReleasePull.Set(PathOf(First), clock.GetUtcNow(), "sam", "A test.");
        ReleaseApproval.Approve(PathOf(First), Ann, bringsBack: true, clock.GetUtcNow());
        Assert.True(shelf.LookAgain() && shelf.IsStopped);
        ReleaseApproval.Approve(PathOf(First), Ben, bringsBack: true, clock.GetUtcNow());
        Assert.True(shelf.LookAgain() && !shelf.IsStopped && !shelf.IsPulled(First));
    }

    private string PathOf(string hash) => ReleaseShelf.PathOf(copy.Folders.Stores, hash);

    private Task<ShelfOpening> OpenAsync() => ShelfOpening.OfAsync(copy.Folders, Audience.People, clock, approvers);

    private void Approve(string hash)
    {
        clock.Advance(TimeSpan.FromMinutes(1));
        ReleaseApproval.Sign(PathOf(hash), Wil, clock.GetUtcNow());
        ReleaseApproval.Approve(PathOf(hash), Ann, bringsBack: false, clock.GetUtcNow());
        ReleaseApproval.Approve(PathOf(hash), Ben, bringsBack: false, clock.GetUtcNow());
    }

    private async Task AssertServedAsync(string hash, string? problem = null)
    {
        var opened = Assert.IsType<ShelfOpening.Opened>(await OpenAsync());
        Assert.Equal(hash, opened.Shelf.Current.Hash);
        Assert.Contains(problem ?? "", problem is null ? "" : Assert.Single(opened.Problems), StringComparison.Ordinal);
    }

    /// <summary>The same release to its hash, and another to its reader.</summary>
    private static void Retouch(string store)
    {
        using var connection = new SqliteConnection($"Data Source={store};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE release SET notice = 'retouched'";
        command.ExecuteNonQuery();
    }
}

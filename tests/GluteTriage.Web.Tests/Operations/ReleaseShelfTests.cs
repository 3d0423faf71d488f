using GluteTriage.Content;
using GluteTriage.Web.Operations;
using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Web.Tests.Operations;

public sealed class ReleaseShelfTests : IDisposable
{
    private readonly ContentCopy copy = new();
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.Zero));

    public void Dispose() => copy.Dispose();

    [Fact]
    public void What_is_served_has_been_written_to_a_store_named_by_its_hash()
    {
        var shelf = Open();

        Assert.True(File.Exists(PathOf(shelf.Current)));
        Assert.Equal(ReleaseText.Of(shelf.Current), ReleaseText.Of(ReleaseShelf.ReadStore(copy.Folders.Stores, shelf.Current.Hash)!));
    }

    [Fact]
    public void A_damaged_store_is_written_anew()
    {
        var path = PathOf(Open().Current);
        File.WriteAllText(path, "not a database");

        Assert.NotNull(ReleaseShelf.ReadStore(copy.Folders.Stores, Open().Current.Hash));
    }

    [Fact]
    public void Broken_content_is_refused_with_every_fault()
    {
        Open();
        copy.Break();

        var refused = Assert.IsType<ShelfOpening.Refused>(ShelfOpening.Of(copy.Folders, acceptsOlder: false, clock));

        Assert.Contains("content/red-flags/", refused.Report);
        Assert.Contains("The content was not compiled", refused.Report);
    }

    [Fact]
    public void In_production_the_last_good_store_keeps_serving_and_the_faults_are_told()
    {
        var good = Open().Current;
        copy.Break();

        var opened = Assert.IsType<ShelfOpening.Opened>(ShelfOpening.Of(copy.Folders, acceptsOlder: true, clock));

        Assert.Equal(good.Hash, opened.Shelf.Current.Hash);
        Assert.Contains("no-such-key", Assert.Single(opened.Problems));
    }

    [Fact]
    public void In_production_broken_content_without_a_good_store_is_refused()
    {
        copy.Break();

        Assert.IsType<ShelfOpening.Refused>(ShelfOpening.Of(copy.Folders, acceptsOlder: true, clock));
    }

    [Fact]
    public void The_last_good_store_is_the_one_that_was_current_last()
    {
        Open();
        var second = OpenAs("second");
        var third = OpenAs("third");
        OpenAs("second");
        copy.Break();
        File.WriteAllText(PathOf(third), "not a database");

        var opened = Assert.IsType<ShelfOpening.Opened>(ShelfOpening.Of(copy.Folders, acceptsOlder: true, clock));

        Assert.Equal(second.Hash, opened.Shelf.Current.Hash);
    }

    [Fact]
    public void Stores_alone_are_enough()
    {
        var good = Open().Current;

        var opened = Assert.IsType<ShelfOpening.Opened>(
            ShelfOpening.Of(copy.Folders with { Content = null }, acceptsOlder: false, clock));

        Assert.Equal(good.Hash, opened.Shelf.Current.Hash);
        Assert.Empty(opened.Problems);
    }

    [Fact]
    public void A_content_folder_that_is_named_and_missing_is_refused()
    {
        var folders = copy.Folders with { Content = Path.Combine(copy.Content, "elsewhere") };

        var refused = Assert.IsType<ShelfOpening.Refused>(ShelfOpening.Of(folders, acceptsOlder: false, clock));

        Assert.Contains("Content:Folder", refused.Report);
    }

    [Fact]
    public void A_release_a_session_began_with_is_found_after_the_content_changed()
    {
        var first = Open().Current;

        var shelf = new ReleaseShelf(copy.Folders.Stores, OpenAs("second"));

        Assert.Equal(first.Note.Name, shelf.Find(first.Hash)?.Note.Name);
    }

    [Fact]
    public void A_store_that_is_damaged_missing_or_not_named_by_a_hash_is_not_found()
    {
        var first = Open().Current;
        var shelf = new ReleaseShelf(copy.Folders.Stores, OpenAs("second"));
        File.WriteAllText(PathOf(first), "not a database");

        Assert.Null(shelf.Find(first.Hash));
        Assert.Null(shelf.Find(new string('0', 64)));
        Assert.Null(shelf.Find($"../content/{shelf.Current.Hash}"));
    }

    [Fact]
    public void A_store_under_another_release_s_name_is_not_found()
    {
        var shelf = Open();
        var wrong = new string('a', 64);
        File.Copy(PathOf(shelf.Current), ReleaseShelf.PathOf(copy.Folders.Stores, wrong));

        Assert.Null(shelf.Find(wrong));
    }

    [Fact]
    public void Stores_nobody_needs_are_removed_and_no_other()
    {
        var unneeded = Open().Current;
        var needed = OpenAs("second");
        var shelf = new ReleaseShelf(copy.Folders.Stores, OpenAs("third"));

        Assert.Equal(1, shelf.RemoveAllBut(new HashSet<string> { needed.Hash }));

        Assert.Null(shelf.Find(unneeded.Hash));
        Assert.NotNull(shelf.Find(needed.Hash));
        Assert.True(File.Exists(PathOf(shelf.Current)));
    }

    private ReleaseShelf Open()
    {
        clock.Advance(TimeSpan.FromHours(1));
        return Assert.IsType<ShelfOpening.Opened>(ShelfOpening.Of(copy.Folders, acceptsOlder: false, clock)).Shelf;
    }

    private Release OpenAs(string name)
    {
        copy.Rename(name);
        return Open().Current;
    }

    private string PathOf(Release release) => ReleaseShelf.PathOf(copy.Folders.Stores, release.Hash);
}

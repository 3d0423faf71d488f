using GluteTriage.Content;
using GluteTriage.Content.Store;
using GluteTriage.Testing;
using GluteTriage.Web.Operations;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Web.Tests.Operations;

public sealed class ReleaseShelfTests : IDisposable
{
    private readonly ContentCopy copy = new();
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.Zero));

    /// <summary>The shipped files are compiled once a run. What another name or a damaged store leads to is compiled in its test.</summary>
    public ReleaseShelfTests() => SealedStore.Shipped.CopyTo(copy.Folders.Data);

    public void Dispose() => copy.Dispose();

    [Fact]
    public async Task What_is_served_has_been_written_to_a_store_named_by_its_hash()
    {
        copy.Rename("second");

        var shelf = await OpenAsync();

        Assert.True(File.Exists(PathOf(shelf.Current)));
        Assert.Equal(ReleaseText.Of(shelf.Current), ReleaseText.Of(ReleaseShelf.ReadStore(copy.Folders.Stores, shelf.Current.Hash)!));
    }

    [Fact]
    public async Task A_damaged_store_is_written_anew()
    {
        var path = PathOf((await OpenAsync()).Current);
        File.WriteAllText(path, "not a database");

        Assert.NotNull(ReleaseShelf.ReadStore(copy.Folders.Stores, (await OpenAsync()).Current.Hash));
    }

    [Fact]
    public async Task A_store_that_this_build_sealed_is_served_without_compiling_its_files_again()
    {
        var path = PathOf((await OpenAsync()).Current);
        Retitle(path);
        StoreSeal.Set(path);

        Assert.Equal("retitled", (await OpenAsync()).Current.Note.Notice);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("sealed by another build")]
    public async Task A_store_that_this_build_did_not_seal_is_written_anew(string? seal)
    {
        var path = PathOf((await OpenAsync()).Current);
        Retitle(path);
        var beside = Path.ChangeExtension(path, ".seal");
        File.Delete(beside);
        if (seal is not null)
        {
            File.WriteAllText(beside, seal);
        }

        Assert.NotEqual("retitled", (await OpenAsync()).Current.Note.Notice);
    }

    [Fact]
    public async Task A_store_changed_after_it_was_sealed_is_written_anew()
    {
        Retitle(PathOf((await OpenAsync()).Current));

        Assert.NotEqual("retitled", (await OpenAsync()).Current.Note.Notice);
    }

    [Fact]
    public async Task Broken_content_is_refused_with_every_fault()
    {
        await OpenAsync();
        copy.Break();

        var refused = Assert.IsType<ShelfOpening.Refused>(await ShelfOpening.OfAsync(copy.Folders, Audience.Authors, clock));

        Assert.Contains("content/red-flags/", refused.Report);
        Assert.Contains("The content was not compiled", refused.Report);
    }

    [Fault(23,
        Injected = "a key no reader knows in a file of the content",
        Seen = "the last good content; whoever runs the site reads file, line and reason",
        Lost = "nothing")]
    [Fact]
    public async Task In_production_the_last_good_store_keeps_serving_and_the_faults_are_told()
    {
        var good = (await OpenAsync()).Current;
        copy.Break();

        var opened = Assert.IsType<ShelfOpening.Opened>(await ShelfOpening.OfAsync(copy.Folders, Audience.People, clock));

        Assert.Equal(good.Hash, opened.Shelf.Current.Hash);
        Assert.Contains("no-such-key", Assert.Single(opened.Problems));
    }

    [Fact]
    public async Task In_production_a_file_that_cannot_be_opened_is_a_fault_as_any_other()
    {
        var good = (await OpenAsync()).Current;
        File.CreateSymbolicLink(Path.Combine(copy.Content, "items", "gone.yaml"), Path.Combine(copy.Content, "nowhere"));

        var opened = Assert.IsType<ShelfOpening.Opened>(await ShelfOpening.OfAsync(copy.Folders, Audience.People, clock));

        Assert.Equal(good.Hash, opened.Shelf.Current.Hash);
        Assert.Contains("items/gone.yaml", Assert.Single(opened.Problems));
    }

    [Fact]
    public async Task In_production_a_number_too_large_to_read_is_a_fault_as_any_other()
    {
        var good = (await OpenAsync()).Current;
        var page = Path.Combine(copy.Content, "pages/knots.md");
        File.WriteAllText(page, System.Text.RegularExpressions.Regex.Replace(File.ReadAllText(page), "(?m)^order: .*$", "order: 99999999999"));

        var opened = Assert.IsType<ShelfOpening.Opened>(await ShelfOpening.OfAsync(copy.Folders, Audience.People, clock));

        Assert.Equal(good.Hash, opened.Shelf.Current.Hash);
        Assert.Contains("pages/knots.md", Assert.Single(opened.Problems));
    }

    [Fact]
    public async Task In_production_whatever_else_keeps_new_content_from_being_made_ready_leaves_the_last_good_store_serving()
    {
        var good = (await OpenAsync()).Current;
        copy.Rename("second");
        copy.Certify();
        Directory.CreateDirectory(ReleaseShelf.PathOf(copy.Folders.Stores, Content.Authoring.ContentFolder.Read(copy.Content).Hash));

        var opened = Assert.IsType<ShelfOpening.Opened>(await ShelfOpening.OfAsync(copy.Folders, Audience.People, clock));

        Assert.Equal(good.Hash, opened.Shelf.Current.Hash);
        Assert.Contains("cannot be made ready", Assert.Single(opened.Problems));
    }

    [Fact]
    public async Task In_production_broken_content_without_a_good_store_is_refused()
    {
        Directory.Delete(copy.Folders.Stores, recursive: true);
        copy.Break();

        Assert.IsType<ShelfOpening.Refused>(await ShelfOpening.OfAsync(copy.Folders, Audience.People, clock));
    }

    [Fact]
    public async Task The_last_good_store_is_the_one_that_was_current_last()
    {
        await OpenAsync();
        var second = await OpenAsAsync("second");
        var third = await OpenAsAsync("third");
        await OpenAsAsync("second");
        copy.Break();
        File.WriteAllText(PathOf(third), "not a database");

        var opened = Assert.IsType<ShelfOpening.Opened>(await ShelfOpening.OfAsync(copy.Folders, Audience.People, clock));

        Assert.Equal(second.Hash, opened.Shelf.Current.Hash);
    }

    [Fact]
    public async Task Unproved_content_is_shown_to_authors_and_refused_to_people()
    {
        copy.RemoveCertificate();

        Assert.Null((await OpenAsync()).Current.Certificate);
        var refused = Assert.IsType<ShelfOpening.Refused>(await ShelfOpening.OfAsync(copy.Folders, Audience.People, clock));
        Assert.Contains("gt verify --write", refused.Report);
    }

    [Fact]
    public async Task A_certificate_of_other_files_proves_nothing()
    {
        Directory.Delete(copy.Folders.Stores, recursive: true);
        copy.Rename("second");

        Assert.Null((await OpenAsync()).Current.Certificate);
        Assert.IsType<ShelfOpening.Refused>(await ShelfOpening.OfAsync(copy.Folders, Audience.People, clock));
    }

    [Fact]
    public async Task People_keep_the_last_proved_release_until_the_new_one_is_proved()
    {
        var proved = (await OpenAsync()).Current;
        copy.Rename("second");
        await OpenAsync();

        var opened = Assert.IsType<ShelfOpening.Opened>(await ShelfOpening.OfAsync(copy.Folders, Audience.People, clock));
        Assert.Equal(proved.Hash, opened.Shelf.Current.Hash);
        Assert.Contains("not proved", Assert.Single(opened.Problems));

        copy.Certify();
        opened = Assert.IsType<ShelfOpening.Opened>(await ShelfOpening.OfAsync(copy.Folders, Audience.People, clock));
        Assert.Equal("second", opened.Shelf.Current.Note.Name);
        Assert.Empty(opened.Problems);
    }

    [Fact]
    public async Task An_unproved_release_a_session_began_with_is_not_shown_to_people()
    {
        copy.Rename("second");
        var unproved = (await OpenAsync()).Current;
        var proved = await OpenAsAsync("third");

        Assert.Null(new ReleaseShelf(copy.Folders.Stores, proved, new Admission(Audience.People, null, clock)).Find(unproved.Hash));
        Assert.NotNull(new ReleaseShelf(copy.Folders.Stores, proved, new Admission(Audience.Authors, null, clock)).Find(unproved.Hash));
    }

    [Fact]
    public async Task Stores_alone_are_enough()
    {
        var good = (await OpenAsync()).Current;

        var opened = Assert.IsType<ShelfOpening.Opened>(
            await ShelfOpening.OfAsync(copy.Folders with { Content = null }, Audience.Authors, clock));

        Assert.Equal(good.Hash, opened.Shelf.Current.Hash);
        Assert.Empty(opened.Problems);
    }

    [Fact]
    public async Task A_content_folder_that_is_named_and_missing_is_refused()
    {
        var folders = copy.Folders with { Content = Path.Combine(copy.Content, "elsewhere") };

        var refused = Assert.IsType<ShelfOpening.Refused>(await ShelfOpening.OfAsync(folders, Audience.Authors, clock));

        Assert.Contains("Content:Folder", refused.Report);
    }

    [Fact]
    public async Task A_release_a_session_began_with_is_found_after_the_content_changed()
    {
        var first = (await OpenAsync()).Current;

        var shelf = new ReleaseShelf(copy.Folders.Stores, await OpenAsAsync("second"), new Admission(Audience.Authors, null, clock));

        Assert.Equal(first.Note.Name, shelf.Find(first.Hash)?.Note.Name);
    }

    [Fact]
    public async Task A_store_that_is_damaged_missing_or_not_named_by_a_hash_is_not_found()
    {
        var first = (await OpenAsync()).Current;
        var shelf = new ReleaseShelf(copy.Folders.Stores, await OpenAsAsync("second"), new Admission(Audience.Authors, null, clock));
        File.WriteAllText(PathOf(first), "not a database");

        Assert.Null(shelf.Find(first.Hash));
        Assert.Null(shelf.Find(new string('0', 64)));
        Assert.Null(shelf.Find($"../content/{shelf.Current.Hash}"));
    }

    [Fact]
    public async Task A_store_under_another_release_s_name_is_not_found()
    {
        var shelf = await OpenAsync();
        var wrong = new string('a', 64);
        File.Copy(PathOf(shelf.Current), ReleaseShelf.PathOf(copy.Folders.Stores, wrong));

        Assert.Null(shelf.Find(wrong));
    }

    [Fact]
    public async Task Stores_nobody_needs_are_removed_and_no_other()
    {
        var unneeded = (await OpenAsync()).Current;
        var needed = await OpenAsAsync("second");
        var shelf = new ReleaseShelf(copy.Folders.Stores, await OpenAsAsync("third"), new Admission(Audience.Authors, null, clock));

        Assert.Equal(1, shelf.RemoveAllBut(new HashSet<string> { needed.Hash }));

        Assert.Null(shelf.Find(unneeded.Hash));
        Assert.NotNull(shelf.Find(needed.Hash));
        Assert.True(File.Exists(PathOf(shelf.Current)));
        Assert.Equal(2, Directory.EnumerateFiles(copy.Folders.Stores, "*.seal").Count());
    }

    [Fact]
    public async Task The_release_before_is_kept_to_go_back_to_and_no_other()
    {
        var first = (await OpenAsync()).Current;
        var second = await OpenAsAsync("second");
        var shelf = new ReleaseShelf(copy.Folders.Stores, await OpenAsAsync("third"), new Admission(Audience.Authors, null, clock));

        Assert.Equal(1, shelf.RemoveAllBut(new HashSet<string>()));

        Assert.Equal([shelf.Current.Hash, second.Hash], shelf.Hashes);
        Assert.Null(shelf.Find(first.Hash));
    }

    private async Task<ReleaseShelf> OpenAsync()
    {
        clock.Advance(TimeSpan.FromHours(1));
        return Assert.IsType<ShelfOpening.Opened>(await ShelfOpening.OfAsync(copy.Folders, Audience.Authors, clock)).Shelf;
    }

    private async Task<Release> OpenAsAsync(string name)
    {
        copy.Rename(name);
        copy.Certify();
        return (await OpenAsync()).Current;
    }

    /// <summary>The same release to its hash, and another to its reader.</summary>
    private static void Retitle(string store)
    {
        using var connection = new SqliteConnection($"Data Source={store};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE release SET notice = 'retitled'";
        command.ExecuteNonQuery();
    }

    private string PathOf(Release release) => ReleaseShelf.PathOf(copy.Folders.Stores, release.Hash);
}

using GluteTriage.Content.Search;
using GluteTriage.Content.Store;
using GluteTriage.Testing;

namespace GluteTriage.Content.Tests.Search;

/// <summary>What people type, and what they find.</summary>
public sealed class ContentSearchTests(ContentSearchTests.Store store) : IClassFixture<ContentSearchTests.Store>
{
    [Theory]
    [InlineData("bum")]
    [InlineData("butt")]
    [InlineData("buttock")]
    [InlineData("BACKSIDE")]
    public void Every_word_for_the_buttock_finds_the_same(string word) =>
        Assert.Equal(Codes(store.Search.Find("buttock")), Codes(store.Search.Find(word)));

    [Theory]
    [InlineData("piriformus", "piriformis")]
    [InlineData("sciatca", "sciatica")]
    [InlineData("scitaica", "sciatica")]
    [InlineData("walllet", "wallet")]
    [InlineData("massge", "massage")]
    public void A_word_one_slip_away_is_taken_for_the_one_that_was_meant(string typed, string meant)
    {
        var found = store.Search.Find(typed);

        Assert.Contains((typed, meant), found.Corrections);
        Assert.Equal(Codes(store.Search.Find(meant)), Codes(found));
    }

    [Theory]
    [InlineData("knot", SearchKind.Page, "knots")]
    [InlineData("trigger point", SearchKind.Page, "knots")]
    [InlineData("slipped disc", SearchKind.Cause, "sciatica")]
    [InlineData("numb crotch", SearchKind.Page, "cauda-equina")]
    [InlineData("wallet", SearchKind.Cause, "wallet-neuritis")]
    [InlineData("tail bone", SearchKind.Cause, "tailbone-pain")]
    [InlineData("ibuprofen", SearchKind.Page, "medicines")]
    [InlineData("leak pee", SearchKind.WarningSign, "bladder-bowel-control")]
    [InlineData("what do I say to the doctor?", SearchKind.Page, "seeing-someone")]
    public void People_find_what_they_look_for_in_their_own_words(string typed, SearchKind kind, string code) =>
        Assert.Contains(store.Search.Find(typed).Hits, hit => hit.Kind == kind && hit.Code == code);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("the of and")]
    [InlineData("?!\"*()")]
    public void Nothing_typed_finds_nothing(string typed) => Assert.Empty(store.Search.Find(typed).Hits);

    [Theory]
    [InlineData("\" OR 1=1 --")]
    [InlineData("title:knot*")]
    [InlineData("NEAR(knot pain)")]
    [InlineData("knot AND")]
    [InlineData("'; DROP TABLE search; --")]
    public void No_character_is_taken_for_a_command(string typed)
    {
        store.Search.Find(typed);

        Assert.NotEmpty(store.Search.Find("knot").Hits);
    }

    [Fact]
    public void Words_that_never_stand_together_still_find_what_holds_some_of_them()
    {
        var found = store.Search.Find("wallet shingles rugby");

        Assert.False(found.AllWords);
        Assert.NotEmpty(found.Hits);
        Assert.True(store.Search.Find("wallet pocket").AllWords);
    }

    [Fact]
    public void The_words_found_are_marked_in_the_excerpt()
    {
        var hit = store.Search.Find("wallet").Hits.First(hit => hit.Code == "triggers");

        Assert.Contains(hit.Excerpt, part => part.Matched && part.Text.StartsWith("wallet", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(hit.Excerpt, part => !part.Matched);
    }

    [Fact]
    public void Everything_a_release_tells_can_be_found_by_its_title()
    {
        var lost = SearchEntry.Of(Shipped.Release)
            .Where(entry => !store.Search.Find(entry.Title).Hits.Any(hit => hit.Kind == entry.Kind && hit.Code == entry.Code));

        Assert.Empty(lost.Select(entry => $"{entry.Kind} {entry.Title}"));
    }

    [Theory]
    [InlineData("knot", "knot", true)]
    [InlineData("knot", "knots", true)]
    [InlineData("knot", "not", true)]
    [InlineData("knot", "knit", true)]
    [InlineData("knot", "kont", true)]
    [InlineData("knot", "kton", false)]
    [InlineData("knot", "knotty", false)]
    [InlineData("", "a", true)]
    public void One_slip_is_a_letter_put_in_left_out_changed_or_swapped(string one, string other, bool apart)
    {
        Assert.Equal(apart, SearchWords.OneSlipApart(one, other));
        Assert.Equal(apart, SearchWords.OneSlipApart(other, one));
    }

    private static IEnumerable<(SearchKind, string)> Codes(SearchResult found) => found.Hits.Select(hit => (hit.Kind, hit.Code));

    public sealed class Store : IDisposable
    {
        private readonly string path = Path.Combine(Path.GetTempPath(), $"glutetriage-search-{Guid.NewGuid():N}.db");

        public Store()
        {
            ContentStore.Write(Shipped.Release, path);
            Search = new ContentSearch(path, Shipped.Release.Glossary);
        }

        public ContentSearch Search { get; }

        public void Dispose() => File.Delete(path);
    }
}

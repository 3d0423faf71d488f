using System.Collections.Concurrent;
using GluteTriage.Content.Authoring;
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
    [InlineData("can't pee")]
    [InlineData("can\u2019t pee")]
    [InlineData("can\u2018t pee")]
    [InlineData("can`t pee")]
    [InlineData("can\u00b4t pee")]
    [InlineData("can\u02bct pee")]
    [InlineData("cant pee")]
    [InlineData("can not pee")]
    [InlineData("CANNOT PEE")]
    [InlineData("can\u200b't p\u00e9e")]
    [InlineData("can t pee")]
    [InlineData("Can T pee")]
    [InlineData("can 't pee")]
    [InlineData("can' t pee")]
    [InlineData("can;t pee")]
    [InlineData("can\"t pee")]
    [InlineData("can,t pee")]
    [InlineData("can nt pee")]
    [InlineData("cann't pee")]
    [InlineData("carnt pee")]
    [InlineData("can&#39;t pee")]
    [InlineData("can&rsquo;t pee")]
    [InlineData("ca\u00adn't pee\ufeff")]
    public void A_negation_is_read_whatever_apostrophe_accent_or_invisible_letter_stands_in_it(string typed)
    {
        Assert.Equal(["cannot", "pee"], SearchText.Words(typed));
        Assert.Equal(Codes(store.Search.Find("cannot pee")), Codes(store.Search.Find(typed)));
        Assert.Equal("bladder-bowel-control", store.Search.Find(typed).Urgent.First().Code);
        Assert.Empty(store.Search.Find(typed).Corrections);
    }

    [Theory]
    [InlineData("i can pee")]
    [InlineData("need to pee when sitting")]
    public void What_is_not_negated_calls_nobody(string typed) => Assert.Empty(store.Search.Find(typed).Urgent);

    [Theory]
    [InlineData("wallet's", "wallet")]
    [InlineData("wallet\u2019s", "wallet")]
    [InlineData("hip\u2019s", "hip")]
    [InlineData("hip s", "hip")]
    [InlineData("it s numb", "it's numb")]
    [InlineData("i ve no feeling down there", "i've no feeling down there")]
    [InlineData("doesn t go away", "doesn't go away")]
    [InlineData("i don t want to live", "i don't want to live")]
    [InlineData("i m going to kill myself", "i'm going to kill myself")]
    [InlineData("it\u2019s numb", "it's numb")]
    [InlineData("it isn\u2019t sciatica", "it isn't sciatica")]
    public void Every_apostrophe_finds_the_same(string typed, string same) =>
        Assert.Equal(Codes(store.Search.Find(same)), Codes(store.Search.Find(typed)));

    [Fact]
    public void A_letter_that_is_a_word_of_its_own_stays() => Assert.Equal(["vitamin", "d"], SearchText.Words("vitamin D"));

    [Theory]
    [InlineData("i want to end it all today with an overdose")]
    [InlineData("i took an overdose and i want to die")]
    [InlineData("cant pee and want to kill myself")]
    public void The_crisis_line_stands_before_every_other_number(string typed) =>
        Assert.Equal(IntentCall.Crisis, store.Search.Find(typed).Urgent.First().Call);

    [Fact]
    public void No_word_meant_for_clinicians_and_no_token_can_be_found_or_read()
    {
        var entries = SearchEntry.Of(Shipped.Release).ToList();

        Assert.All(entries, entry => Assert.DoesNotContain("{", entry.Title + entry.Text));
        foreach (var flag in Shipped.Content.RedFlags)
        {
            var entry = entries.Single(entry => entry.Kind is SearchKind.WarningSign && entry.Code == flag.Code.Value);
            Assert.DoesNotContain(flag.Because.Trim().Split(". ")[0], entry.Text, StringComparison.Ordinal);
        }

        Assert.All(new[] { "A4", "RF08", "sensitivity", "R75" }, internalWord =>
            Assert.DoesNotContain(store.Search.Find(internalWord).Hits, hit => hit.Kind is SearchKind.WarningSign && hit.Excerpt.Any(part => part.Matched)));
    }

    [Fact]
    public void What_fits_best_comes_first_whatever_kind_it_is()
    {
        var kinds = store.Search.Find("wallet pocket sitting").Hits.Select(hit => hit.Kind).ToList();

        Assert.NotEqual(kinds.Order(), kinds);
    }

    [Theory]
    [InlineData("leads-to: sign/unsafe", "leads-to: sign/unsave", "Search leads nowhere", "Did you mean: sign/unsafe?")]
    [InlineData("call: emergency", "call: urgent-advice", "Search calls too little", "call: emergency")]
    [InlineData("- leads-to: page/knots", "- leads-to: page/knots\n    call: emergency", "Search calls for no sign", "leave 'call' out")]
    [InlineData("- kms", "- kms\n      - \"my of the\"", "Search phrase says nothing", "Add the word")]
    [InlineData("also: [testicles,", "also: [wee, testicles,", "Word has two meanings", "Keep it in one")]
    public void A_slip_in_the_file_of_intents_is_a_fault_that_says_what_to_do(string old, string slip, string check, string remedy)
    {
        var (release, faults) = ContentCompiler.Compile(Shipped.Folder.Edited("search.yaml", old, slip));

        Assert.Null(release);
        Assert.Contains(faults, fault => fault.Check == check && fault.File == "search.yaml" && fault.Remedy.Contains(remedy, StringComparison.Ordinal));
    }

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
        private readonly ConcurrentDictionary<string, SearchResult> found = new();
        private readonly string path = Path.Combine(Path.GetTempPath(), $"glutetriage-search-{Guid.NewGuid():N}.db");

        public Store()
        {
            ContentStore.Write(Shipped.Release, path);
            Search = new ContentSearch(path, Shipped.Release);
        }

        public ContentSearch Search { get; }

        /// <summary>The same as a search, asked once for each text.</summary>
        public SearchResult Find(string typed) => found.GetOrAdd(typed, Search.Find);

        public void Dispose() => File.Delete(path);
    }
}

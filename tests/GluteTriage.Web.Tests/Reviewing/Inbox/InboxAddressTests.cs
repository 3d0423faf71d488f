using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Testing;
using GluteTriage.Web.Reviewing;
using GluteTriage.Web.Reviewing.Inbox;

namespace GluteTriage.Web.Tests.Reviewing.Inbox;

public sealed class InboxAddressTests
{
    private static readonly InboxCodes Codes = InboxCodes.Of(Shipped.Release);

    [Fact]
    public void Nothing_asked_is_what_needs_eyes_and_an_address_without_a_query()
    {
        Assert.Equal(InboxAsked.Default, Read("").Asked);
        Assert.Equal(ReviewUrl.Inbox, InboxAddress.For(InboxAsked.Default));
    }

    [Theory]
    [InlineData("?colour=red", "colour=red")]
    [InlineData("?Urgency=soon", "Urgency=soon")]
    [InlineData("?urgency=at-once", "urgency=at-once")]
    [InlineData("?status=lost", "status=lost")]
    [InlineData("?verdict=maybe", "verdict=maybe")]
    [InlineData("?cause=a-bad-mood", "cause=a-bad-mood")]
    [InlineData("?flag=red", "flag=red")]
    [InlineData("?place=elbow", "place=elbow")]
    [InlineData("?release=0", "release=0")]
    [InlineData("?mine=yes", "mine=yes")]
    [InlineData("?second=2", "second=2")]
    [InlineData("?from=2026-13-01", "from=2026-13-01")]
    [InlineData("?to=1.11.2026", "to=1.11.2026")]
    [InlineData("?order=upside-down", "order=upside-down")]
    [InlineData("?find=jones", "find=jones")]
    [InlineData("?find=-5", "find=-5")]
    [InlineData("?find=99999999999999999999", "find=99999999999999999999")]
    [InlineData("?after=9.0.1", "after=9.0.1")]
    [InlineData("?after=4.-5.1", "after=4.-5.1")]
    [InlineData("?after=4.5", "after=4.5")]
    public void What_is_not_known_asks_for_nothing_and_is_given_back_as_it_was_written(string query, string unknown)
    {
        var read = Read(query);

        Assert.Equal([unknown], read.Unknown);
        Assert.Equal(InboxAsked.Default, read.Asked);
    }

    [Fact]
    public void A_key_that_comes_twice_is_as_good_as_one_with_a_comma()
    {
        var twice = Read("?urgency=soon&urgency=emergency,lunch&status=closed&status=new");

        Assert.Equal([Urgency.Soon, Urgency.Emergency], twice.Asked.Filter.Urgencies);
        Assert.Equal([ReviewStatus.New, ReviewStatus.Closed], twice.Asked.Filter.Statuses);
        Assert.Equal(["urgency=lunch"], twice.Unknown);
        Assert.Equal("urgency=emergency,soon&status=new,closed", InboxAddress.Write(twice.Asked));
    }

    [Fact]
    public void Of_two_first_days_the_first_counts_and_the_other_is_given_back()
    {
        var read = Read("?from=never&from=2026-11-02&from=2026-11-03");

        Assert.Equal(new DateOnly(2026, 11, 2), read.Asked.From);
        Assert.Equal(["from=never", "from=2026-11-03"], read.Unknown);
    }

    [Theory]
    [InlineData("", "needs eyes")]
    [InlineData("?status=any", "any")]
    [InlineData("?status=any,closed", "any")]
    [InlineData("?verdict=agree", "any")]
    [InlineData("?second=1", "any")]
    [InlineData("?find=820", "any")]
    [InlineData("?find=sciatica", "needs eyes")]
    [InlineData("?second=1&status=new,opened", "needs eyes")]
    public void A_question_about_judgements_means_any_status_unless_one_is_named(string query, string meant)
    {
        var statuses = Read(query).Asked.Filter.Statuses;

        Assert.Equal(meant == "any" ? [] : InboxFilter.NeedsEyes.Statuses, statuses);
        Assert.Equal(statuses, Read("?" + InboxAddress.Write(Read(query).Asked)).Asked.Filter.Statuses);
    }

    [Theory]
    [InlineData("#820 Sciatic, 22", "find=22,820,sciatic", "Session #22", "Session #820", "“sciatic”")]
    [InlineData("  PIRIFORMIS  ", "find=piriformis", "“piriformis”")]
    [InlineData("saddle", "find=saddle", "“saddle”")]
    [InlineData("sciatic sciatic", "find=sciatic", "“sciatic”")]
    public void A_search_is_numbers_of_sessions_and_beginnings_of_words_that_the_lines_name(string typed, string query, params string[] chips)
    {
        var draft = InboxDraft.Of(InboxAsked.Default);
        draft[InboxFields.Find] = typed;

        var asked = draft.Read(Codes);

        Assert.Empty(draft.NotFound(Codes));
        Assert.Equal(query, InboxAddress.Write(asked));
        Assert.Equal(chips, InboxChips.Of(asked, Codes).Select(chip => chip.Words));
    }

    [Theory]
    [InlineData("jones", "jones")]
    [InlineData("sciatica jones 820", "jones")]
    [InlineData("hi", "hi")]
    [InlineData("1 2 3 4 5 6 7 8 9 10 sciatica", "sciatica")]
    public void What_no_line_can_name_is_given_back_and_stays_out_of_the_address(string typed, string notFound)
    {
        var draft = InboxDraft.Of(InboxAsked.Default);
        draft[InboxFields.Find] = typed;

        Assert.Equal([notFound], draft.NotFound(Codes));
        Assert.DoesNotContain(notFound, InboxAddress.Write(draft.Read(Codes)));
    }

    [Theory]
    [InlineData("saddle-numbness", "numbness saddle")]
    [InlineData("numbn\u00E9ss", "numbness")]
    [InlineData("saddle\u00A0numbness", "numbness saddle")]
    [InlineData("#820\u00A0numbness", "numbness")]
    [InlineData("“numbness”", "numbness")]
    public void Codes_compounds_accents_and_other_blanks_are_the_words_they_stand_for(string typed, string words)
    {
        var draft = InboxDraft.Of(InboxAsked.Default);
        draft[InboxFields.Find] = typed;

        Assert.Empty(draft.NotFound(Codes));
        Assert.Equal(words, string.Join(' ', draft.Read(Codes).Filter.Words.Select(word => word.Text)));
    }

    [Fact]
    public void A_word_finds_each_flag_cause_and_place_that_is_called_so_for_the_person_or_for_a_clinician()
    {
        var found = Codes.Find("Hip")!;

        Assert.All(found.Flags, flag => Assert.Contains(Shipped.Content.RedFlags, one => one.Code.Value == flag
            && (one.Title + " " + flag).Contains("hip", StringComparison.OrdinalIgnoreCase)));
        Assert.Equal(
            Shipped.Content.RedFlags.Where(flag => (" " + flag.Title).Contains(" hip", StringComparison.OrdinalIgnoreCase)).Select(flag => flag.Code.Value),
            found.Flags);
        Assert.Contains(Shipped.Content.Causes.First(cause => cause.MedicalName.StartsWith("hip ", StringComparison.Ordinal)).Family.Value, found.Causes);
        Assert.Null(Codes.Find("Smithson"));
    }

    [Fact]
    public void An_export_of_a_list_asks_for_the_same_people_without_page_and_order()
    {
        var asked = Read("?find=sciatica&order=newest&after=3.1000.7").Asked;

        Assert.Equal("find=sciatica", InboxAddress.Write(asked.ForExport));
    }

    [Fact]
    public void A_place_in_the_list_comes_back_the_same_and_is_no_part_of_the_chips()
    {
        var place = new InboxPlaceInOrder(Urgency.SameDay, DateTimeOffset.FromUnixTimeMilliseconds(1_795_000_000_123), 77);
        var asked = InboxAsked.Default with { After = place };

        Assert.Equal(asked, Read("?" + InboxAddress.Write(asked)).Asked);
        Assert.Empty(InboxChips.Of(asked, Codes));
    }

    [Fact]
    public void A_value_that_is_not_offered_is_left_out_of_the_form_too()
    {
        var draft = InboxDraft.Of(InboxAsked.Default);
        draft[InboxFields.Flag] = "red&mine=1";
        draft.Tick(InboxFields.Second, true);
        draft.Tick(InboxFields.Second, false);

        Assert.Equal(InboxAsked.Default, draft.Read(Codes));
        Assert.Throws<KeyNotFoundException>(() => draft["colour"] = "red");
    }

    private static (InboxAsked Asked, System.Collections.Immutable.ImmutableArray<string> Unknown) Read(string query) => InboxAddress.Read(query, Codes);
}

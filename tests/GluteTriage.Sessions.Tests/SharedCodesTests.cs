using System.Text;
using GluteTriage.Sessions.Sharing;
using GluteTriage.Testing;
using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Sessions.Tests;

public sealed class SharedCodesTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Actor Clinician = new("dr-one", "Dr One");

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 26, 14, 2, 0, TimeSpan.Zero));
    private TestSessionDb test = null!;
    private SharedCodes codes = null!;
    private SharingOf sharing = null!;

    public async ValueTask InitializeAsync()
    {
        test = await TestSessionDb.CreateAsync(clock);
        sharing = new SharingOf(test, clock);
        codes = sharing.Codes;
    }

    public ValueTask DisposeAsync() => test.DisposeAsync();

    [Fact]
    public void A_code_has_sixty_bits_and_no_look_alikes()
    {
        Assert.Equal(32, ShareCode.Alphabet.Distinct().Count());
        Assert.DoesNotContain(ShareCode.Alphabet, letter => "ILOU".Contains(letter));
        var shown = ShareCode.New().ToShownText();
        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$", shown);
        Assert.Equal(500, Enumerable.Range(0, 500).Select(_ => ShareCode.New().ToShownText()).Distinct().Count());
    }

    [Theory]
    [InlineData("0123-4567-89AB")]
    [InlineData(" 0123 4567 89ab ")]
    [InlineData("o1234567 89AB")]
    [InlineData("OI23—4567—89ab")]
    [InlineData("0l2345 6789AB")]
    [InlineData("\u200B0123\u20104567\u201089AB")]
    [InlineData("\u202A0123\u22124567\uFE6389ab\u202C\uFEFF")]
    [InlineData("０１２３－４５６７－８９ＡＢ")]
    [InlineData("٠١٢٣-٤٥٦٧-٨٩AB")]
    public void However_it_is_typed_the_same_code_is_read(string typed) =>
        Assert.Equal("0123-4567-89AB", ShareCode.Parse(typed)!.ToShownText());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0123-4567-89A")]
    [InlineData("0123-4567-89ABC")]
    [InlineData("0123-4567-89A!")]
    [InlineData("UUUU-UUUU-UUUU")]
    public void What_is_no_code_is_read_as_none(string? typed) => Assert.Null(ShareCode.Parse(typed));

    [Fact]
    public async Task The_code_itself_is_in_no_file_and_no_text()
    {
        var (_, code) = await SharedAsync();
        var shown = code.ToShownText();

        await codes.FindAsync(Clinician, shown, None);

        var bytes = Encoding.Latin1.GetString(test.ReadFiles());
        Assert.DoesNotContain(shown, bytes, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(shown.Replace("-", "", StringComparison.Ordinal), bytes, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(shown[..4], $"{code}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_opens_its_session_though_its_person_did_not_agree_to_review()
    {
        var (session, code) = await SharedAsync(mayBeReviewed: false);

        Assert.Equal(new ByCode<long>.Found(session), await codes.FindAsync(Clinician, code.ToShownText().ToLowerInvariant(), None));
        Assert.Equal([session], await ShownToAsync("dr-one"));
        Assert.Equal([("OpenedByCode", session)], await AuditOfAsync("dr-one"));
    }

    [Fact]
    public async Task It_lets_that_account_read_and_no_other_and_that_session_and_no_other()
    {
        var (session, code) = await SharedAsync();
        await SharedAsync();
        await codes.FindAsync(Clinician, code.ToShownText(), None);

        Assert.Equal([session], await ShownToAsync("dr-one"));
        Assert.Empty(await ShownToAsync("dr-two"));
    }

    [Fact]
    public async Task After_a_day_a_code_opens_nothing_and_what_it_opened_is_shut()
    {
        var (_, code) = await SharedAsync();
        await codes.FindAsync(Clinician, code.ToShownText(), None);

        clock.Advance(TimeSpan.FromHours(24));

        Assert.IsType<ByCode<long>.Wrong>(await codes.FindAsync(Clinician, code.ToShownText(), None));
        Assert.Empty(await ShownToAsync("dr-one"));
    }

    [Fact]
    public async Task A_code_never_outlives_a_session_that_is_kept_a_day()
    {
        var (_, session) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: false, None);
        clock.Advance(TimeSpan.FromHours(20));

        var made = await codes.MakeAsync(session.Id, None);

        Assert.Equal(TimeSpan.FromHours(4), made!.Value.ExpiresAt - clock.GetUtcNow());
    }

    [Fact]
    public async Task A_code_taken_back_opens_nothing_and_what_it_opened_is_shut()
    {
        var (session, code) = await SharedAsync();
        await codes.FindAsync(Clinician, code.ToShownText(), None);

        await codes.RevokeAsync(session, None);

        Assert.IsType<ByCode<long>.Wrong>(await codes.FindAsync(Clinician, code.ToShownText(), None));
        Assert.Empty(await ShownToAsync("dr-one"));
        Assert.Null(await codes.StandingAsync(session, code, None));
    }

    [Fact]
    public async Task A_new_code_ends_the_one_before()
    {
        var (session, first) = await SharedAsync();
        await codes.FindAsync(Clinician, first.ToShownText(), None);
        var (second, _) = (await codes.MakeAsync(session, None))!.Value;

        Assert.IsType<ByCode<long>.Wrong>(await codes.FindAsync(Clinician, first.ToShownText(), None));
        Assert.Empty(await ShownToAsync("dr-one"));
        Assert.False((await codes.StandingAsync(session, first, None))!.IsThis);
        Assert.True((await codes.StandingAsync(session, second, None))!.IsThis);
    }

    [Fact]
    public async Task After_five_wrong_tries_even_the_right_code_waits_its_minute()
    {
        var (session, code) = await SharedAsync();
        for (var wrong = 0; wrong < CodeTries.WrongForOne; wrong++)
        {
            Assert.IsType<ByCode<long>.Wrong>(await codes.FindAsync(Clinician, "no code", None));
            clock.Advance(TimeSpan.FromSeconds(2));
        }

        Assert.Equal(new ByCode<long>.Wait(TimeSpan.FromSeconds(50)), await codes.FindAsync(Clinician, code.ToShownText(), None));
        Assert.IsType<ByCode<long>.Found>(await codes.FindAsync(new Actor("dr-two", "Dr Two"), code.ToShownText(), None));

        clock.Advance(TimeSpan.FromSeconds(51));
        Assert.Equal(new ByCode<long>.Found(session), await codes.FindAsync(Clinician, code.ToShownText(), None));
    }

    [Fault(44,
        Injected = "a hundred wrong codes of strangers",
        Seen = "strangers wait, clinicians do not",
        Lost = "nothing")]
    [Fact]
    public async Task After_a_hundred_wrong_tries_of_strangers_every_stranger_waits_and_no_clinician()
    {
        var (_, code) = await SharedAsync();
        for (var wrong = 0; wrong < CodeTries.WrongForAll; wrong++)
        {
            await codes.ReadAsync($"client-{wrong}", ShareCode.New().ToShownText(), None);
        }

        Assert.IsType<ByCode<OpenSession>.Wait>(await codes.ReadAsync("another", code.ToShownText(), None));
        Assert.IsType<ByCode<long>.Found>(await codes.FindAsync(Clinician, code.ToShownText(), None));
    }

    [Fact]
    public async Task Right_codes_are_never_too_many()
    {
        var (_, code) = await SharedAsync();
        for (var times = 0; times < 3 * CodeTries.WrongForOne; times++)
        {
            Assert.IsType<ByCode<long>.Found>(await codes.FindAsync(Clinician, code.ToShownText(), None));
        }
    }

    [Fact]
    public async Task A_person_reads_and_deletes_by_code_and_the_trail_says_so()
    {
        var (session, code) = await SharedAsync();
        await test.Log.AppendAsync(session, 0, Said.Duration, Said.That("days"), None);

        var read = Assert.IsType<ByCode<OpenSession>.Found>(await codes.ReadAsync("::1", code.ToShownText(), None));
        Assert.Equal(["days"], read.What.Replies.Select(reply => reply.Reply));

        Assert.IsType<ByCode<long>.Found>(await codes.DeleteAsync("::1", code.ToShownText(), None));
        Assert.IsType<ByCode<OpenSession>.Wrong>(await codes.ReadAsync("::1", code.ToShownText(), None));
        Assert.Null(await codes.ReadOwnAsync(session, None));
        Assert.Equal(
            [("CodeMade", session), ("AnswersDownloaded", session), ("Deleted", session), ("AnswersDownloaded", null)],
            await AuditOfAsync("person"));
    }

    private async Task<(long Session, ShareCode Code)> SharedAsync(bool mayBeReviewed = true)
    {
        var (_, session) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed, None);
        return (session.Id, (await codes.MakeAsync(session.Id, None))!.Value.Code);
    }

    private Task<IReadOnlyList<long>> ShownToAsync(string account) =>
        sharing.NumbersAsync("SELECT g.session_id FROM share_grant g JOIN shared_code c ON c.session_id = g.session_id "
            + $"WHERE g.account = '{account}' AND c.revoked_at IS NULL AND c.expires_at > {clock.GetUtcNow().ToUnixTimeMilliseconds()}");

    private Task<IReadOnlyList<(string, long?)>> AuditOfAsync(string actor) => sharing.AuditAsync(actor);
}

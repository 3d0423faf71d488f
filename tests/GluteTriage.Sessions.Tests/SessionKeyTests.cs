using System.Text;
using System.Text.Json;
using GluteTriage.Testing;
using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Sessions.Tests;

public sealed class SessionKeyTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public void The_text_is_27_characters_safe_in_a_cookie_and_reads_back_as_the_same_key()
    {
        var key = SessionKey.New();

        var text = key.ToCookieText();

        Assert.Matches("^[A-Za-z0-9_-]{27}$", text);
        Assert.Equal(key.Hash(), SessionKey.Parse(text)!.Hash());
    }

    [Fact]
    public void The_hash_is_SHA_256_of_the_bits()
    {
        var zeros = SessionKey.Parse(new string('A', 27));

        Assert.Equal(
            "DE47C9B27EB8D300DBB5F2C353E632C393262CF06340C4FA7F1B40C4CBD36F90",
            Convert.ToHexString(zeros!.Hash()));
    }

    [Fact]
    public void No_two_keys_are_the_same()
    {
        var texts = Enumerable.Range(0, 1000).Select(_ => SessionKey.New().ToCookieText());

        Assert.Equal(1000, texts.Distinct().Count());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAA+")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAA/")]
    [InlineData(" AAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAA AAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAA\n")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAé")]
    public void Any_other_text_is_refused(string? text)
    {
        Assert.Null(SessionKey.Parse(text));
    }

    [Fact]
    public void Another_spelling_of_the_same_bits_is_refused()
    {
        Assert.NotNull(SessionKey.Parse("AAAAAAAAAAAAAAAAAAAAAAAAAAA"));
        Assert.Null(SessionKey.Parse("AAAAAAAAAAAAAAAAAAAAAAAAAAB"));
    }

    [Fact]
    public void A_key_that_gets_into_a_log_or_a_page_tells_nothing()
    {
        var key = SessionKey.New();

        Assert.Equal("SessionKey (hidden)", $"{key}");
        Assert.Equal("{}", JsonSerializer.Serialize(key));
        Assert.Empty(typeof(SessionKey).GetProperties());
        Assert.Empty(typeof(SessionKey).GetFields());
    }

    [Fact]
    public async Task The_key_is_nowhere_in_the_files_and_its_hash_is()
    {
        await using var test = await TestSessionDb.CreateAsync(new FakeTimeProvider());
        var (key, session) = await test.Log.OpenAsync("release-1", "uk", mayBeReviewed: false, None);
        await test.Log.AppendAsync(session.Id, 0, Said.Spread, Said.That("foot"), None);
        await test.Log.FindAsync(key, None);

        var files = test.ReadFiles();

        Assert.Equal(-1, files.AsSpan().IndexOf(Encoding.UTF8.GetBytes(key.ToCookieText())));
        Assert.Equal(-1, files.AsSpan().IndexOf(Convert.FromBase64String(
            key.ToCookieText().Replace('-', '+').Replace('_', '/') + "=")));
        Assert.NotEqual(-1, files.AsSpan().IndexOf(key.Hash()));
    }
}

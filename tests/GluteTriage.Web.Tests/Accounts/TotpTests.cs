using System.Text;
using GluteTriage.Web.Accounts;

namespace GluteTriage.Web.Tests.Accounts;

public sealed class TotpTests
{
    /// <summary>The key of RFC 6238, appendix B; the table there has eight digits, of which these are the last six.</summary>
    private static readonly byte[] Key = Encoding.ASCII.GetBytes("12345678901234567890");

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void The_codes_are_those_of_the_standard(long second, string code) =>
        Assert.Equal(code, Totp.CodeFor(Key, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(second))));

    [Theory]
    [InlineData("287 082", true)]
    [InlineData(" 287082 ", true)]
    [InlineData("87082", false)]
    [InlineData("0287082", false)]
    [InlineData("٢٨٧٠٨٢", true)]
    [InlineData("２８７０８２", true)]
    [InlineData("287-082", true)]
    [InlineData("287\u2011082\u200B", true)]
    [InlineData("\u202A287082\u202C", true)]
    [InlineData("28708\u00B2", true)]
    [InlineData("28708x", false)]
    [InlineData("", false)]
    public void Six_digits_are_a_code_whatever_the_device_makes_of_them(string typed, bool good) =>
        Assert.Equal(good, Totp.FindStep(Key, typed, DateTimeOffset.FromUnixTimeSeconds(59)) is not null);

    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void A_key_is_written_in_base_32(string bytes, string text) => Assert.Equal(text, Totp.Text(Encoding.ASCII.GetBytes(bytes)));
}

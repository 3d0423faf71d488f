using System.Text;
using GluteTriage.Web.Accounts;

namespace GluteTriage.Web.Tests.Accounts;

public sealed class CanonicalTextTests
{
    [Theory]
    [InlineData("Jose\u0301", "José")]
    [InlineData("José", "José")]
    [InlineData("e\u0301\u0323", "\u1EB9\u0301")]
    [InlineData("\u1E69", "\u1E69")]
    [InlineData("s\u0307\u0323", "\u1E69")]
    [InlineData("\u212B", "Å")]
    [InlineData("\u2126", "Ω")]
    [InlineData("\u1112\u1161\u11AB", "한")]
    [InlineData("\uD558\u11AB", "한")]
    [InlineData("\u0958", "\u0915\u093C")]
    [InlineData("a\u0301\u0301", "á\u0301")]
    [InlineData("\u0344", "\u0308\u0301")]
    [InlineData("a\u00A0b\u3000c", "a b c")]
    [InlineData("plain", "plain")]
    [InlineData("👩‍🚀", "👩‍🚀")]
    public void Letters_that_look_the_same_are_the_same(string typed, string kept) => Assert.Equal(kept, CanonicalText.Of(typed));

    [Fact]
    public void What_is_in_its_one_writing_stays_so_whatever_the_letter()
    {
        for (var value = 0; value <= 0x10FFFF; value++)
        {
            if (Rune.IsValid(value))
            {
                var once = CanonicalText.Of(new Rune(value).ToString());
                Assert.Equal(once, CanonicalText.Of(once));
            }
        }
    }
}

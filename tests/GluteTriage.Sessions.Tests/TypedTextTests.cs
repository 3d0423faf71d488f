using System.Text;
using GluteTriage.Sessions.Typing;

namespace GluteTriage.Sessions.Tests;

public sealed class TypedTextTests
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
    public void Letters_that_look_the_same_are_the_same(string typed, string kept) => Assert.Equal(kept, TypedText.Canonical(typed));

    [Fact]
    public void What_is_in_its_one_writing_stays_so_whatever_the_letter()
    {
        for (var value = 0; value <= 0x10FFFF; value++)
        {
            if (Rune.IsValid(value))
            {
                var once = TypedText.Canonical(new Rune(value).ToString());
                Assert.Equal(once, TypedText.Canonical(once));

                var plain = TypedText.Plain($"a{new Rune(value)}b");
                Assert.Equal(plain, TypedText.Plain(plain));
            }
        }
    }

    [Theory]
    [InlineData("\uFF21\uFF4E\uFF4E\uFF41", "Anna")]
    [InlineData("\uD835\uDC00nna", "Anna")]
    [InlineData("\uFB01ne", "fine")]
    [InlineData("\u2460\u00B2", "12")]
    [InlineData("\uFF76\uFF9E", "\u30AC")]
    [InlineData("\u212B", "Å")]
    [InlineData("An\u200Bna\u00AD\uFEFF\u2060", "Anna")]
    [InlineData("\u202EAnna\u202C", "Anna")]
    [InlineData("a\u034Fb\u3164c\uFE0Fd", "abcd")]
    [InlineData("a\u2010b\u2011c\u2012d\u2013e\u2014f\u2015g\u2212h\uFF0Di\uFE58j", "a-b-c-d-e-f-g-h-i-j")]
    [InlineData("\u0663\u06F3\u0969\uFF13", "3333")]
    [InlineData("  Anna\u00A0\u2003 \t Bell\r\n", "Anna Bell")]
    [InlineData("Pat O\u2019Brien, O\u02BCBrien, O\u0060Brien, O\u00B4Brien", "Pat O'Brien, O'Brien, O'Brien, O'Brien")]
    [InlineData("", "")]
    public void What_devices_and_messengers_make_of_a_text_is_brought_to_one_writing(string typed, string plain) =>
        Assert.Equal(plain, TypedText.Plain(typed));

    [Theory]
    [InlineData("Anna Bell", true)]
    [InlineData("Анна Ўладзімір, RN", true)]
    [InlineData("Άννα", true)]
    [InlineData("李雷 Bell", true)]
    [InlineData("\u0410nna Bell", false)]
    [InlineData("Anna Be\u04CFl", false)]
    [InlineData("\u0391nna", false)]
    [InlineData("\u13A2an", false)]
    public void A_word_of_a_name_mixes_no_letters_that_are_drawn_alike(string name, bool isOne) => Assert.Equal(isOne, TypedText.IsName(name));

    [Theory]
    [InlineData("Seen\u202E before", "Seen before")]
    [InlineData("\u200B\u200B\u200D", "")]
    [InlineData(" two\nlines ", "two\nlines")]
    [InlineData("👩\u200D🚀", "👩\u200D🚀")]
    [InlineData("می\u200Cخواهم", "می\u200Cخواهم")]
    public void Sentences_hide_nothing(string typed, string kept) => Assert.Equal(kept, TypedText.Sentences(typed));

    [Theory]
    [InlineData("“ABCD-EFGH-JKMN”")]
    [InlineData("abcd efgh jkmn.")]
    [InlineData("_ABCD_EFGH_JKMN_")]
    [InlineData("*ABCD\u2013EFGH\u2013JKMN*")]
    public void A_code_copied_out_of_a_message_is_the_code(string typed) => Assert.Equal("ABCDEFGHJKMN", TypedText.Code(typed));

    [Theory]
    [InlineData("Anna", "\u0251nna")]
    [InlineData("Anna", "\u1D00nna")]
    [InlineData("Bella", "\uA4D0ella")]
    [InlineData("Cape", "\u0421\u0430\u0440\u0435")]
    [InlineData("Anna Bell", "Anna BeII")]
    [InlineData("Anna Bell", "Anna Be11")]
    [InlineData("Rob Otto", "R0b 0tto")]
    [InlineData("Arnold", "Amold")]
    [InlineData("Pat O'Brien", "pat o\u2019brien")]
    public void Names_that_look_alike_have_one_skeleton(string name, string like) => Assert.Equal(Skeleton.Of(name), Skeleton.Of(like));

    [Theory]
    [InlineData("Anna", "Anne")]
    [InlineData("José", "Jose")]
    [InlineData("Анна", "Инна")]
    [InlineData("Ben", "Ken")]
    public void Names_that_can_be_told_apart_have_not(string name, string other) => Assert.NotEqual(Skeleton.Of(name), Skeleton.Of(other));
}

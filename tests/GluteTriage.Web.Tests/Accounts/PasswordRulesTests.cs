using GluteTriage.Web.Accounts;

namespace GluteTriage.Web.Tests.Accounts;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("")]
    [InlineData("fourteen chars")]
    [InlineData("áéíóúáéíóúáéíó")]
    [InlineData("👩👩👩👩👩👩👩👩👩👩👩👩👩👩")]
    public void Fewer_than_15_characters_are_too_few_as_people_count_them(string password) =>
        Assert.Equal(PasswordFault.Short, Fault(password));

    [Fact]
    public void Letters_with_their_accents_apart_are_counted_once() =>
        Assert.Equal(PasswordFault.Short, Fault(string.Concat(Enumerable.Repeat("e\u0301", 14))));

    [Fact]
    public void As_many_as_256_characters_are_taken_and_no_more()
    {
        var long256 = string.Concat(Enumerable.Range(0, 64).Select(n => (n * 7919 % 9973).ToString("D4")));

        Assert.Null(Fault(long256));
        Assert.Equal(PasswordFault.Long, Fault(long256 + "x"));
    }

    [Theory]
    [InlineData("passwordpassword")]
    [InlineData("Password12345678")]
    [InlineData("P@ssw0rd!P@ssw0rd!")]
    [InlineData("Passw0rd2024Summ3r")]
    [InlineData("pa$$w0rd pa$$w0rd")]
    [InlineData("drowssapdrowssap1")]
    [InlineData("aaaaaaaaaaaaaaaaaaaa")]
    [InlineData("abababababababab")]
    [InlineData("abcdefghijklmnopqrstuvwxyz")]
    [InlineData("zyxwvutsrqponmlkjihg")]
    [InlineData("123456789012345")]
    [InlineData("987654321098765")]
    [InlineData("111111222222333333")]
    [InlineData("qwertyuiopasdfghjkl")]
    [InlineData("qwertyqwertyqwerty")]
    [InlineData("1qaz2wsx3edc4rfv")]
    [InlineData("qazwsxedcrfvtgb")]
    [InlineData("poiuytrewqlkjhgfdsa")]
    [InlineData("azertyuiopqsdfghjklm")]
    [InlineData("!@#$%^&*()!@#$%^&*()")]
    [InlineData("йцукенгшщзхъфывапролджэ")]
    [InlineData("summer2024winter2025")]
    [InlineData("Autumn2026Autumn2026!")]
    [InlineData("January2026February")]
    [InlineData("01011990-02021991")]
    [InlineData("19900101 19900202")]
    [InlineData("glutetriage2026!")]
    [InlineData("GluteTriageGluteTriage")]
    [InlineData("gluteal triage clinic")]
    [InlineData("buttock pain review")]
    [InlineData("administrator123")]
    [InlineData("AdminAdminAdmin1!")]
    [InlineData("letmeinletmeinletmein")]
    [InlineData("welcome to hospital")]
    [InlineData("iloveyouiloveyou")]
    [InlineData("manchesterunited1")]
    [InlineData("liverpoolfootball")]
    [InlineData("correct horse battery staple")]
    [InlineData("correcthorsebatterystaple")]
    [InlineData("thequickbrownfoxjumps")]
    [InlineData("trustno1trustno1")]
    [InlineData("changemechangeme1")]
    [InlineData("dragonmonkeyshadow")]
    [InlineData("Ｐａｓｓｗｏｒｄ１２３４５６７８")]
    [InlineData("sunshine.sunshine-1")]
    [InlineData("Dr Marlowe Marlowe!")]
    [InlineData("marlowemarlowe2026")]
    [InlineData("m4rl0w3-passw0rd1")]
    [InlineData("               ")]
    [InlineData("---------------a")]
    public void What_anybody_would_try_first_is_refused(string password) => Assert.Equal(PasswordFault.Common, Fault(password));

    [Theory]
    [InlineData("VJINI0987385440")]
    [InlineData("vjini0987385440")]
    [InlineData("1pWhon42nnLVh1B")]
    [InlineData("yTARImElAHEW735")]
    [InlineData("whitecastillejos2000")]
    [InlineData("kolob@ster720303")]
    public void What_stands_in_lists_of_leaks_is_refused_though_it_looks_like_nothing(string password) =>
        Assert.Equal(PasswordFault.Common, Fault(password));

    [Fact]
    public void The_list_of_leaks_is_whole() => Assert.Equal(9_728, LeakedPasswords.Count);

    [Theory]
    [InlineData("marmalade tugboat Vilnius")]
    [InlineData("kestrel oboe thimble larder")]
    [InlineData("my aunt keeps newts in a bidet")]
    [InlineData("tangerine-plough-walrus-ink")]
    [InlineData("xkqjvtzmwplrdnbg")]
    [InlineData("7fK!qz92Lm#xWp4")]
    [InlineData("hG8$ kd02 lZp? 91")]
    [InlineData("830571946283750")]
    [InlineData("Pfeffernüsse am Deich")]
    [InlineData("смородина велосипед")]
    [InlineData("月亮照耀着安静的蓝色河流和山谷啊")]
    [InlineData("Summer picnics bore Wilhelmina")]
    [InlineData("password of the lugubrious heron")]
    [InlineData("👩‍🚀🦔🌋🪁🧦🥝🛶🎻🦚🧂🪐🦭🧭🪗🥨")]
    public void What_does_not_belong_together_is_taken(string password) => Assert.Null(Fault(password));

    [Fact]
    public void Nothing_a_browser_can_send_breaks_the_rules()
    {
        foreach (var odd in new[] { "\u0000", "\uFFFE", "\uFFFD", "\uD800", "\u202E", "\u0301", "\U000E0001" })
        {
            Assert.NotNull(Fault(string.Concat(Enumerable.Repeat(odd, 20))));
        }
    }

    private static PasswordFault? Fault(string password) => PasswordRules.FindFault(password, "Dr Marlowe");
}

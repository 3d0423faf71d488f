using GluteTriage.Web.Accounts;
using GluteTriage.Web.Operations;
using Microsoft.Extensions.Configuration;

namespace GluteTriage.Web.Tests.Accounts;

public sealed class SignInLifetimeTests
{
    [Theory]
    [InlineData("00:01:00", "12:00:00", "00:00:30")]
    [InlineData("01:00:00", "01:00:00", "00:59:59")]
    [InlineData("00:30:00", "12:00:00", "00:02:00")]
    public void What_lies_within_the_ranges_is_taken(string idle, string whole, string warning)
    {
        var lifetime = Started(("Idle", idle), ("Whole", whole), ("Warning", warning));

        Assert.Equal((idle, whole, warning), (lifetime.Idle.ToString(), lifetime.Whole.ToString(), lifetime.Warning.ToString()));
    }

    [Fact]
    public void Half_an_hour_and_twelve_hours_stand_where_nothing_is_set()
    {
        var lifetime = Started();

        Assert.Equal((30, 12, 2), (lifetime.Idle.TotalMinutes, lifetime.Whole.TotalHours, lifetime.Warning.TotalMinutes));
    }

    [Theory]
    [InlineData("Idle", "01:00:01", "Review:Idle must be from 00:01:00 to 01:00:00, and is 01:00:01.")]
    [InlineData("Idle", "00:00:59", "Review:Idle must be from 00:01:00 to 01:00:00, and is 00:00:59.")]
    [InlineData("Whole", "12:00:01", "Review:Whole must be from Review:Idle, which is 00:30:00, to 12:00:00, and is 12:00:01.")]
    [InlineData("Whole", "00:29:59", "Review:Whole must be from Review:Idle, which is 00:30:00, to 12:00:00, and is 00:29:59.")]
    [InlineData("Warning", "00:30:00", "Review:Warning must be more than 00:00:00 and less than Review:Idle, which is 00:30:00, and is 00:30:00.")]
    [InlineData("Warning", "00:00:00", "Review:Warning must be more than 00:00:00 and less than Review:Idle, which is 00:30:00, and is 00:00:00.")]
    [InlineData("Idle", "30", "Review:Idle must be a time as hours:minutes:seconds, such as 00:30:00, and is '30'.")]
    [InlineData("Whole", "a day", "Review:Whole must be a time as hours:minutes:seconds, such as 00:30:00, and is 'a day'.")]
    public void What_lies_outside_stops_the_start_with_one_sentence(string setting, string given, string sentence)
    {
        var refusal = Assert.Throws<SettingsException>(() => Started((setting, given)));

        Assert.Equal([sentence], refusal.Sentences);
    }

    private static SignInLifetime Started(params (string Name, string Value)[] settings)
    {
        var reader = new SettingsReader(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(one => KeyValuePair.Create($"Review:{one.Name}", (string?)one.Value))).Build());
        var lifetime = SignInLifetime.Of(reader);
        reader.Demand();
        return lifetime;
    }
}

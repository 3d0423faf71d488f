using GluteTriage.Sessions;
using GluteTriage.Web.Reviewing;

namespace GluteTriage.Web.Tests.Reviewing;

public sealed class AnsweredByTests
{
    [Fact]
    public void A_clinician_is_told_who_answered_and_that_it_was_not_asked_before()
    {
        ForWhom?[] all = [.. Enum.GetValues<ForWhom>().Select(whom => (ForWhom?)whom), null];

        Assert.Equal(all.Length, all.Select(ReviewText.AnsweredBy).Distinct().Count());
        Assert.Equal("Who answered was not asked.", ReviewText.AnsweredBy(null));
    }
}

using GluteTriage.Sessions.Insights;

namespace GluteTriage.Sessions.Tests.Insights;

public sealed class AnswerTimeTests
{
    [Fact]
    public void The_median_lies_within_its_class_in_proportion()
    {
        Assert.Equal(6, AnswerTime.Median([0, 0, 10, 0, 0, 0, 0, 0, 0, 0]));
        Assert.Equal(8, AnswerTime.Median([0, 0, 10, 10, 0, 0, 0, 0, 0, 0]));
    }

    [Fact]
    public void Longer_than_the_last_bound_is_the_last_bound() => Assert.Equal(900, AnswerTime.Median([0, 0, 0, 0, 0, 0, 0, 0, 1, 9]));

    [Fact]
    public void Of_no_replies_there_is_none() => Assert.Null(AnswerTime.Median(new int[AnswerTime.Classes]));
}

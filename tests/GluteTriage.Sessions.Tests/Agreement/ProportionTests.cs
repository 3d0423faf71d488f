using GluteTriage.Sessions.Agreement;

namespace GluteTriage.Sessions.Tests.Agreement;

public sealed class ProportionTests
{
    /// <summary>Newcombe (1998), Statistics in Medicine 17:857-872, Table I, method 3, the score interval of Wilson.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void The_examples_of_Newcombe_come_out_as_published(int part, int whole, double low, double high)
    {
        var share = Proportion.Of(part, whole)!;

        Assert.Equal(low, share.Low, 4);
        Assert.Equal(high, share.High, 4);
        Assert.Equal(whole, share.N);
    }

    [Fact]
    public void Nothing_is_said_of_nothing() => Assert.Null(Proportion.Of(0, 0));

    [Fact]
    public void All_of_them_reaches_1_exactly() => Assert.Equal(1, Proportion.Of(12, 12)!.High);
}

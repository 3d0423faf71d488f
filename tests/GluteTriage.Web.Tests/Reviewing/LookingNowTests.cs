using GluteTriage.Web.Reviewing;

namespace GluteTriage.Web.Tests.Reviewing;

/// <summary>Who has a session on the screen: told to others while it lasts.</summary>
public sealed class LookingNowTests
{
    [Fact]
    public void Others_are_named_once_however_many_pages_they_have_open_until_the_last_is_left()
    {
        var (now, told) = (new LookingNow(), new List<long>());
        now.Changed += told.Add;

        var first = now.Enter(7, "rob", "Rob Reviewer");
        var again = now.Enter(7, "rob", "Rob Reviewer");
        now.Enter(7, "rae", "Rae Reviewer");
        now.Enter(8, "lea", "Lea Lead");

        Assert.Equal(["Rae Reviewer", "Rob Reviewer"], now.Others(7, "lea"));
        Assert.Equal(["Rob Reviewer"], now.Others(7, "rae"));
        first.Dispose();
        Assert.Equal(["Rob Reviewer"], now.Others(7, "rae"));
        again.Dispose();
        again.Dispose();
        Assert.Empty(now.Others(7, "rae"));
        Assert.Equal([7, 7, 7, 8, 7, 7], told);
    }

    [Fact]
    public void They_are_named_in_a_sentence()
    {
        Assert.Equal("", ReviewText.LookingToo([]));
        Assert.Equal("Rob is also looking at this session now.", ReviewText.LookingToo(["Rob"]));
        Assert.Equal("Lea, Rae and Rob are looking at it now", ReviewText.LookingNow(["Lea", "Rae", "Rob"]));
    }

    [Fact]
    public async Task Any_number_who_come_and_go_at_once_leave_nobody_behind()
    {
        var now = new LookingNow();

        await Task.WhenAll(Enumerable.Range(0, 200).Select(account => Task.Run(() => now.Enter(account % 3, $"{account}", $"{account}").Dispose())));

        Assert.All(Enumerable.Range(0, 3), session => Assert.Empty(now.Others(session, "")));
    }
}

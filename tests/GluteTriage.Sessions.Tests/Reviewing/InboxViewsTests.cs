using GluteTriage.Sessions.Reviewing;
using GluteTriage.Testing;
using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Sessions.Tests.Reviewing;

public sealed class InboxViewsTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public async Task Nobody_sees_or_deletes_the_views_of_another()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var views = new SavedViews(test.Dbs, new SingleWriter(test.Dbs));
        Assert.IsType<ViewSaved.Saved>(await views.SaveAsync("one", "Mine", "urgency=soon", None));
        var id = Assert.Single(await views.OfAsync("one", None)).Id;

        Assert.Empty(await views.OfAsync("other", None));
        Assert.False(await views.DeleteAsync("other", id, None));
        Assert.True(await views.DeleteAsync("one", id, None));
    }

    [Fact]
    public async Task A_view_of_the_same_name_is_replaced_and_there_are_never_too_many()
    {
        await using var test = await TestSessionDb.CreateAsync(clock);
        var views = new SavedViews(test.Dbs, new SingleWriter(test.Dbs));
        for (var i = 0; i < SavedViews.KeptAtMost; i++)
        {
            Assert.IsType<ViewSaved.Saved>(await views.SaveAsync("one", $"View {i}", "", None));
        }

        Assert.IsType<ViewSaved.Saved>(await views.SaveAsync("one", " View 3 ", "mine=1", None));
        Assert.IsType<ViewSaved.TooMany>(await views.SaveAsync("one", "One more", "", None));
        Assert.IsType<ViewSaved.NameWrong>(await views.SaveAsync("one", "  ", "", None));
        Assert.IsType<ViewSaved.NameWrong>(await views.SaveAsync("one", new string('n', SavedViews.NameAtMost + 1), "", None));
        Assert.IsType<ViewSaved.FilterTooLong>(await views.SaveAsync("one", "View 3", new string('q', SavedViews.QueryAtMost + 1), None));
        Assert.Equal(SavedViews.KeptAtMost, (await views.OfAsync("one", None)).Length);
        Assert.Equal("mine=1", (await views.OfAsync("one", None)).Single(view => view.Name == "View 3").Query);
    }
}

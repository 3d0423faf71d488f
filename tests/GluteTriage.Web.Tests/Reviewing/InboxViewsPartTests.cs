using Bunit;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Web.Accounts;
using GluteTriage.Web.Reviewing;
using GluteTriage.Web.Reviewing.Inbox;
using GluteTriage.Web.Tests.Operations;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;

namespace GluteTriage.Web.Tests.Reviewing;

/// <summary>The part of the inbox that keeps views of it, as a clinician meets it.</summary>
public sealed class InboxViewsPartTests(Site site) : BunitContext
{
    private readonly string me = $"dr-{Guid.NewGuid():N}";

    [Fact]
    public async Task A_view_is_kept_by_its_name_until_it_is_deleted_and_opens_what_was_asked()
    {
        var part = Show();

        await SaveAsync(part, "My urgent ones");

        var link = part.Find("li a");
        Assert.Equal(("My urgent ones", $"{ReviewUrl.Inbox}?{InboxFields.Mine}=1"), (link.TextContent, link.GetAttribute("href")));
        Assert.Equal("", part.Find("input").GetAttribute("value") ?? "");
        await part.Find("li button").ClickAsync(new());
        Assert.Empty(part.FindAll("li"));
        Assert.Contains(ReviewText.Inbox.NoViews, part.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_does_not_fit_is_refused_in_words_and_stays_to_be_mended()
    {
        var part = Show();

        await SaveAsync(part, "   ");

        Assert.Contains(ReviewText.Inbox.Problem(new ViewSaved.NameWrong())!, part.Markup, StringComparison.Ordinal);
        Assert.Empty(part.FindAll("li"));
        Assert.Equal("   ", part.Find("input").GetAttribute("value"));
    }

    [Fact]
    public async Task Whoever_keeps_as_many_as_they_may_is_told_so_and_loses_none()
    {
        var part = Show();
        for (var view = 0; view < SavedViews.KeptAtMost; view++)
        {
            await SaveAsync(part, $"view {view}");
        }

        await SaveAsync(part, "one more");

        Assert.Contains(ReviewText.Inbox.Problem(new ViewSaved.TooMany())!, part.Markup, StringComparison.Ordinal);
        Assert.Equal(SavedViews.KeptAtMost, part.FindAll("li").Count);
    }

    private static async Task SaveAsync(IRenderedComponent<InboxViews> part, string name)
    {
        await part.Find("input").ChangeAsync(new() { Value = name });
        await part.Find("form").SubmitAsync();
    }

    private IRenderedComponent<InboxViews> Show()
    {
        Services.AddMudServices();
        Services.AddSingleton(ActivatorUtilities.CreateInstance<InboxDesk>(site.Services, SignedIn.As(me, StaffRole.Reviewer)));
        return Render<InboxViews>(part => part.Add(one => one.Asked, InboxAsked.Default with { Filter = InboxFilter.NeedsEyes with { Mine = true } }));
    }
}

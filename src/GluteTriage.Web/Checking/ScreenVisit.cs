using GluteTriage.Engine.Screens;
using GluteTriage.Sessions;

namespace GluteTriage.Web.Checking;

/// <summary>One session at one screen.</summary>
/// <param name="Show">The screen as it is offered.</param>
/// <param name="Which">Where it asks of which line the person is unsure; null where it asks its lines.</param>
public sealed record ScreenVisit(Progress Progress, ScreenStep.Show Show, ScreenStep.WhichUnsure? Which)
{
    public Screen Screen => Show.Screen;

    public bool ForAnother => Progress.Whom is not ForWhom.Me;

    public string Title => ForAnother ? Screen.HelperTitle ?? Screen.Title : Screen.Title;

    /// <summary>Address of the page, to which its form is posted.</summary>
    public string Address => Which is null ? CheckUrl.ForScreen(Screen.Code) : CheckUrl.ForUnsure(Screen.Code);

    public string BackTo => Which is not null
        ? CheckUrl.ForScreen(Screen.Code)
        : Progress.Before(CheckUrl.ForScreen(Screen.Code)) ?? CheckUrl.Start;

    public string Say(ScreenLine line) => ForAnother ? line.HelperSay ?? line.Say : line.Say;
}

/// <summary>What a browser's address of a screen and its key lead to. Closed.</summary>
internal abstract record FoundScreen
{
    private FoundScreen()
    {
    }

    public sealed record Here(ScreenVisit Visit) : FoundScreen;

    /// <summary>The person is not at the screen, and has not answered it.</summary>
    public sealed record NotNow(Progress Progress) : FoundScreen;

    public sealed record NoSession : FoundScreen;
}

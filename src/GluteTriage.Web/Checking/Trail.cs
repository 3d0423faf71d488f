using System.Collections.Immutable;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Sessions;

namespace GluteTriage.Web.Checking;

/// <summary>A page a person has answered.</summary>
/// <param name="Item">The item it asks, or null for a screen.</param>
internal sealed record TrailPage(string Address, ItemCode? Item)
{
    /// <summary>The pages of a session, in the order they were first answered, none twice.</summary>
    public static ImmutableArray<TrailPage> Of(OpenSession open)
    {
        var fromScreens = open.Screens
            .SelectMany(screen => Enumerable.Range(screen.Revision - screen.Replies + 1, screen.Replies))
            .ToHashSet();
        var items = open.Replies
            .Where(reply => !fromScreens.Contains(reply.Revision))
            .Select(reply => (reply.Revision, Number: 0, Page: new TrailPage(CheckUrl.For(reply.Item), reply.Item)));
        var screens = open.Screens.Select(screen => (screen.Revision, screen.Number, Page: new TrailPage(CheckUrl.ForScreen(screen.Screen), null)));
        return [.. items.Concat(screens).OrderBy(one => one.Revision).ThenBy(one => one.Number).Select(one => one.Page).Distinct()];
    }
}

namespace GluteTriage.Web.Reviewing.Inbox;

/// <summary>The parts of a filter in words, each with what is asked once it is taken away.</summary>
internal static class InboxChips
{
    public static IEnumerable<(string Words, InboxAsked Without)> Of(InboxAsked asked, InboxCodes codes) =>
        InboxFields.All.SelectMany(field => field.Chips(asked with { After = null }, codes));
}

using System.Diagnostics;
using System.Globalization;
using GluteTriage.Engine.Answering;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Web.Reviewing.Inbox;

namespace GluteTriage.Web.Reviewing;

internal static partial class ReviewText
{
    /// <summary>The inbox.</summary>
    public static class Inbox
    {
        public const string Title = "Inbox";
        public const string SearchLabel = "Which sessions";
        public const string Find = "Find";
        public const string FindNow = "Find";
        public const string FindHint = "Session numbers, or words of red flags, causes and places. Answers are not searched.";
        public const string FindHintFirst = "Session numbers, or words of places. Answers are not searched.";
        public const string JudgeFirst =
            "You judge first: this list says nothing of what the tool made of a session. Work from the top; what cannot wait comes before the rest.";
        public const string Order = "What comes first";
        public const string NeedsEyes = "Waiting for a review";
        public const string Nothing = "Nothing waits. Well done, and thank you.";
        public const string NothingFound = "No session fits this filter. Take a part of it away to see more.";
        public const string NothingAfter = "No more sessions follow.";
        public const string Loading = "Reading the sessions.";
        public const string NotAllowed = "Your account may not list sessions any more. Ask an administrator if that is not right.";
        public const string NotRefreshed = "The list could not be brought up to date. Load the page again to see what is new.";
        public const string Filter = "Filter";
        public const string Apply = "Show";
        public const string Everything = "Any";
        public const string Urgency = "Urgency";
        public const string Status = "Status";
        public const string Cause = "First cause";
        public const string Flag = "Red flag, raised or not excluded";
        public const string Place = "Where it hurts";
        public const string Release = "Release";
        public const string Verdict = "Agreement";
        public const string From = "From day";
        public const string To = "To day";
        public const string Mine = "Only what I have taken on";
        public const string Second = "Second review wanted from me";
        public const string Waiting = "New and opened";
        public const string ActiveLabel = "Filters in use";
        public const string ClearAll = "Clear all filters";
        public const string ViewsHeading = "Saved views";
        public const string ViewName = "Name for this view";
        public const string SaveView = "Save view";
        public const string NoViews = "No view saved yet. Set a filter, give it a name and save it.";
        /// <returns>Why a view was not saved, or null.</returns>
        public static string? Problem(ViewSaved saved) => saved switch
        {
            ViewSaved.Saved => null,
            ViewSaved.NameWrong => $"This view was not saved. Give it a name of at most {SavedViews.NameAtMost} letters.",
            ViewSaved.FilterTooLong => "This view was not saved: it asks for more than a view can keep. Take some of the filter away.",
            ViewSaved.TooMany => $"This view was not saved: you keep {SavedViews.KeptAtMost} views already, and more cannot be kept. Delete one first.",
            _ => throw new UnreachableException($"Case {saved.GetType().Name} has no words."),
        };

        public const string Reference = "Session";
        public const string Arrived = "Waiting";
        public const string Age = "Age";
        public const string AgeNotAsked = "Not asked";
        public const string Flags = "Red flags";
        public const string NoFlags = "None raised or open";
        public const string Taken = "Taken by";
        public const string Me = "You";
        public const string Colleague = "A colleague";
        public const string Nobody = "Nobody";
        public const string NoCause = "None shown";
        public const string NoPlace = "Not marked";
        public const string Synthetic = "Made up";
        public const string JustCame = "New";
        public const string SelectAll = "Select all on this page";
        public const string SelectNone = "Select none";
        public const string Selection = "What is selected";
        public const string TakeOn = "Take them on";
        public const string CloseThem = "Close them";
        public const string Colleagues = "A colleague";
        public const string ChooseColleague = "Choose a colleague";
        public const string Assign = "Assign them";
        public const string No = "No, go back";
        public const string NoColleague = "Nothing was assigned: that colleague may not judge sessions any more. Choose somebody else.";
        public const string NotDone = "Nothing was done: the log could not be written. Try again in a moment.";
        public const string NotLet = "Nothing was done: your account may not judge sessions any more. Ask an administrator if that is not right.";

        public static string Select(long id) => $"Select session {Number(id)}";

        public static string Selected(int count) => $"{Several(count)} selected.";

        public static string Sure(SeveralAct act, int count) => act switch
        {
            SeveralAct.TakeOn => $"Take {Several(count)} on? They are yours until you give them back, or for {ReviewLog.ClaimLasts.TotalHours:0} hours.",
            SeveralAct.Assign =>
                $"Assign {Several(count)} to whom? They hold them until they give them back, or for {ReviewLog.ClaimLasts.TotalHours:0} hours.",
            SeveralAct.Close => $"Close {Several(count)}? Nobody waits for them then; each can be opened again on its page. "
                + "What a colleague has, and an emergency you have not opened, stays as it is.",
            _ => throw new UnreachableException($"Act {act} has no question."),
        };

        /// <param name="to">Name of the colleague that was chosen; empty for none yet.</param>
        public static string Yes(SeveralAct act, int count, string to) => act switch
        {
            SeveralAct.TakeOn => $"Take {Several(count)} on",
            SeveralAct.Assign => to.Length == 0 ? $"Assign {Several(count)}" : $"Assign {Several(count)} to {to}",
            SeveralAct.Close => $"Close {Several(count)}",
            _ => throw new UnreachableException($"Act {act} has no button."),
        };

        public static string Made(SeveralSaid said, int count) => said.Act switch
        {
            SeveralAct.TakeOn => $"You have taken {Several(count)} on.",
            SeveralAct.Assign => $"{Several(count)} {Are(count)} assigned to {said.To}.",
            SeveralAct.Close => $"{Several(count)} {Are(count)} closed.",
            _ => throw new UnreachableException($"Act {said.Act} has no words."),
        };

        public static string Refused(int count) => $"{Several(count)} {Are(count)} as before:";

        /// <summary>Why one of several was left as it was.</summary>
        /// <param name="toolHidden">Whether the list does not say which are emergencies.</param>
        public static string Why(SessionChange why, bool toolHidden) => why switch
        {
            SessionChange.Gone => "it is gone, or you may not read it any more",
            SessionChange.MoreUrgent => "it has become more urgent than the list said",
            SessionChange.WithColleague => "a colleague has taken it on",
            SessionChange.Unread when toolHidden => "you have not opened it as it is now: read it first",
            SessionChange.Unread => "an emergency that you have not opened as it is now: read it first",
            SessionChange.Unjudged => "nobody has judged it, and you have not seen what the tool made of it: judge it first",
            SessionChange.Already => "it was so already",
            _ => throw new UnreachableException($"Case {why.GetType().Name} has no words here."),
        };

        private static string Several(int count) => count == 1 ? "1 session" : $"{count} sessions";

        private static string Are(int count) => count == 1 ? "is" : "are";

        public const string Next = "Next page";
        public const string Start = "Back to the first page";
        public const string PagesLabel = "Pages";
        public const string ShowNew = "Show the first page";

        /// <summary>How many flags a line names; the rest are counted.</summary>
        private const int NamedAtMost = 2;

        /// <returns>The first titles and how many more there are; empty when there is none.</returns>
        public static string Named(IEnumerable<string> titles)
        {
            var all = titles.ToList();
            return string.Join("; ", all.Take(NamedAtMost)) + (all.Count > NamedAtMost ? $" +{all.Count - NamedAtMost}" : "");
        }

        public static string Open(string named) => $"Not excluded: {named}";

        /// <summary>The window's title, which is all that is seen of a page in the background.</summary>
        public static string WindowTitle(int waiting) => $"({Counted(waiting)}) {Title} - {ReviewText.Title}";

        public static string WaitingInAll(int waiting) => $"{Counted(waiting)} waiting in all";

        /// <param name="left">Until it has waited too long; negative once it has.</param>
        public static string Due(TimeSpan left) => left switch
        {
            { TotalMinutes: <= -1 } => $"overdue by {Length(-left)}",
            { TotalMinutes: < 1 } => "due now",
            _ => $"due in {Length(left)}",
        };

        public static string Number(long id) => string.Create(CultureInfo.InvariantCulture, $"#{id}");

        public static string Counted(int count) => count >= Sessions.Reviewing.Inbox.CountedTo ? "1,000+" : count.ToString(CultureInfo.InvariantCulture);

        public static string Came(int count) => count == 1 ? "1 new session." : $"{count} new sessions.";

        public static string ChangedMeanwhile(int count) => count == 1
            ? "Meanwhile 1 session is new or has changed."
            : $"Meanwhile {count} sessions are new or have changed.";

        public static string Unknown(IEnumerable<string> parts) =>
            $"The address asks for something that is not known here and was left out: {string.Join(", ", parts)}.";

        public static string Caption(InboxOrder order, bool toolHidden) =>
            $"Sessions whose person agreed that clinicians may read them: {(toolHidden ? FirstThen(order) : Rule(order))}.";

        /// <param name="toolHidden">Whether the order tells nothing of urgency.</param>
        public static string Says(InboxOrder order, bool toolHidden) => order switch
        {
            InboxOrder.Urgent when toolHidden => Says(InboxOrder.Longest, toolHidden),
            InboxOrder.Urgent => "Most urgent",
            InboxOrder.Due => "First due",
            InboxOrder.Longest => "Longest waiting",
            InboxOrder.Newest => "Newest",
            InboxOrder.Oldest => "Oldest people",
            _ => throw new UnreachableException($"Order {order} has no words."),
        };

        private static string Rule(InboxOrder order) => order switch
        {
            InboxOrder.Urgent => "most urgent first, then longest waiting",
            InboxOrder.Due => "what is overdue or due soonest first",
            InboxOrder.Longest => "longest waiting first, however urgent",
            InboxOrder.Newest => "newest first, however urgent",
            InboxOrder.Oldest => "the oldest people first, however urgent, then longest waiting",
            _ => throw new UnreachableException($"Order {order} has no words."),
        };

        private static string FirstThen(InboxOrder order) => "what cannot wait, then " + order switch
        {
            InboxOrder.Newest => "the newest",
            InboxOrder.Oldest => "the oldest people",
            _ => "whoever has waited longest",
        };

        public static string Quoted(string word) => $"“{word}”";

        public static string NotFound(IEnumerable<string> terms) =>
            $"No red flag, cause or place is called {string.Join(" or ", terms.Select(Quoted))}, so nothing was searched.";

        public static string Remove(string filter) => $"Remove filter {filter}";

        public static string DeleteView(string name) => $"Delete view {name}";

        public static string Says(ReviewStatus status) => status.ToString();

        public static string Says(Verdict verdict) => verdict switch
        {
            Sessions.Reviewing.Verdict.Agree => "Reviewer agreed",
            Sessions.Reviewing.Verdict.TooHigh => "Urgency judged too high",
            _ => "Urgency judged too low",
        };

        public static string Sided(string label, Side side) => side switch
        {
            Side.Left => $"{label}, left",
            Side.Right => $"{label}, right",
            _ => label,
        };

        /// <summary>How long ago.</summary>
        public static string Ago(TimeSpan age) => age.TotalMinutes < 1 ? "just now" : $"{Length(age)} ago";

        /// <summary>In the largest unit that fits, rounded down.</summary>
        private static string Length(TimeSpan length) => length switch
        {
            { TotalHours: < 1 } => $"{(int)length.TotalMinutes} min",
            { TotalDays: < 1 } => $"{(int)length.TotalHours} h",
            { TotalDays: < 2 } => "1 day",
            _ => $"{(int)length.TotalDays} days",
        };
    }
}

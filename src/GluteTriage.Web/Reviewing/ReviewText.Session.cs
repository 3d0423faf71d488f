using System.Diagnostics;
using System.Globalization;
using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions;
using GluteTriage.Sessions.Auditing;
using GluteTriage.Sessions.Reviewing;

namespace GluteTriage.Web.Reviewing;

/// <summary>What the page of one session says.</summary>
internal static partial class ReviewText
{
    public const string Excluded = "Asked about, and absent";
    public const string Story = "The story";
    public const string AnswersBehind = "Answers behind it";
    public const string AllReasons = "All that speaks for and against";
    public const string RecordLabel = "The whole summary, for paper";
    public const string NotADiagnosis = "Nobody was examined; this is not a diagnosis.";
    public const string WouldChange = "Would make it more urgent";
    public const string SafetyNet = "Safety net";
    public const string FirstCause = "First cause";
    public const string Where = "Where it hurts";
    public const string Synthetic = "made up for demonstration";
    public const string NothingExamined = "Nothing was examined. These are answers to questions and what the tool made of them, not a diagnosis.";
    public const string AgreesWords = "The clinician agreed with the result.";
    public const string Loading = "Opening the session";
    public const string Unreadable =
        "The content release of this session cannot be read any more, or its answers do not fit it. "
        + "Keep the store files of every release that sessions began with.";
    public const string NotFinished = "The person has not been shown a result. This is what these answers give so far.";
    public const string Blinded = "You are asked for a second, blinded judgement. What others judged and noted is shown once yours is in.";
    public const string Claim = "Take this session on";
    public const string TakeOver = "Take it over from them";
    public const string Free = "Give it back";
    public const string ClaimedByYou = "You have taken this session on.";
    public const string PrintGuard = "A session is printed by the Print button on its page, which records it.";
    public const string JudgeLater = "A colleague is at it. You can judge the session when they give it back; a lead can take it over.";
    public const string Close = "Close the session";
    public const string Reopen = "Open it again";
    public const string Print = "Print";
    public const string CopySbar = "Copy as SBAR";
    public const string CopySoap = "Copy as SOAP";
    public const string Pdf = "PDF file";
    public const string TextHeading = "As plain text";
    public const string Copied = "Copied.";
    public const string TakenBack = "open again, as the page it came from was answered anew";

    /// <returns>Empty where nobody else does.</returns>
    public static string LookingToo(IReadOnlyList<string> names) => names.Count == 0 ? "" : $"{Listed(names)} {Are(names)} also looking at this session now.";

    /// <returns>Empty where nobody does.</returns>
    public static string LookingNow(IReadOnlyList<string> names) => names.Count == 0 ? "" : $"{Listed(names)} {Are(names)} looking at it now";

    private static string Are(IReadOnlyList<string> names) => names.Count == 1 ? "is" : "are";

    private static string Listed(IReadOnlyList<string> names) => names.Count == 1 ? names[0] : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";

    public static string AnsweredBy(ForWhom? whom) => whom switch
    {
        ForWhom.Me => "Answered by the person themselves.",
        ForWhom.WithMe => "Answered by somebody who was with the person.",
        ForWhom.Elsewhere => "Answered by somebody who was not with the person.",
        null => "Who answered was not asked.",
        _ => throw new UnreachableException($"ForWhom {whom} has no words."),
    };

    public const string TranscriptHeading = "Everything that was asked and said";
    public const string TranscriptCaption = "Replies in the order they were given, in the words the person saw";
    public const string Question = "Question";
    public const string At = "At (UTC)";
    public const string Waited = "After";
    public const string Instead = "instead of";
    public const string NotCounted = "does not count any more";
    public const string ComparisonHeading = "The stored result, and the same answers computed again";
    public const string ComparisonCaption = "What differs under the current release";
    public const string StoredColumn = "Release of the session";
    public const string CurrentColumn = "Current release";
    public const string SameUnderCurrent = "The current release gives the same urgency, red flags and first cause.";
    public const string IsCurrent = "The session has the current release.";
    public const string DoesNotFit = "The answers do not fit the current release, so it cannot judge them.";
    public const string AllFlags = "Every red flag, and what became of it";
    public const string NotAsked = "Hangs on a question that was not asked";
    public const string LaterReplies = "The person answered again after this result. What they said then is in the transcript and not in this summary.";
    public const string What = "What";
    public const string PlacesLabel = "Around this session";
    public const string ToList = "Back to the list";
    public const string Previous = "Previous session";
    public const string Next = "Next session";
    public const string JudgeHeading = "Your judgement";
    public const string UrgencyLegend = "The urgency you would have given";
    public const string CauseLabel = "The cause you think likeliest";
    public const string NoCause = "None of these, or cannot say";
    public const string FlagsLegend = "Red flags you hold to be present";
    public const string ReasonLabel = "Why";
    public const string ReasonHint = "Needed unless you agree with what the person was told. Nothing that names the person.";
    public const string ReasonHintFirst = "In a sentence: it explains your judgement where the tool's differs. Nothing that names the person.";
    public const string ReasonMissing = "Please say why, in a sentence.";
    public const string ChoiceMissing = "Please choose an urgency.";
    public const string SaveJudgement = "Save the judgement";
    public const string SaveAndSee = "Save, and see the tool's result";
    public const string SaveAndClose = "Save, close, go on";
    public const string AnswersHeading = "What the person said";
    public const string JudgeFirst = "You judge first: what the tool made of these answers, and what colleagues think, is shown once your judgement is in.";
    public const string ShowTool = "Show the tool's result now";
    public const string ShowToolHint = "For when it cannot wait. It is recorded, and your judgement then counts as given with the result in sight.";
    public const string BeforeToolMark = "Given before the tool's result was shown.";
    public const string ToolMoreUrgent = "The tool was more urgent than you. Read why before you close the session; you can judge it again.";
    public const string MoreUrgent = "Nothing was saved: the session has become more urgent since you opened it. Load the page again and look at it anew.";
    public const string WithColleague = "A colleague was faster and has this session. Nothing of yours was saved.";
    public const string NotHeld = "You did not have this session any more, so there was nothing to give back.";
    public const string Unread = "Nothing was saved: this is an emergency that you have not opened as it is now.";
    public const string AlreadySo = "It was so already.";
    public const string Unjudged = "Nothing was saved: judge the session first, or look at what the tool made of it.";
    public const string ToolSeen = "Nothing was saved: you have been shown the tool's result meanwhile, in another window. Load the page again.";
    public const string SessionGone = "Nothing was saved: the session is gone, or you may not read it any more.";
    public const string JudgementsHeading = "Judgements so far";
    public const string SecondMark = "Blinded second judgement.";
    public const string VignetteLink = "Make a vignette of this disagreement";
    public const string OutcomeHeading = "What became of the person";
    public const string SeenWhereLabel = "Where they were seen";
    public const string DiagnosisLabel = "Final diagnosis, in your words";
    public const string OutcomeCauseLabel = "Which cause is that";
    public const string SaveOutcome = "Save the outcome";
    public const string OutcomeSaved = "The outcome is saved.";
    public const string NotesHeading = "Notes you share";
    public const string NotesLabel = "Notes";
    public const string NotesHint = "They save themselves, and whoever may read the session reads them. Nothing that names the person.";
    public const string NotesStale =
        "Another window of yours saved this note meanwhile. Its text is below; yours is still in the field. "
        + "Put them together, then save.";
    public const string NotesNotYet = "Not saved yet: the log could not be written. Your text is still here, and is tried again in a few seconds.";
    public const string NotesMayNot = "Not saved: your account may not write here any more. Copy the text before you leave.";
    public const string NotesKeepMine = "Save what is in the field";
    public const string EarlierVersions = "Earlier versions";
    public const string ActivityHeading = "Who did what";
    public const string MayNotAnyMore = "Your account may not read sessions any more. Ask an administrator if that is not right.";
    public const string NotRefreshed = "What colleagues do now could not be read. Load the page again to see it.";
    public const string ConcernHeading = "Report a safety concern";
    public const string ConcernLabel = "What could have harmed somebody?";
    public const string ConcernSend = "Report it";
    public const string ConcernSent = "Reported. Whoever leads the reviews sees it under Concerns.";
    public const string ConcernShort = "Please describe the concern in a sentence.";
    public const string ConcernsHeading = "Safety concerns";
    public const string ConcernsLead = "Each may become a hazard of the log. The file it gives is a beginning: a person completes and reviews it.";
    public const string ConcernsNone = "No concern has been reported.";
    public const string ConcernsCaption = "Concerns, the open ones first";
    public const string Reported = "Reported";
    public const string Concern = "Concern";
    public const string HazardFile = "Hazard file";
    public const string CloseConcern = "Close";
    public const string ConcernClosedAlready = "A colleague has closed it already.";
    public const string ConcernGone = "That concern is not there any more.";
    public const string State = "State";
    public const string Open = "open";
    public const string Done = "closed";

    /// <returns>Why something was not done to a session, or null.</returns>
    public static string? Problem(SessionChange change) => change switch
    {
        SessionChange.Made => null,
        SessionChange.Gone => SessionGone,
        SessionChange.MoreUrgent => MoreUrgent,
        SessionChange.WithColleague => WithColleague,
        SessionChange.NotHeld => NotHeld,
        SessionChange.Unread => Unread,
        SessionChange.Unjudged => Unjudged,
        SessionChange.ToolSeen => ToolSeen,
        SessionChange.Already => AlreadySo,
        _ => throw new UnreachableException($"Case {change.GetType().Name} has no words."),
    };

    public static string Problem(JudgementFault fault) => fault switch
    {
        JudgementFault.ChoiceMissing => ChoiceMissing,
        JudgementFault.ReasonMissing => ReasonMissing,
        _ => throw new UnreachableException($"Case {fault} has no words."),
    };

    /// <returns>Why a concern was not closed, or null.</returns>
    public static string? Problem(ConcernClosed closed) => closed switch
    {
        ConcernClosed.Made => null,
        ConcernClosed.Already => ConcernClosedAlready,
        ConcernClosed.Gone => ConcernGone,
        _ => throw new UnreachableException($"Case {closed.GetType().Name} has no words."),
    };

    /// <summary>Codes of where somebody was seen, with their words.</summary>
    public static readonly (string Code, string Word)[] SeenWhere =
    [
        ("emergency-department", "Emergency department"), ("gp", "GP or family doctor"), ("physiotherapist", "Physiotherapist"),
        ("specialist", "Hospital clinic or specialist"), ("pharmacist", "Pharmacist"), ("elsewhere", "Elsewhere"), ("not-seen", "Not seen by anybody"),
    ];

    public static string Reference(long id) => string.Create(CultureInfo.InvariantCulture, $"#{id}");

    public static string SessionTitle(long id) => $"Session {Reference(id)}";

    public static string Fit(FitWord fit) => fit switch
    {
        FitWord.FitsBest => "fits best",
        FitWord.CouldBe => "could be",
        FitWord.Unclear => "unclear",
        FitWord.LessLikely => "less likely",
        _ => "excluded",
    };

    public static string Verdict(Verdict verdict) => verdict switch
    {
        Sessions.Reviewing.Verdict.Agree => "right",
        Sessions.Reviewing.Verdict.TooHigh => "too high",
        _ => "too low",
    };

    public static string More(int count) => $"and {count} more";

    public static string SavedAt(DateTimeOffset at, int version) =>
        string.Create(CultureInfo.InvariantCulture, $"Saved {at.UtcDateTime:HH:mm} UTC, version {version}.");

    public static string NotedBy(string name, DateTimeOffset at) => $"{name}, {When(at)} UTC";

    /// <summary>What somebody did to the session, in a sentence.</summary>
    /// <param name="names">What colleagues are called, by account id.</param>
    public static string Did(SessionActivity one, IReadOnlyDictionary<string, string> names) => $"{one.ActorName} " + one.Act switch
    {
        AuditAct.Opened => "read it",
        AuditAct.OpenedByCode => "opened it by its code",
        AuditAct.Claimed => one.Detail == ReviewLog.TakenOver ? "took it over" : "took it on",
        AuditAct.Assigned => $"assigned it to {names.GetValueOrDefault(one.Detail[SessionActivity.AssignedTo.Length..], "a colleague")}",
        AuditAct.Released => "gave it back",
        AuditAct.ToolShown => "had the tool's result shown before judging",
        AuditAct.Reviewed => "judged it",
        AuditAct.NoteSaved => "saved a note",
        AuditAct.OutcomeNoted => "noted an outcome",
        AuditAct.Closed => "closed it",
        AuditAct.Reopened => "opened it again",
        AuditAct.ConcernReported => "reported a safety concern",
        AuditAct.Printed => "printed it",
        AuditAct.Copied => "took its summary along",
        AuditAct.VignetteDrawn => "drew a vignette from it",
        AuditAct.Exported => "exported it",
        AuditAct.GlassBroken => "broke the glass for it",
        _ => throw new UnreachableException($"Act {one.Act} is none of those told of a session."),
    } + ".";

    public static string Gap(TimeSpan waited) => waited.TotalSeconds < 90
        ? string.Create(CultureInfo.InvariantCulture, $"{waited.TotalSeconds:0} s")
        : waited.TotalMinutes < 90
            ? string.Create(CultureInfo.InvariantCulture, $"{waited.TotalMinutes:0} min")
            : string.Create(CultureInfo.InvariantCulture, $"{waited.TotalHours:0} h");

    /// <summary>What somebody chooses where they agree.</summary>
    public static string AsTold(string word) => $"{word} (as the person was told)";

    /// <returns>How a judgement was given, where that is more than usual; empty otherwise.</returns>
    public static string Marks(Review review) =>
        string.Join(' ', new[] { review.Second ? SecondMark : "", review.BeforeTool ? BeforeToolMark : "" }.Where(mark => mark.Length > 0));

    public static string ClaimedByOther(string who) => $"{who} has taken this session on.";

    public static string JudgedBeside(Review mine, string urgency, string told) => mine.Verdict is Sessions.Reviewing.Verdict.Agree
        ? $"Your judgement is saved. You and the tool said {urgency}."
        : $"Your judgement is saved. You said {urgency}, the tool {told}.";

    public static string JudgedAndClosed(long id) => $"{SessionTitle(id)} is judged and closed.";

    public static string JudgedBy(Review review, string urgency) =>
        $"{review.ReviewerName}, {When(review.At)} UTC: {Verdict(review.Verdict)}; would have said {urgency}.";
}

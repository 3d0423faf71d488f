using System.Globalization;
using GluteTriage.Content.Reading;
using GluteTriage.Content.Search;
using GluteTriage.Engine.Rules;
using GluteTriage.Web.Checking;
using GluteTriage.Web.Reading;

namespace GluteTriage.Web.Shell;

internal static partial class ShellText
{
    /// <summary>The pages drawn from the content store for people who read.</summary>
    public static class Reading
    {
        public const string SignsHeading = "Warning signs";
        public const string SignsLead =
            "Most pain in the buttock is harmless. These are the signs that it may not be, by part of the body, the most urgent first. "
            + "Open one to see when it is urgent, what it may mean and what to do.";
        public const string SignLevelsHeading = "What the colours mean";
        public const string SignPartsHeading = "Find the part of the body";
        public const string SignsOfNoPart = "More signs";
        public const string SignWhenHeading = "How urgent";
        public const string SignsUnsure = "If you are not sure about a sign, it is not the same as not having it. The questions take that into account.";
        public const string CausesHeading = "What may be behind the pain";
        public const string CausesLead = "These are the causes that the questions can name. Several feel alike, and you may have more than one at once.";
        public const string ConsiderHeading = "Other illnesses to keep in mind";
        public const string ConsiderLead =
            "The questions look for the warning signs of these, and do not name them as a cause. Each page says how it feels and how soon to be seen.";
        public const string HelpsHeading = "Looking after it";
        public const string OthersHeading = "Other causes";
        public const string AllCauses = "All causes";
        public const string GetHelpHeading = "When to get help";
        public const string CheckHeading = "Check your own pain";
        public const string CheckText = "The questions look for warning signs first, then for the likely cause, and give their reasons.";
        /// <summary>As the page itself is called by the content, in lists that stand on every page.</summary>
        public const string CompareHeading = "Knot, irritated nerve, wallet or sciatica?";
        public const string CompareCard = "Four causes that are easy to mix up, side by side, and others two at a time.";
        public const string CompareNote =
            "No single point decides. Yours may fit more than one, and two of these can be there at once. Some signs cannot wait.";
        public const string CompareSigns = "See the warning signs first.";
        public const string ComparePairs = "Two at a time";
        public const string ComparePairsLead = "Torn between two? Each list says what leans one way, and what leans the other. A longer list is no better one.";
        public const string CompareLeans = "It sounds more like";
        public const string CompareNotAsked = "Our questions do not ask this.";
        public const string CompareUnsure = "Still unsure?";
        public const string CompareUnsureText =
            "That is common: no check at home can settle it. The questions weigh your answers together, and say why. If it is getting worse, or a leg "
            + "tingles, goes numb or feels weak, ask to be seen.";

        public static string CompareFour(int count) => $"{(count == 4 ? "Four" : count.ToString(CultureInfo.InvariantCulture))} causes, side by side";

        public static string CompareQuestion(ComparedSide first, ComparedSide second) => $"{ComparedName.Begin(first.Name)} or {second.Name}?";

        public static string CompareAbout(ComparedSide side) => $"More about {side.Name}";

        public static string CompareExercises(ComparedSide side) => $"Exercises for {side.Name}";

        public const string EvidenceHeading = "The evidence behind every rule";
        public const string EvidenceLead =
            "For clinicians, and for everyone who wants to check us: what each warning sign and each weight rests on. It is printed from the "
            + "rules this site is running.";
        public const string WeightsHeading = "Weights of the causes";
        public const string WeightsLead =
            "Points are ten times the logarithm of a likelihood ratio: +3 doubles the odds, −3 halves them, +10 is ten times. Related answers "
            + "are capped together and shrunk, because they are not independent. A muscle knot begins with the most points, because the founding "
            + "statements call it the most frequent cause. No study has counted that, and the size is judgement.";
        public const string AnswerColumn = "Answer";
        public const string PointsColumn = "Points";
        public const string SourceColumn = "Rests on";
        public const string PriorRow = "Before any answer";
        public const string ReadHeading = "Read about it";

        public const string PartsLabel = "Parts of this site";
        public const string SearchLabel = "Search this site";
        public const string SearchButton = "Search";
        public const string OnThisPage = "On this page";
        public const string More = "Read more";
        public const string FirstPage = "Home";
        public const string BreadcrumbLabel = "Where you are";
        public const string RailLabel = "Beside this page";
        public const string RailHeading = "Could it be an emergency?";
        public const string RailSigns = "New numbness between the legs, trouble peeing or pooing, weak legs, or feeling very ill cannot wait.";
        public const string RailLink = "Get help now";
        public const string ShowSources = "Show sources in the text";
        public const string SourcesPurpose = "Remembers that you want to see sources in the text.";
        public const string UntilCleared = "Until you untick it, or clear your browser";
        public const string Enlarge = "Enlarge this drawing";
        public const string WordsLetters = "Words by their first letter";
        public const string WordsFilter = "Show only entries with this word";
        public const string WordsNone = "No entry has this word. Try another, or read all of them.";
        public const string FilterLabel = "Show only signs with this word";
        public const string FilterNone = "No sign has this word. Try another, or read all of them.";
        public const string ByPlaceHeading = "Find it by where it hurts";
        public const string ByPlaceLead = "Tap the place that hurts most, or choose it from the list. It shows what we often find there.";
        public const string NoPlaceOfItsOwn = "No cause stands out at this place alone. The questions weigh it with everything else.";
        public const string AllFamilies = "Every cause we look for";
        public const string AllPages = "All pages";
        public const string AllAdviceId = "all-advice";
        public const string AllAdviceHeading = "Everything we may advise";
        public const string AllAdviceLead =
            "Your result shows the pieces that fit your answers, and only when nothing needs a doctor the same day. Check for warning signs first.";
        public const string IndexHeading = "Understand the pain";
        public const string IndexLead = "What may be behind it, when it may be serious, what you can do tonight, and who can help.";
        public const string WordsHeading = "Words explained";
        public const string WordsLead = "Medical words you may meet, each in plain words.";
        public const string AnatomyHeading = "Under the skin: the buttock in layers";
        public const string AnatomyLead = "The body seen from behind. Take off one layer after the other, from the big muscle down to the bones.";
        public const string LayersLabel = "Layers, from the outside in";
        public const string ToTheMuscles = "What each muscle does, and where it sends pain";
        public const string PicturesHeading = "The drawings";
        public const string PicturesLead = "Every drawing on this site with its words, who drew it, and how it may be used.";
        public const string CookiesHeading = "Cookies and what we keep in your browser";
        public const string CookiesLead = "Only what the site cannot work without. No advertising, no tracking, and nothing from other companies.";
        public const string CookieName = "Name";
        public const string CookieFor = "What it is for";
        public const string CookieUntil = "How long";
        public const string CookiesEnd = "Your browser can delete all of it at any time. The list is written from the names and times the program itself uses.";
        public const string SessionCookiePurpose = "A long random key that links your browser to your answers. It says nothing about you.";
        public const string RefusedCookiePurpose =
            "Carries a choice that was not saved back to its page, so that you can mend it. Only this site can read it.";
        public const string FormCookiePurpose = "Proves that what you send comes from our own page. It holds no answer.";
        public const string RegionCookiePurpose = "Remembers which country's phone numbers to show you.";
        public const string OfflinePurpose = "Keeps one page with danger signs and phone numbers for when you have no connection. It never holds an answer.";
        public const string UntilClosed = "Until you close the browser";
        public const string UntilNewOffline = "Until a newer page replaces it";

        /// <summary>The way round the site, on every page to read, with the group of pages each part holds; null for one that is a page by itself.</summary>
        public static readonly IReadOnlyList<(string Address, string Name, PageGroup? Group)> Parts =
        [
            (ReadUrl.Index, "Understand", PageGroup.Understand),
            (ReadUrl.Signs, SignsHeading, PageGroup.Signs),
            (ReadUrl.Causes, "Causes", PageGroup.Consider),
            (ReadUrl.SelfCare, "What to do", PageGroup.Care),
            (ReadUrl.SeeingSomeone, "Who can help", null),
            (ReadUrl.HowItWorks, "How it works", PageGroup.About),
        ];

        public static readonly IReadOnlyList<(string Address, string Name)> Foot =
        [
            (ReadUrl.Signs, SignsHeading),
            (ReadUrl.Index, AllPages),
            ("/read/about", AboutLink),
            (ReadUrl.HowItWorks, "How this works"),
            ("/read/privacy", PrivacyLink),
            (WithdrawUrl.Form, Withdraw.Link),
            (ReadUrl.Cookies, "Cookies"),
            ("/read/accessibility", "Accessibility"),
        ];

        public static readonly IReadOnlyList<(string Address, string Name)> ShortFoot = [("/read/privacy", PrivacyLink)];

        public static readonly IReadOnlyList<(PageGroup Group, string Heading)> Groups =
        [
            (PageGroup.Signs, "Is it dangerous?"),
            (PageGroup.Understand, "What it may be"),
            (PageGroup.Consider, ConsiderHeading),
            (PageGroup.Care, "What to do"),
            (PageGroup.About, "About this site"),
        ];

        /// <summary>Pages drawn from the rules and lists themselves, with the group they belong to.</summary>
        public static readonly IReadOnlyList<(PageGroup Group, string Address, string Title, string Lead, string? Picture)> DrawnPages =
        [
            (PageGroup.Signs, ReadUrl.Signs, SignsHeading, "Every sign we look for, by how urgent it is, and what to do.", null),
            (PageGroup.Understand, ReadUrl.Causes, CausesHeading,
                "Every cause the questions can name: how it feels, what sets it apart, what helps, and how long it lasts.", null),
            (PageGroup.Understand, ReadUrl.Compare, CompareHeading, CompareCard, null),
            (PageGroup.Understand, ReadUrl.Anatomy, AnatomyHeading, "From the big muscle down to the bones.", "back-layers"),
            (PageGroup.Understand, ReadUrl.Words, WordsHeading, WordsLead, null),
            (PageGroup.About, ReadUrl.Evidence, EvidenceHeading, "What every warning sign and every weight rests on.", null),
            (PageGroup.About, ReadUrl.Proved, Proved.Heading, "Checked over every combination of answers, and not in samples.", null),
            (PageGroup.About, ReadUrl.Hazards, HazardsHeading, HazardsLead, null),
            (PageGroup.About, ReadUrl.Cookies, CookiesHeading, CookiesLead, null),
            (PageGroup.About, ReadUrl.Pictures, PicturesHeading, PicturesLead, null),
        ];

        public const string OfflineHeading = "You are offline";
        public const string OfflineLead =
            "You are offline, so we cannot show that page. Your earlier answers are safe. Here is what matters most; calls work without the internet.";
        public const string HazardsHeading = "What could go wrong";
        public const string HazardsLead = "The ways this tool could harm someone, what we do against each, and what remains.";

        public const string HazardCauses = "How it could come about";
        public const string HazardControls = "What stands against it";
        public const string HazardLeft = "What remains";
        public const string ToSafetyCase = "The safety case";
        public const string AllHazardsHeading = "Every hazard, the greatest first";

        public static string HazardsNote(int count) =>
            $"{count} hazards. How likely and how bad each is, from 1 to 5, is the authors’ judgement; no clinician has accepted any. Each control in "
            + "the program names the tests that hold it, and a test that is renamed or removed fails the build.";

        public static string Risk(Risk risk) => $"Without controls: likelihood {risk.Likelihood}, severity {risk.Severity}.";

        public static string RiskAfter(Risk risk) => $"With them: {risk.Likelihood} and {risk.Severity}.";

        public static string ControlBy(HazardControl control) =>
            control.Tests.IsEmpty ? $"({control.By})" : $"({control.By}; held by {string.Join(", ", control.Tests)})";

        public const string PatientsHeading = "Worked patients";
        public const string PatientsLead =
            "Patients written down by the authors, each with what should come out. They are assessed anew each time this site starts.";
        public const string PatientsTooLow = "Told to wait longer than their author expects";
        public const string PatientsTooHigh = "Told to hurry more than their author expects";
        public const string PatientsAsExpected = "As expected in urgency, signs and causes";

        public static string PatientsNote(ReleaseNote release) => string.Create(CultureInfo.InvariantCulture,
            $"Content {release.Name} of {release.Date:d MMMM yyyy}. The authors of the rules wrote the patients too, so this shows that the rules do "
            + $"what was meant, and not how they fare with real people.");

        public static string Of(int count, int all) => $"{count} of {all}";

        public static string SearchTitle(string typed) => $"Search: {typed}";

        public static string Corrected(string typed, string meant) => $"We found nothing for “{typed}” and looked for “{meant}”.";

        public const string FoundLabel = "What we found";
        public const string NothingAsk = "Show us on a body map where it hurts, and answer the questions";
        public const string NothingLook = "Look at the buttock in layers";
        public const string NothingAdvice = "If you would like to ask somebody today";
        public const string UrgentDanger = "In danger, or very unwell?";
        public const string UrgentMore = "Read about this sign";

        public static string Found(SearchResult found) => found.Hits.Length switch
        {
            0 => "We found nothing for these words. Try fewer or other words, or one of these.",
            1 => "1 result.",
            var count when found.AllWords => $"{count} results, the best first.",
            var count => $"No page has all of these words. {count} results have some of them, the best first.",
        };

        public static string KindName(SearchKind kind) => kind switch
        {
            SearchKind.WarningSign => "Warning sign",
            SearchKind.Cause => "Cause",
            SearchKind.Page => "Page",
            SearchKind.SelfCare => "What to do",
            _ => "Word explained",
        };

        public static string UrgentHeading(IntentCall call, string sign) => call switch
        {
            IntentCall.Crisis => "You can talk to someone now",
            IntentCall.Poison => "Too much of a medicine? Get advice now",
            IntentCall.UrgentAdvice => $"{sign}: get advice today",
            _ => $"{sign}: get help now if this is you",
        };

        public static string UrgentLead(IntentCall call) => call switch
        {
            IntentCall.Crisis => "If you think of harming yourself, or are not safe, you do not have to wait or to explain.",
            IntentCall.Poison => "Ask even if you feel well. You will not be judged.",
            IntentCall.UrgentAdvice => "Call and say what you feel. Do not wait until it is worse.",
            _ => "If this is new or getting worse, call now and read later. If you are not sure, call too.",
        };

        public static string Minutes(int minutes) => $"{minutes} minutes, or until you have seen it";

        public static string Hours(int hours) => $"{hours} hours";

        public static string Days(int days) => $"{days} days";

        public static string Drawn(string author, string licence) => $"Drawn by {author}. Licence: {licence}.";

        public static string Dates(DateOnly reviewed, DateOnly next, DateOnly today) => string.Create(CultureInfo.InvariantCulture,
            $"Reviewed by its authors on {reviewed:d MMMM yyyy}. {ReadAgain(next, today)} No clinician has signed this page off.");

        /// <summary>What people call it, and what clinicians do.</summary>
        public static string BothNames(Cause cause) => $"{cause.Title} ({cause.MedicalName})";

        /// <returns>The same words first, so that whoever speaks what they see is understood.</returns>
        public static string EnlargeDrawing(string text) => $"{Enlarge}: {text.Split('.')[0]}";

        public static string Medical(string name) => $"Doctors may say: {name}.";

        public static string EvidenceCount(int flags, int weights, int sources) => $"{flags} warning signs, {weights} weights, {sources} sources.";

        public static string FlagFacts(string levels, string reference) => $"Levels: {levels}. Rows of the clinical reference: {reference}.";

        public static string CanBe(string level) => $"Sometimes less urgent: {level}";

        public static string Review(DateOnly by, string signedOff, DateOnly today) =>
            $"{ReadAgain(by, today)} {(signedOff == "none" ? "No clinician has signed this page off." : $"Signed off by {signedOff}.")}";

        /// <summary>Readers are told when a page has waited longer than its authors meant it to.</summary>
        private static string ReadAgain(DateOnly by, DateOnly today)
        {
            var day = by.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
            return by < today ? $"This page was to be read again by {day}, and that has not been done yet." : $"To be read again by {day}.";
        }
    }
}

using GluteTriage.Engine.Assessments;

namespace GluteTriage.Web.Shell;

internal static partial class ShellText
{
    public static class Answers
    {
        public const string Heading = "Check your answers";
        public const string Lead = "You can change any answer. Everything else stays as it is.";
        public const string SeeResult = "See my result";
        public const string GoOn = "Go on with the questions";
        public const string ToEmergency = "Your answers point to an emergency";
        public const string ToEmergencyText = "Please read what to do now before you change anything.";
        public const string ToEmergencyLink = "What to do now";
        public const string Change = "Change";
        public const string Answer = "Answer";
        public const string NotProvided = "Not provided";
        public const string FellAwayHeading = "Answers we no longer use";
        public const string FellAwayLead = "These questions do not apply any more, so their answers count for nothing.";
        public static string LeftOut(int questions) => questions == 1
            ? "One question was left out. No answer to it could have changed how soon to be seen, or what your answers fit best."
            : $"{questions} questions were left out. No answer to them could have changed how soon to be seen, or what your answers fit best.";

        public const string FellAwayBecause = "It depends on your answers to:";
        public const string FellAwayUrgent = "It is left out because a warning sign comes first.";
    }

    public static class Emergency
    {
        public const string Heading = "Emergency help";
        public const string Call = "Call {0}";
        public const string Numbers = "Call the number where you are";
        public static string NotHere(string region) => $"Not in {region}? Numbers elsewhere";

        public const string Found = "What we found:";
        public const string SayThis = "Say this:";
        public const string AlsoFound = "We also found";
        public const string DoHeading = "What to do now";
        public const string OtherHeading = "Other help by phone";
        public const string CrisisLabel = "If you think of harming yourself, or are not safe";
        public const string PoisonLabel = "If you took too much of a medicine";
        public const string SignsHeading = "Signs that need emergency help";
        public const string ToAnswersHeading = "Your answers";
        public const string Correct = "Correct an answer";
        public const string Result = "See what we found in your answers";
    }

    public static class Leaving
    {
        public const string Heading = "Delete your answers and leave?";
        public const string Text = "All your answers and your result are deleted at once. We cannot bring them back.";
        public const string Button = "Yes, delete my answers";
        public const string Stay = "No, keep them";
        public const string Nothing = "There is nothing to delete. This browser holds no answers.";
        public const string DeletedHeading = "Your answers are deleted";
        public const string DeletedText = "We deleted your answers and the key in this browser. On a shared phone or computer, close this page too.";
        public const string DeletedCare = "If you are still worried about your pain, please speak to a doctor or pharmacist.";
        public const string TryAgain = "This page was open for a long time, so nothing was deleted yet. Please press the button again.";
    }

    public static class Result
    {
        public const string Heading = "Your result";
        public const string LevelLabel = "How soon:";
        public const string TwoChecksDiffer =
            "We check every answer twice, in two separate ways. This time they did not agree, so we tell you the more urgent of the two. We will "
            + "look into why.";
        public const string When = "When";
        public const string Who = "Who";
        public const string What = "What to do";
        public const string Print = "Print this page";
        public const string FlagsHeading = "Warning signs we found";
        public const string BecauseYouToldUs = "Because you told us:";
        public const string WhyFound = "Why";
        public const string HowToGoAbout = "How to go about it";
        public const string AboutHeading = "About this result";
        public const string DoNow = "Do this now";
        public const string WhatToSay = "What to say";
        public const string NotExcludedHeading = "Warning signs we could not rule out";
        public const string NoneFound = "We found no warning sign in your answers.";
        public const string StillOpen = "You were not sure about:";
        public const string CheckedHeading = "What we checked";
        public const string CheckedLead = "We found nothing here in your answers. This does not prove that nothing is wrong.";
        public const string FloorsHeading = "Other reasons to be seen";
        public const string NotFinishedHeading = "Not finished";
        public const string MissingHeading = "Some questions are not answered yet.";
        public const string MissingText = "We can only tell how soon to be seen when they are.";
        public const string MissingLink = "Go on with the questions";
        public const string WouldChangeHeading = "What would change it";
        public const string MoreUrgentLead = "One different answer would make it more urgent, for example:";
        public const string OtherFirstLead = "One different answer would put something else first:";
        public const string WouldGive = "would give:";
        public const string CausesHeading = "Most like";
        public const string TwoCausesHeading = "Two fit about equally well";
        public const string Sharpen = "Sharpen this result: one gentle check, 2 minutes";
        public const string MoreAbout = "More about this";
        public const string LessUrgentHeading = "Less urgent things this can also be";
        public const string CausesLead = "These are possible explanations, not a diagnosis.";
        public const string TentativeNotice = "We had little to go on, so please take this list as a first idea only.";
        public const string NoCauses = "With this result we do not list possible causes. Being checked comes first.";
        public const string ReasonsFor = "Fits because";
        public const string ReasonsAgainst = "Fits less because";
        public const string MoreReasons = "More reasons";
        public const string NoReasonsAgainst = "None of your answers points away from it.";
        public const string CareHeading = "What you can do meanwhile";
        public const string Exercises = "Exercises in three steps, with drawings";
        public const string MoreCare = "More care at home";
        public const string MoreToAvoid = "More to avoid";
        public const string ReadFirst = "Read this before you start";
        public const string DoLabel = "What may help";
        public const string AvoidLabel = "What to avoid for now";
        public const string CourseLabel = "What to expect";
        public const string WhoHelps = "Who can help best";
        public const string NetHeading = "What to watch for";
        public const string EmergencyNow = "Get emergency help if";
        public const string DoctorToday = "See a doctor today if you get";
        public const string FoldsHeading = "More about this result";
        public const string FactsHeading = "Good to know";
        public const string ReadMore = "Read more about it";
        public const string SourcesHeading = "Sources";
        public const string ShowSources = "Show what each sentence rests on";
        public const string HideSources = "Hide what each sentence rests on";
        public const string SourcesLead =
            "Marks such as R1 show the source of a statement. “Judgement” means that the authors decided, as nothing published settles it.";
        public const string AnswersHeading = "Your answers";
        public const string CheckAnswers = "Check or change your answers";

        public const string ForSomebodyElse = "You answered for somebody else. “You” on this page means that person.";

        public static string Changed(string before, string now) => $"Your result changed from {before} to {now}.";

        public static string OpenSigns(int signs) => signs == 1 ? "The sign this leaves open" : $"The {signs} signs this leaves open";

        public static string AndMore(int more) => $"and {more} more";

        public static string OtherCauses(int causes) => causes == 1 ? "One other explanation" : $"{causes} other explanations";

        public static string OtherSigns(int signs) => $"All other signs ({signs})";

        public static string Floor(string word) => $"Until this is settled, please treat it as: {word}.";

        public static string Within(string title, string medical) => $"Most like: {title} ({medical}).";

        public static string Fit(FitWord fit) => fit switch
        {
            FitWord.FitsBest => "Fits best with your answers",
            FitWord.CouldBe => "Could be",
            FitWord.Unclear => "Possible, but hard to tell",
            FitWord.LessLikely => "Less likely",
            _ => "Does not fit",
        };

        public static string Made(DateTimeOffset at) =>
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Made on {at:d MMMM yyyy}");
    }
}

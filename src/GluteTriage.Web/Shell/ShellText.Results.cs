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

        public const string DoHeading = "What to do, and what to say";
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
        public const string DoNow = "Do this now";
        public const string WhatToSay = "What to say";
        public const string NotExcludedHeading = "Warning signs we could not rule out";
        public const string StillOpen = "What is still open:";
        public const string CheckedHeading = "Warning signs we checked";
        public const string CheckedLead = "We found nothing here in your answers. This does not prove that nothing is wrong.";
        public const string FloorsHeading = "Other reasons to be seen";
        public const string MissingHeading = "Some questions are not answered yet";
        public const string MissingText = "It may be more urgent than this page says. Please answer the rest.";
        public const string MissingLink = "Go on with the questions";
        public const string MoreUrgentHeading = "What would make it more urgent";
        public const string MoreUrgentLead = "One different answer would do it, for example:";
        public const string OtherFirstLead = "One different answer would put something else first:";
        public const string WouldGive = "would give:";
        public const string CausesHeading = "What your answers fit with";
        public const string LessUrgentHeading = "Less urgent things this can also be";
        public const string CausesLead = "These are possible explanations, not a diagnosis.";
        public const string TentativeNotice = "We had little to go on, so please take this list as a first idea only.";
        public const string NoCauses = "With this result we do not list possible causes. Being checked comes first.";
        public const string ReasonsFor = "Fits because";
        public const string ReasonsAgainst = "Fits less because";
        public const string MoreReasons = "More reasons";
        public const string NoReasonsAgainst = "None of your answers speaks against it.";
        public const string CareHeading = "What you can do meanwhile";
        public const string MoreCare = "More about care at home";
        public const string DoLabel = "What may help";
        public const string DoLabelForBoth = "What may help with either";
        public const string AvoidLabel = "What to leave out for now";
        public const string CourseLabel = "How it usually goes";
        public const string WhoHelps = "Who can help best";
        public const string NetHeading = "What to watch for";
        public const string FactsHeading = "Good to know";
        public const string ReadMore = "Read more about it";
        public const string SourcesHeading = "Where this comes from";
        public const string SourcesLead =
            "Marks such as R1 show the source of a statement. “Judgement” means that the authors decided, as nothing published settles it.";
        public const string SourcesFold = "Show the sources";
        public const string NoticeHeading = "About this result";
        public const string AnswersFold = "Show your answers";
        public const string AnswersHeading = "Your answers";
        public const string CheckAnswers = "Check or change your answers";

        public static string DoLabelFor(string title) => $"What may help with: {title}";

        public static string EqualRank(string first, string second) =>
            $"Two explanations fit about equally well, and your answers cannot tell them apart. They are: {first}, and {second}.";

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

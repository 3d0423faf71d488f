using System.Globalization;
using GluteTriage.Sessions;

namespace GluteTriage.Web.Shell;

/// <summary>What a person reads about showing, downloading and deleting their answers.</summary>
internal static partial class ShellText
{
    public static class Sharing
    {
        public const string Heading = "Show your answers to a clinician";
        public const string Offer =
            "You can make a code for a doctor, nurse or physiotherapist who uses this site. With it they can read your answers and this result. "
            + "You can take it back at any time.";
        public const string Make = "Make a code";
        public const string MakeAnother = "Make a new code";
        public const string Lead =
            "Give this code only to the clinician you want to read your answers. Anyone on the staff of this site who has it can open them.";
        public const string CodeLabel = "Your code:";
        public const string QrLabel = "A square code for a camera. It holds the address of this site and the code above.";
        public const string QrHint = "The clinician can scan this square or type the code.";
        public const string TakeBack = "Take the code back";
        public const string Again = "This page was open for a long time, so nothing was done. Please press the button again.";
        public const string CookiePurpose = "Keeps a code you made for a clinician, locked so that only this site can read it. It lets you see the code again.";

        public static string Until(DateTimeOffset at, DateTimeOffset now) =>
            $"It works until {Moment(at, now)}, then it ends by itself.";

        public static string Elsewhere(DateTimeOffset at, DateTimeOffset now) =>
            $"A code for your answers is in use until {Moment(at, now)}. This browser cannot show it. You can take it back, or make a new one, which "
            + "ends the old one.";

        /// <summary>We do not know the person's clock, so the hours that are left are told too.</summary>
        private static string Moment(DateTimeOffset at, DateTimeOffset now)
        {
            var day = (at.UtcDateTime.Date - now.UtcDateTime.Date).Days switch
            {
                0 => "today",
                1 => "tomorrow",
                _ => at.ToString("d MMMM", CultureInfo.InvariantCulture),
            };
            var hours = (int)Math.Round((at - now).TotalHours);
            var left = hours < 1 ? "less than an hour" : hours == 1 ? "about one hour" : $"about {hours} hours";
            return string.Create(CultureInfo.InvariantCulture, $"{day} at {at.UtcDateTime:HH:mm} (UTC; {left} from now)");
        }
    }

    public static class Mine
    {
        public const string Link = "Download or delete my answers";
        public const string Heading = "Download or delete your answers";
        public const string Lead = "You can keep a copy of everything we hold from your questions. You can also delete it here.";
        public const string CodeLabel = "Your code";
        public const string CodeHint = "The 12 letters and digits you made on your result page. Small letters and spaces do no harm.";
        public const string CodeHintOwn = "Leave this empty for the answers given in this browser. For other answers, type their code.";
        public const string ReadButton = "Download to read";
        public const string ReadHint = "A page you can open, print or send. It works without this site.";
        public const string SaveButton = "Download as data";
        public const string SaveHint = "The same as a JSON file, for a program to read.";
        public const string DeleteHeading = "Delete them";
        public const string SureLabel = "Yes, delete all these answers. I know that nobody can bring them back.";
        public const string DeleteButton = "Delete these answers";
        public const string NotSure = "Tick the box first if you want to delete these answers.";
        public const string NoCode = "This browser holds no answers. Type the code of the answers you want.";
        public const string WrongCode = "We found no answers for this code. Check each letter. The code may have ended or been taken back.";
        public const string NothingWanted = "Choose what you want to do.";
        public const string WaitedLong = "This page was open for a long time, so nothing was done. Please type the code again.";

        public const string DocumentHeading = "My answers about buttock pain";
        public const string DocumentLead = "This is a copy of what GluteTriage holds from one set of questions. It is not a diagnosis.";
        public const string Unfinished = "Not all questions about warning signs were answered, so it may be more urgent than this.";
        public const string CausesHeading = "What the answers fit best";
        public const string AnswersHeading = "Every answer, in the order given";
        public const string Question = "Question";
        public const string Answer = "Answer";
        public const string Time = "Time (UTC)";
        public const string TakenBack = "Open again: you changed the page this answer came from.";
        public const string ChangedLater = "You changed this later.";
        public const string KeptHeading = "What the site keeps";

        public static string TooMany(int seconds) =>
            $"There were too many wrong codes. Please wait {seconds} {(seconds == 1 ? "second" : "seconds")} and try again.";

        public static string At(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy, HH:mm:ss", CultureInfo.InvariantCulture);

        public static string Made(DateTimeOffset at, DateTimeOffset started) =>
            string.Create(CultureInfo.InvariantCulture, $"Made on {At(at)} UTC. The questions were begun on {At(started)} UTC.");

        public static IReadOnlyList<string> Kept(bool mayBeReviewed) =>
        [
            mayBeReviewed
                ? "These answers and their times, for clinicians to check how well the site works. You agreed to that. They are deleted after the "
                    + "time told on the privacy page."
                : $"These answers and their times. They are deleted {RetentionPeriods.UnreviewableHours} hours after you began.",
            "The result you were shown, the country you chose, for whom you answered, and whether you used a phone, a tablet or a computer.",
            "No name, no address, and nothing that says which phone or computer it was.",
            "A note that somebody opened, downloaded or deleted them, without any answer. That note stays.",
        ];
    }
}

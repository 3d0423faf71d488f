namespace GluteTriage.Web.Summaries;

/// <summary>The words of every summary that leaves the site, beside those the clinician area has for the same parts.</summary>
internal static class SummaryText
{
    public const string Person = "Person";
    public const string Told = "How soon they were told to be seen";
    public const string NotFinished = "Not finished: questions were left, so no urgency was told.";
    public const string WhyThisSoon = "Why this soon";
    public const string BecauseOfCause = "the likeliest cause asks for it; no red flag does";
    public const string NotAsked = "not asked";
    public const string CountsAsUnsure = " (counts as not sure: a later answer does not go with it)";
    public const string AllAsked = "Everything that feeds a red flag was asked.";
    public const string NoneSoFar = "None among what was asked. Questions that feed a red flag were not asked.";
    public const string Also = "Also told";
    public const string Nothing = "Nothing to tell about";
    public const string NoCauses = "No causes were shown to the person, so none are listed.";
    public const string SpeaksFor = "Speaks for it";
    public const string SpeaksAgainst = "Speaks against it";

    public const string NoSigns = "No signs to watch for: the questions were not finished.";
    public const string CrisisPage = "The page for somebody who is not safe, with the crisis line; no list of signs.";
    public const string EmergencyPage = "The emergency page, with what was found and what to do; it has no list of signs.";
    public const string BehindIt = "The result behind it, if the person opened it, shows these signs at once:";
    public const string AtOnce = "Shown at once on the result:";

    public static string Because(IEnumerable<string> open) => $"cannot be excluded on these answers: {string.Join("; ", open)}";

    public static string Folded(int signs) => $"{signs} more signs could be unfolded below.";
}

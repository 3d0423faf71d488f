namespace GluteTriage.Content.Authoring;

/// <summary>What the text under a key may hold, by the file it stands in.</summary>
internal static class TextKeys
{
    /// <summary>
    /// Files, or folders of them, and the keys under which the site puts in the words of the region. The API gives any other text as it stands.
    /// </summary>
    private static readonly (string Path, string[] Keys)[] Filled =
    [
        ("urgencies.yaml", ["first-sentence", "when", "who", "do", "more-urgent", "says"]),
        ("red-flags/", ["tell-the-person", "what-to-say", "do-now"]),
        ("causes/", ["say", "who"]),
        ("self-care.yaml", ["say"]),
        ("facts.yaml", ["say"]),
        ("warning-signs.yaml", ["means"]),
        ("programmes/", ["say", "note"]),
        ("courses.yaml", ["say"]),
        ("compare.yaml", ["say"]),
        ("exercises.yaml", ["how", "not-if"]),
        ("pages/", ["lead"]),
    ];

    /// <summary>Codes, one of which is "none", and what says that nobody has done something yet.</summary>
    private static readonly string[] OfCodes =
        ["code", "benign", "options", "neighbours", "exactly-one-of", "not-sure-covers", "opens", "sets", "signed-off", "checked"];

    private static readonly string[] OfAnswers = ["say", "helper-say", "as-reason", "none"];

    /// <summary>What a screen says itself; its other keys are the codes of answers, with their labels.</summary>
    private static readonly string[] OfScreens = ["title", "helper-title", "lines-title", "why", "unsure", "skip", "item"];

    /// <summary>Words people type and do not read, and citations as their journals print them.</summary>
    private static readonly string[] NotOurWords = ["search.yaml", "sources.yaml"];

    /// <returns>Whether a token such as <c>{doctor}</c> is filled in there.</returns>
    public static bool IsFilled(string path, string? key) =>
        key is not null && Array.Exists(Filled, place => IsAt(place.Path, path) && place.Keys.Contains(key));

    /// <returns>
    /// Whether marks of sources may stand there: in the reasons written for clinicians, which are printed as they stand. A reason of a cause is read by
    /// the person.
    /// </returns>
    public static bool MayHoldMarks(string path, string? key) => NotOurWords.Contains(path)
        || (key is "because" or "covered-because" or "hidden-because" or "no-not-sure-because" && !path.StartsWith("causes/", StringComparison.Ordinal));

    /// <returns>Whether a word such as "none" is a value there, or the label of an answer, rather than a text nobody wrote.</returns>
    public static bool MaySayNothing(string path, string key, string words) => OfCodes.Contains(key) || NotOurWords.Contains(path)
        || (path.StartsWith("vignettes/", StringComparison.Ordinal) && key is not ("story" or "because" or "differs"))
        || (TextChecks.IsNone(words) && (OfAnswers.Contains(key) ? IsOfAnswers(path) : path is "screens.yaml" && !OfScreens.Contains(key)));

    private static bool IsOfAnswers(string path) => path is "screens.yaml" || path.StartsWith("items/", StringComparison.Ordinal);

    /// <summary>Whether the file is the one named, or lies in the folder named with a final slash.</summary>
    public static bool IsAt(string place, string path) => place.EndsWith('/') ? path.StartsWith(place, StringComparison.Ordinal) : path == place;
}

namespace GluteTriage.Content.Authoring;

/// <summary>What the files of the content are called.</summary>
internal static class FileNames
{
    private static readonly Dictionary<string, string> EndingIn = new()
    {
        ["items"] = ".yaml",
        ["red-flags"] = ".yaml",
        ["families"] = ".yaml",
        ["causes"] = ".yaml",
        ["regions"] = ".yaml",
        ["hazards"] = ".yaml",
        ["programmes"] = ".yaml",
        ["vignettes"] = ".yaml",
        ["pages"] = ".md",
        ["pages/causes"] = ".md",
    };

    private static readonly string[] Single =
    [
        "questionnaire.yaml", "definitions.yaml", "screens.yaml", "urgencies.yaml", "ranking.yaml", "moves.yaml", "exercises.yaml", "frequencies.yaml",
        "release.yaml", "sources.yaml", "facts.yaml", "glossary.yaml", "self-care.yaml", "lint.yaml", "search.yaml", "warning-signs.yaml", "compare.yaml",
        "courses.yaml",
        "safety-netting/emergency-signs.yaml", "safety-netting/same-day-signs.yaml",
    ];

    /// <returns>Whether a list may say that there is none of something: one under this key, or without a key the whole of the file.</returns>
    public static bool MayHoldNone(string path, string? key) =>
        path.StartsWith("vignettes/", StringComparison.Ordinal)
        || (key is null
            ? path is "definitions.yaml" or "facts.yaml" or "glossary.yaml" || path.StartsWith("pictures/", StringComparison.Ordinal)
            : key is "alike" or "intents" or "evidence" or "items" or "not-sure-covers" or "places" or "neighbours" or "floors"
                or "lift" or "above" or "beside" or "tests");

    /// <returns>What a file that nobody reads should be called; null where nothing like it is read.</returns>
    public static string? Meant(string path)
    {
        var lower = path.ToLowerInvariant();
        var folder = lower.Contains('/', StringComparison.Ordinal) ? lower[..lower.LastIndexOf('/')] : "";
        var name = lower[(folder.Length == 0 ? 0 : folder.Length + 1)..].Split('.')[0].TrimEnd('~');
        var inFolder = folder.Length == 0 ? name : $"{folder}/{name}";
        return EndingIn.TryGetValue(folder, out var ending) ? inFolder + ending
            : folder is "pictures" && lower.Contains(".svg", StringComparison.Ordinal) ? inFolder + ".svg"
            : Single.FirstOrDefault(single => single == inFolder + ".yaml");
    }
}

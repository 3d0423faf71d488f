namespace GluteTriage.Guard;

/// <summary>
/// What a person told, in one of two readings: what is so for certain, or what could be so where they were not sure. A rule without a
/// "not" that holds in the first is true; one that holds only in the second is not excluded (docs/clinical/red-flags.md#unknown).
/// </summary>
internal sealed class Told
{
    private const string NotSure = "not-sure";

    private static readonly string[] Legs = ["back-thigh", "side-thigh", "front-thigh", "knee", "below-knee", "foot"];

    /// <summary>What "not sure" leaves open where that is not everything the question offers (docs/clinical/red-flags.md#unknown).</summary>
    private static readonly Dictionary<string, string[]> LeftOpen = new()
    {
        ["medical-history"] = ["cancer", "blood-thinner", "weak-immune", "diabetes", "inject-drugs", "recent-infection-op"],
        ["pregnancy"] = ["pregnant", "could-be"],
    };

    private readonly Dictionary<string, HashSet<string>> chosen;
    private readonly HashSet<string> open;
    private readonly bool orCouldBe;

    private Told(Dictionary<string, HashSet<string>> chosen, HashSet<string> open, bool orCouldBe) =>
        (this.chosen, this.open, this.orCouldBe) = (chosen, open, orCouldBe);

    /// <summary>Both readings of the same answers.</summary>
    public static (Told ForCertain, Told Possibly) Of(IReadOnlyCollection<GivenAnswer> answers)
    {
        var chosen = new Dictionary<string, HashSet<string>>();
        foreach (var answer in answers)
        {
            chosen[answer.Item] = [.. answer.Marks.Select(mark => mark.Split(':')[0])];
        }

        DoubtBothLegs(answers, chosen);
        IgnoreWhatDoesNotApply(chosen);
        var open = new HashSet<string>();
        foreach (var (item, options) in chosen)
        {
            if (options.Contains("skip"))
            {
                options.Add(NotSure);
            }

            if (options.Contains(NotSure))
            {
                open.Add(item);
            }
        }

        return (new Told(chosen, open, orCouldBe: false), new Told(chosen, open, orCouldBe: true));
    }

    /// <summary>Whether one of these was chosen or, in the second reading, may be meant.</summary>
    public bool Is(string item, params ReadOnlySpan<string> options)
    {
        if (!chosen.TryGetValue(item, out var told))
        {
            return false;
        }

        foreach (var option in options)
        {
            if (told.Contains(option) || (orCouldBe && CouldBe(item, option, told)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How many of these are so, or may be.</summary>
    public int Count(string item, params ReadOnlySpan<string> options)
    {
        var count = 0;
        foreach (var option in options)
        {
            count += Is(item, option) ? 1 : 0;
        }

        return count;
    }

    private bool CouldBe(string item, string option, HashSet<string> told) =>
        (open.Contains(item) && (!LeftOpen.TryGetValue(item, out var covers) || covers.Contains(option)))
        || (item == "pregnancy" && option == "pregnant" && told.Contains("could-be"))
        || (item == "skin-change" && option != "none" && told.Contains("cannot-look") && !Feels("no"));

    private bool Feels(string option) => chosen.TryGetValue("skin-feel", out var feels) && feels.Contains(option);

    /// <summary>
    /// "None" about both legs, and marks on both: not sure, until it is answered again after the marks
    /// (docs/clinical/questions.md#body-map).
    /// </summary>
    private static void DoubtBothLegs(IReadOnlyCollection<GivenAnswer> answers, Dictionary<string, HashSet<string>> chosen)
    {
        var marked = answers.Where(answer => answer.Item is "pain-site" or "pain-spread").ToList();
        if (answers.FirstOrDefault(answer => answer.Item == "both-legs") is { } legs
            && legs.Marks.Contains("none")
            && marked.Exists(answer => legs.Turn <= answer.Turn)
            && IsMarked("left")
            && IsMarked("right"))
        {
            chosen["both-legs"] = [NotSure];
        }

        bool IsMarked(string side) =>
            marked.SelectMany(answer => answer.Marks).Any(mark => mark.Split(':') is [var place, var on] && on == side && Legs.Contains(place));
    }

    /// <summary>An answer to a question that does not apply is ignored (docs/clinical/red-flags.md#unknown).</summary>
    private static void IgnoreWhatDoesNotApply(Dictionary<string, HashSet<string>> chosen)
    {
        if (chosen.TryGetValue("injury", out var injury) && injury.Contains("none"))
        {
            chosen.Remove("injury-when");
        }

        if (chosen.TryGetValue("skin-change", out var skin) && !skin.Contains("cannot-look"))
        {
            chosen.Remove("skin-feel");
        }

        if (chosen.TryGetValue("age", out var age) && age.Contains("under16"))
        {
            chosen.Remove("worst-part");
        }
    }
}

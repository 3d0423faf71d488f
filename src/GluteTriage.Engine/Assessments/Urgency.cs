namespace GluteTriage.Engine.Assessments;

/// <summary>
/// How soon a person should be seen, least to most pressing. The order is the meaning: the only way to combine urgencies is
/// <see cref="Urgencies.Highest(Urgency, Urgency)"/>, so nothing in the engine can lower one.
/// </summary>
public enum Urgency
{
    /// <summary>Care at home, with signs to watch for (docs/clinical/red-flags.md#levels; judgement).</summary>
    SelfCare = 0,
    /// <summary>A visit in the next weeks (docs/clinical/red-flags.md#levels; judgement).</summary>
    Routine = 1,
    /// <summary>Within two weeks, sooner if worse (docs/clinical/red-flags.md#levels; judgement).</summary>
    Soon = 2,
    /// <summary>Within hours, today (docs/clinical/red-flags.md#levels; judgement).</summary>
    SameDay = 3,
    /// <summary>Now (docs/clinical/red-flags.md#levels; judgement).</summary>
    Emergency = 4,
}

/// <summary>Combining and naming urgencies.</summary>
public static class Urgencies
{
    private static readonly string[] Names = ["self-care", "routine", "soon", "same-day", "emergency"];

    /// <summary>All, least pressing first.</summary>
    public static IReadOnlyList<Urgency> InOrder { get; } = Enum.GetValues<Urgency>();

    /// <summary>The more pressing of the two.</summary>
    public static Urgency Highest(Urgency one, Urgency other) => one > other ? one : other;

    /// <summary>The most pressing of the urgencies, or self-care when there are none.</summary>
    public static Urgency Highest(this IEnumerable<Urgency> urgencies) =>
        urgencies.DefaultIfEmpty(Urgency.SelfCare).Max();

    /// <summary>
    /// What a tier demands while only "not sure" keeps it from being true: one step less, and nothing for routine
    /// (docs/clinical/red-flags.md#unknown; judgement).
    /// </summary>
    public static Urgency FloorWhenNotExcluded(this Urgency tier) =>
        tier is Urgency.SelfCare ? Urgency.SelfCare : tier - 1;

    /// <summary>The code used in content, the API and the log: <c>same-day</c>.</summary>
    public static string Code(this Urgency urgency) => Names[(int)urgency];

    /// <returns>The urgency of that code, or null.</returns>
    public static Urgency? Find(string code)
    {
        var index = Array.IndexOf(Names, code);
        return index < 0 ? null : (Urgency)index;
    }
}

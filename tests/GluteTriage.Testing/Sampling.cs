using System.Globalization;

namespace GluteTriage.Testing;

/// <summary>
/// How much of an exhaustive test is tried. The long run tries all of it. The everyday run tries a share that another day exchanges for
/// the next, so that after as many days as there are shares everything was tried, and on one day every machine tries the same.
/// </summary>
public static class Sampling
{
    /// <summary>Names the day, as <c>2026-11-28</c>, whose share is tried again; without it, today's in UTC.</summary>
    public const string DayVariable = "TEST_DAY";

    /// <summary>Set to <c>1</c> by the long run.</summary>
    public const string LongVariable = "TEST_LONG";

    /// <summary>Whether everything is tried.</summary>
    public static bool IsLongRun { get; } = Environment.GetEnvironmentVariable(LongVariable) == "1";

    /// <summary>Whose share is tried. Every run prints it, and a failure is repeated by setting <see cref="DayVariable"/>.</summary>
    /// <exception cref="FormatException">The variable is set to something that is no day.</exception>
    public static DateOnly Day { get; } = Environment.GetEnvironmentVariable(DayVariable) is { Length: > 0 } named
        ? DateOnly.ParseExact(named, "yyyy-MM-dd", CultureInfo.InvariantCulture)
        : DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    /// <summary>For made-up people: others each day.</summary>
    public static int Seed => Day.DayNumber;

    /// <summary>One of so many shares of a list, spread over the whole of it; in the long run all of it.</summary>
    /// <param name="shares">At least 1, and at most the length of the list for no day to be without.</param>
    public static IReadOnlyList<T> Of<T>(IReadOnlyList<T> all, int shares) => Of(all, shares, Day, IsLongRun);

    /// <summary>As <see cref="Of{T}(IReadOnlyList{T}, int)"/>, on a given day.</summary>
    public static IReadOnlyList<T> Of<T>(IReadOnlyList<T> all, int shares, DateOnly day, bool isLongRun) =>
        isLongRun ? all : [.. all.Where((_, index) => index % shares == day.DayNumber % shares)];

    /// <summary>How many random cases are tried.</summary>
    public static int Count(int everyDay, int longRun) => IsLongRun ? longRun : everyDay;
}

namespace GluteTriage.Sessions.Insights;

/// <summary>Days in UTC, numbered from 1970-01-01.</summary>
public static class Day
{
    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    public static int Of(DateTimeOffset instant) => Of(DateOnly.FromDateTime(instant.UtcDateTime));

    public static int Of(DateOnly date) => date.DayNumber - Epoch;

    public static DateOnly Date(int day) => DateOnly.FromDayNumber(day + Epoch);

    public static DateTimeOffset Start(int day) => DateTimeOffset.UnixEpoch.AddDays(day);
}

namespace GluteTriage.Web.Reading;

/// <summary>Days as the pages to read count them.</summary>
internal static class Days
{
    /// <summary>The day in Greenwich: a kept page is the same for everybody.</summary>
    public static DateOnly Today(this TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
}

namespace GluteTriage.Sessions.Insights;

/// <summary>What may be shown of many sessions: every count is rounded, or null where it is not shown.</summary>
public sealed record InsightsFigures
{
    /// <summary>Whether made-up sessions are among them.</summary>
    public required bool Synthetic { get; init; }

    public required int? Started { get; init; }

    /// <summary>Those that were given a result.</summary>
    public required int? Finished { get; init; }

    public required IReadOnlyList<ShownPeriod> Periods { get; init; }

    /// <summary>By code, least pressing first.</summary>
    public required IReadOnlyList<ShownCount> Urgencies { get; init; }

    /// <summary>Of the cause ranked first, by group.</summary>
    public required IReadOnlyList<ShownCount> Causes { get; init; }

    /// <summary>Sessions that ended without a result, by the item answered last; before the first reply first.</summary>
    public required IReadOnlyList<ShownCount> Left { get; init; }

    /// <summary>In asking order.</summary>
    public required IReadOnlyList<ShownQuestion> Questions { get; init; }

    public required IReadOnlyList<ShownCount> Devices { get; init; }

    /// <summary>By content hash, all releases whatever the filter.</summary>
    public required IReadOnlyList<ShownCount> Releases { get; init; }
}

/// <param name="From">First day.</param>
/// <param name="To">Last day, inclusive.</param>
/// <param name="Started">How many sessions began.</param>
public sealed record ShownPeriod(int From, int To, int? Started);

/// <param name="Answered">How many people were asked and replied.</param>
/// <param name="NotSure">How many of them said "not sure" or skipped.</param>
/// <param name="MedianSeconds">Null when too few replied.</param>
public sealed record ShownQuestion(string Item, int? Answered, int? NotSure, double? MedianSeconds)
{
    /// <summary>Of the rounded counts.</summary>
    public double? NotSureShare => NotSure is { } part && Answered is { } whole ? Math.Min(1, (double)part / whole) : null;
}

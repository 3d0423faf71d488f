using System.ComponentModel.DataAnnotations;

namespace GluteTriage.Web.Circuits;

/// <summary>How many live pages there may be, and how long a sign-in lasts. Settings under <c>Review</c>; checked at start.</summary>
internal sealed class ReviewLimits
{
    /// <summary>Live connections of everybody together.</summary>
    [Range(1, 100_000)]
    public int CircuitsAtMost { get; init; } = 200;

    /// <summary>Live connections of one account: windows and tabs.</summary>
    [Range(1, 1000)]
    public int CircuitsPerAccount { get; init; } = 10;

    /// <summary>After this long without anything done, a sign-in ends.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>After this long a sign-in ends, whatever is done.</summary>
    public TimeSpan Whole { get; init; } = TimeSpan.FromHours(12);

    /// <summary>How long before the end somebody is told.</summary>
    public TimeSpan Warning { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Policy allows an hour of idleness and a working day at most.</summary>
    public bool IsSound =>
        TimeSpan.Zero < Warning && Warning < Idle && Idle <= TimeSpan.FromHours(1) && Idle <= Whole && Whole <= TimeSpan.FromHours(12);
}

using System.ComponentModel.DataAnnotations;

namespace GluteTriage.Web.Circuits;

/// <summary>How many live pages there may be. Settings under <c>Review</c>; checked at start.</summary>
internal sealed class ReviewLimits
{
    /// <summary>Live connections of everybody together.</summary>
    [Range(1, 100_000)]
    public int CircuitsAtMost { get; init; } = 200;

    /// <summary>Live connections of one account: windows and tabs.</summary>
    [Range(1, 1000)]
    public int CircuitsPerAccount { get; init; } = 10;
}

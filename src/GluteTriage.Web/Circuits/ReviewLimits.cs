namespace GluteTriage.Web.Circuits;

/// <summary>How many live pages there may be. Settings under <c>Review</c>; checked at start.</summary>
internal sealed class ReviewLimits
{
    /// <summary>Live connections of everybody together.</summary>
    public required int CircuitsAtMost { get; init; }

    /// <summary>Live connections of one account: windows and tabs.</summary>
    public required int CircuitsPerAccount { get; init; }
}

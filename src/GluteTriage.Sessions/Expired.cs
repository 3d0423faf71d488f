namespace GluteTriage.Sessions;

/// <summary>How many sessions a pass of <see cref="SessionRetention"/> deleted.</summary>
/// <param name="Unreviewable">Those without the second consent.</param>
/// <param name="Reviewable">Those with it.</param>
public sealed record Expired(int Unreviewable, int Reviewable);

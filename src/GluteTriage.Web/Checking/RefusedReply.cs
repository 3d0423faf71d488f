namespace GluteTriage.Web.Checking;

/// <summary>A reply that was not stored, for the page to show again.</summary>
/// <param name="Raw">What was chosen.</param>
/// <param name="Problem">What to do about it, in words for the person.</param>
internal sealed record RefusedReply(IReadOnlyCollection<string> Raw, string Problem);

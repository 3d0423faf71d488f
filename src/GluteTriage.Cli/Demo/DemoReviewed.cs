using System.Collections.Immutable;
using GluteTriage.Sessions;
using GluteTriage.Sessions.Demo;
using GluteTriage.Sessions.Reviewing;

namespace GluteTriage.Cli.Demo;

/// <summary>How far made-up clinicians are with one session.</summary>
/// <param name="Rows">Their reviews, notes, outcome and concern, for a session of that id.</param>
internal sealed record DemoReviewed(
    ReviewStatus Status,
    Actor? ClaimedBy,
    DateTimeOffset? ClaimedAt,
    Verdict? Verdict,
    bool SecondWanted,
    ImmutableArray<DemoAct> Acts,
    ImmutableArray<Func<long, object>> Rows)
{
    public static readonly DemoReviewed Untouched = new(ReviewStatus.New, null, null, null, false, [], []);

    /// <summary>What stands of it on the line of the inbox; null where nobody has touched the session.</summary>
    public DemoMark? Mark => Status is ReviewStatus.New ? null : new DemoMark(Status, ClaimedBy, ClaimedAt, Verdict, SecondWanted);
}

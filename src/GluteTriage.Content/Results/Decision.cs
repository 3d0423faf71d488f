using System.Collections.Immutable;
using System.Text.Json;
using GluteTriage.Engine.Assessments;

namespace GluteTriage.Content.Results;

/// <summary>
/// What an assessment decides, apart from the words it says it in: codes and numbers alone. Two results are the same when their
/// decisions are, whatever else their records hold.
/// </summary>
/// <param name="Complete">False where the urgency is a lower bound.</param>
/// <param name="RedFlags">The red flags raised; their order decides nothing.</param>
/// <param name="NotExcluded">The red flags not excluded; their order decides nothing.</param>
/// <param name="EqualRank">Whether the first two families stand at equal rank; null where a record of an older shape does not say.</param>
/// <param name="Families">Best first, as are the causes of each.</param>
public sealed record Decision(
    string Urgency,
    bool Complete,
    ImmutableArray<Decision.Raised> RedFlags,
    ImmutableArray<Decision.Open> NotExcluded,
    ImmutableArray<Decision.Floor> Floors,
    bool? EqualRank,
    ImmutableArray<Decision.Family> Families)
{
    /// <param name="Urgency">Of the highest true tier.</param>
    public sealed record Raised(string Code, string Urgency);

    /// <param name="Urgency">Of the tier that only "not sure" keeps from being true.</param>
    /// <param name="Floor">What it demands meanwhile.</param>
    public sealed record Open(string Code, string Urgency, string Floor);

    public sealed record Floor(string Code, string Urgency);

    /// <param name="Score">Null when excluded.</param>
    /// <param name="Label">Code of the finer word that holds, or null.</param>
    /// <param name="NamedMember">
    /// Code of the cause that is named for the family; null where none is, or where a record of an older shape does not say.
    /// </param>
    public sealed record Family(
        string Code, string Fit, bool Tentative, decimal? Score, string? Label, string? NamedMember, ImmutableArray<Cause> Causes);

    /// <param name="Score">Null when excluded.</param>
    public sealed record Cause(string Code, decimal? Score);

    public static Decision Of(Assessment assessment) => new(
        assessment.Urgency.Code(),
        assessment.Complete,
        [.. assessment.Raised.Select(raised => new Raised(raised.Flag.Code.Value, raised.Tier.Urgency.Code()))],
        [.. assessment.NotExcluded.Select(open => new Open(open.Flag.Code.Value, open.Tier.Urgency.Code(), open.Floor.Code()))],
        [.. assessment.Floors.Select(floor => new Floor(floor.Code, floor.Urgency.Code()))],
        assessment.IsEqualRank,
        [.. assessment.Families.Select(family => new Family(
            family.Family.Code.Value,
            Code(family.Fit),
            assessment.Tentative,
            family.Score,
            family.Label?.Code,
            family.Named?.Cause.Code.Value,
            [.. family.Causes.Select(cause => new Cause(cause.Cause.Code.Value, cause.Score))]))]);

    /// <summary>The code of a fit word: <c>fits-best</c>, <c>could-be</c>, <c>unclear</c>, <c>less-likely</c>, <c>excluded</c>.</summary>
    public static string Code(FitWord fit) => JsonNamingPolicy.KebabCaseLower.ConvertName(fit.ToString());
}

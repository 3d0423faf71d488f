namespace GluteTriage.Content.Results.Legacy;

/// <summary>
/// The first two shapes of a stored result. The first had no number, and was at that time also the answer of the API; the second holds
/// all this and more. Only what they decided is read; neither says which families stand at equal rank, or which member is named.
/// </summary>
internal sealed record ResultRecordV1(
    bool Complete,
    string Urgency,
    IReadOnlyList<ResultRecordV1.RedFlag> RedFlags,
    IReadOnlyList<ResultRecordV1.OpenFlag> NotExcluded,
    IReadOnlyList<ResultRecordV1.Floored> Floors,
    IReadOnlyList<ResultRecordV1.Family> Families)
{
    public sealed record RedFlag(string Code, string Urgency);

    public sealed record OpenFlag(string Code, string Urgency, string Floor);

    public sealed record Floored(string Code, string Urgency);

    public sealed record Family(string Code, string Fit, bool Tentative, decimal? Score, Label? Label, IReadOnlyList<Cause> Causes);

    public sealed record Label(string Code);

    public sealed record Cause(string Code, decimal? Score);

    public Decision Decided() => new(
        Urgency,
        Complete,
        [.. RedFlags.Select(flag => new Decision.Raised(flag.Code, flag.Urgency))],
        [.. NotExcluded.Select(flag => new Decision.Open(flag.Code, flag.Urgency, flag.Floor))],
        [.. Floors.Select(floor => new Decision.Floor(floor.Code, floor.Urgency))],
        EqualRank: null,
        [.. Families.Select(family => new Decision.Family(
            family.Code, family.Fit, family.Tentative, family.Score, family.Label?.Code, NamedMember: null,
            [.. family.Causes.Select(cause => new Decision.Cause(cause.Code, cause.Score))]))]);
}

using GluteTriage.Content;
using GluteTriage.Content.Results;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Explanations;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Web.Api.V1;

/// <summary>
/// The answer of <c>POST /api/v1/assessments</c>. Fields may be added; none is renamed or taken away.
/// </summary>
/// <param name="Complete">True exactly when nothing more would be asked; while false, the urgency is a lower bound.</param>
/// <param name="EqualRank">The first two families are on a par: neither fits best, and the more urgent of them counts.</param>
/// <param name="Assumed">Options left out of an answer that counted all the same, the least serious of their group.</param>
/// <param name="Missing">Items that apply and are not answered, in asking order; not all of them need be asked.</param>
internal sealed record AssessmentResponse(
    string Release,
    string Hash,
    bool Complete,
    string Urgency,
    IReadOnlyList<AssessmentResponse.RedFlag> RedFlags,
    IReadOnlyList<AssessmentResponse.OpenFlag> NotExcluded,
    IReadOnlyList<AssessmentResponse.Floor> Floors,
    IReadOnlyList<AssessmentResponse.Family> Families,
    IReadOnlyList<AssessmentResponse.Change> WhatWouldChange,
    IReadOnlyList<AssessmentResponse.Sign> SafetyNet,
    IReadOnlyList<string> Missing,
    bool EqualRank,
    IReadOnlyList<AssessmentResponse.Answered> Assumed)
{
    public sealed record Answered(string Item, string Option);

    public sealed record RedFlag(
        string Code, string Title, string Urgency, IReadOnlyList<Answered> Because, IReadOnlyList<string> Sources);

    public sealed record OpenFlag(
        string Code, string Title, string Urgency, string Floor, IReadOnlyList<Answered> Because, IReadOnlyList<string> Sources);

    public sealed record Floor(string Code, string Urgency, string Text, IReadOnlyList<string> Sources);

    /// <param name="NamedMember">Code of the cause that leads clearly enough to be named; null where none does.</param>
    public sealed record Family(
        string Code,
        string Title,
        string Fit,
        bool Tentative,
        decimal? Score,
        Label? Label,
        IReadOnlyList<Cause> Causes,
        string? NamedMember);

    public sealed record Label(string Code, string Title);

    public sealed record Cause(
        string Code, string Title, decimal? Score, IReadOnlyList<Reason> For, IReadOnlyList<Reason> Against);

    public sealed record Reason(string Item, string Option, decimal Points, string Text, IReadOnlyList<string> Sources);

    public sealed record Sign(string Urgency, string Text);

    /// <summary>One answer that would be different, and what it would give: the urgency, and the family ranked first or null.</summary>
    public sealed record Change(string Item, string Option, string Urgency, string? First);

    public static AssessmentResponse Of(
        Release release, Assessment assessment, WhatWouldChange changes, bool complete, IReadOnlyList<AssumedOption> assumed) => new(
        release.Note.Name,
        release.Hash,
        complete,
        assessment.Urgency.Code(),
        [.. assessment.Raised.Select(raised => new RedFlag(
            raised.Flag.Code.Value, raised.Flag.Title, raised.Tier.Urgency.Code(), Findings(raised.Because), Codes(raised.Tier.Sources)))],
        [.. assessment.NotExcluded.Select(open => new OpenFlag(
            open.Flag.Code.Value, open.Flag.Title, open.Tier.Urgency.Code(), open.Floor.Code(), Findings(open.Because), Codes(open.Tier.Sources)))],
        [.. assessment.Floors.Select(floor => new Floor(floor.Code, floor.Urgency.Code(), floor.Says, Codes(floor.Sources)))],
        [.. assessment.Families.Select(family => Of(family, assessment.Tentative))],
        [.. changes.MoreUrgent.Concat(changes.OtherFirst).Select(change => new Change(
            change.Item.Value, change.Option.Value, change.Urgency.Code(), change.First?.Code.Value))],
        [.. release.Signs.Select(sign => new Sign(sign.Urgency.Code(), sign.Say))],
        [.. assessment.Missing.Select(item => item.Value)],
        assessment.IsEqualRank,
        [.. assumed.Select(option => new Answered(option.Item.Value, option.Option.Value))]);

    private static Family Of(RankedFamily family, bool tentative) => new(
        family.Family.Code.Value,
        family.Family.Title,
        Decision.Code(family.Fit),
        tentative,
        family.Score,
        family.Label is { } label ? new Label(label.Code, label.Title) : null,
        [.. family.Causes.Select(cause => new Cause(
            cause.Cause.Code.Value, cause.Cause.Title, cause.Score, Reasons(cause.For), Reasons(cause.Against)))],
        family.Named?.Cause.Code.Value);

    private static List<Reason> Reasons(IEnumerable<Engine.Assessments.Reason> reasons) =>
        [.. reasons.Select(reason => new Reason(
            reason.Evidence.Item.Value, reason.Evidence.Option.Value, reason.Evidence.Points, reason.Text, Codes(reason.Evidence.Sources)))];

    private static List<Answered> Findings(IEnumerable<Finding> findings) =>
        [.. findings.Select(finding => new Answered(finding.Item.Value, finding.Option.Value))];

    private static List<string> Codes(IEnumerable<SourceCode> sources) => [.. sources.Select(source => source.Value)];
}

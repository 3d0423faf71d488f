using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Explanations;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Content.Contract;

/// <summary>An assessment as JSON: what the API returns, what <c>gt explain --json</c> prints and what a snapshot keeps.</summary>
public sealed record AssessmentDocument(
    string Release,
    string Hash,
    bool Complete,
    string Urgency,
    IReadOnlyList<AssessmentDocument.RedFlag> RedFlags,
    IReadOnlyList<AssessmentDocument.OpenFlag> NotExcluded,
    IReadOnlyList<AssessmentDocument.Floor> Floors,
    IReadOnlyList<AssessmentDocument.Family> Families,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<AssessmentDocument.Change>? WhatWouldChange,
    IReadOnlyList<AssessmentDocument.Sign> SafetyNet,
    IReadOnlyList<string> Missing)
{
    /// <summary>camelCase, UTF-8 letters kept, nothing left out but absent labels.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.Strict,
    };

    public sealed record Answered(string Item, string Option);

    public sealed record RedFlag(
        string Code, string Title, string Urgency, IReadOnlyList<Answered> Because, IReadOnlyList<string> Sources);

    public sealed record OpenFlag(
        string Code, string Title, string Urgency, string Floor, IReadOnlyList<Answered> Because, IReadOnlyList<string> Sources);

    public sealed record Floor(string Code, string Urgency, string Text, IReadOnlyList<string> Sources);

    public sealed record Family(
        string Code, string Title, string Fit, bool Tentative, decimal? Score, Label? Label, IReadOnlyList<Cause> Causes);

    public sealed record Label(string Code, string Title);

    public sealed record Cause(
        string Code, string Title, decimal? Score, IReadOnlyList<Reason> For, IReadOnlyList<Reason> Against);

    public sealed record Reason(string Item, string Option, decimal Points, string Text, IReadOnlyList<string> Sources);

    public sealed record Sign(string Urgency, string Text);

    /// <summary>One answer that would be different, and what it would give: the urgency, and the family ranked first or null.</summary>
    public sealed record Change(string Item, string Option, string Urgency, string? First);

    /// <param name="changes">Left out of the document when null: a stored result is what was concluded, not what might have been.</param>
    public static AssessmentDocument Of(Release release, Assessment assessment, WhatWouldChange? changes = null) => new(
        release.Note.Name,
        release.Hash,
        assessment.Complete,
        assessment.Urgency.Code(),
        [.. assessment.Raised.Select(raised => new RedFlag(
            raised.Flag.Code.Value, raised.Flag.Title, raised.Tier.Urgency.Code(), Findings(raised.Because), Codes(raised.Tier.Sources)))],
        [.. assessment.NotExcluded.Select(open => new OpenFlag(
            open.Flag.Code.Value, open.Flag.Title, open.Tier.Urgency.Code(), open.Floor.Code(), Findings(open.Because), Codes(open.Tier.Sources)))],
        [.. assessment.Floors.Select(floor => new Floor(floor.Code, floor.Urgency.Code(), floor.Says, Codes(floor.Sources)))],
        [.. assessment.Families.Select(family => Of(family, assessment.Tentative))],
        changes is null ? null : [.. changes.MoreUrgent.Concat(changes.OtherFirst).Select(change => new Change(
            change.Item.Value, change.Option.Value, change.Urgency.Code(), change.First?.Code.Value))],
        [.. release.Signs.Select(sign => new Sign(sign.Urgency.Code(), sign.Say))],
        [.. assessment.Missing.Select(item => item.Value)]);

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>The code of a fit word: <c>fits-best</c>, <c>could-be</c>, <c>unclear</c>, <c>less-likely</c>, <c>excluded</c>.</summary>
    public static string Code(FitWord fit) => JsonNamingPolicy.KebabCaseLower.ConvertName(fit.ToString());

    private static Family Of(RankedFamily family, bool tentative) => new(
        family.Family.Code.Value,
        family.Family.Title,
        Code(family.Fit),
        tentative,
        family.Score,
        family.Label is { } label ? new Label(label.Code, label.Title) : null,
        [.. family.Causes.Select(cause => new Cause(
            cause.Cause.Code.Value, cause.Cause.Title, cause.Score, Reasons(cause.For), Reasons(cause.Against)))]);

    private static List<Reason> Reasons(IEnumerable<Engine.Assessments.Reason> reasons) =>
        [.. reasons.Select(reason => new Reason(
            reason.Evidence.Item.Value, reason.Evidence.Option.Value, reason.Evidence.Points, reason.Text, Codes(reason.Evidence.Sources)))];

    private static List<Answered> Findings(IEnumerable<Finding> findings) =>
        [.. findings.Select(finding => new Answered(finding.Item.Value, finding.Option.Value))];

    private static List<string> Codes(IEnumerable<SourceCode> sources) => [.. sources.Select(source => source.Value)];
}

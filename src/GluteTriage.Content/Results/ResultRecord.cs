using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Content.Results;

/// <summary>
/// A result as it is stored: all that was concluded and said at one moment, for audit. Nobody but this site reads it, and it is compared
/// by its <see cref="Decision"/> alone. Whoever changes its shape gives it the next number, keeps a reader of the old shape in
/// <c>Legacy</c> and an approved sample of each.
/// </summary>
/// <param name="Schema">The number of its shape.</param>
public sealed record ResultRecord(
    int Schema,
    string Release,
    string Hash,
    bool Complete,
    string Urgency,
    IReadOnlyList<ResultRecord.RedFlag> RedFlags,
    IReadOnlyList<ResultRecord.OpenFlag> NotExcluded,
    IReadOnlyList<ResultRecord.Floor> Floors,
    bool EqualRank,
    IReadOnlyList<ResultRecord.Family> Families,
    IReadOnlyList<ResultRecord.Sign> SafetyNet,
    IReadOnlyList<string> Missing)
{
    /// <summary>The shape that is written now. The first had no number.</summary>
    public const int CurrentSchema = 3;

    /// <summary>camelCase, letters as they are, nothing left out. A member that is not known is passed over; one that is missing is a fault.</summary>
    internal static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public sealed record Answered(string Item, string Option);

    public sealed record RedFlag(
        string Code, string Title, string Urgency, IReadOnlyList<Answered> Because, IReadOnlyList<string> Sources);

    public sealed record OpenFlag(
        string Code, string Title, string Urgency, string Floor, IReadOnlyList<Answered> Because, IReadOnlyList<string> Sources);

    public sealed record Floor(string Code, string Urgency, string Text, IReadOnlyList<string> Sources);

    public sealed record Family(
        string Code,
        string Title,
        string Fit,
        bool Tentative,
        decimal? Score,
        Label? Label,
        string? NamedMember,
        IReadOnlyList<Cause> Causes);

    public sealed record Label(string Code, string Title);

    public sealed record Cause(
        string Code, string Title, decimal? Score, IReadOnlyList<Reason> For, IReadOnlyList<Reason> Against);

    public sealed record Reason(string Item, string Option, decimal Points, string Text, IReadOnlyList<string> Sources);

    public sealed record Sign(string Urgency, string Text);

    public static ResultRecord Of(Release release, Assessment assessment) => new(
        CurrentSchema,
        release.Note.Name,
        release.Hash,
        assessment.Complete,
        assessment.Urgency.Code(),
        [.. assessment.Raised.Select(raised => new RedFlag(
            raised.Flag.Code.Value, raised.Flag.Title, raised.Tier.Urgency.Code(), Findings(raised.Because), Codes(raised.Tier.Sources)))],
        [.. assessment.NotExcluded.Select(open => new OpenFlag(
            open.Flag.Code.Value, open.Flag.Title, open.Tier.Urgency.Code(), open.Floor.Code(), Findings(open.Because), Codes(open.Tier.Sources)))],
        [.. assessment.Floors.Select(floor => new Floor(floor.Code, floor.Urgency.Code(), floor.Says, Codes(floor.Sources)))],
        assessment.IsEqualRank,
        [.. assessment.Families.Select(family => Of(family, assessment.Tentative))],
        [.. release.Signs.Select(sign => new Sign(sign.Urgency.Code(), sign.Say))],
        [.. assessment.Missing.Select(item => item.Value)]);

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    internal Decision Decided() => new(
        Urgency,
        Complete,
        [.. RedFlags.Select(flag => new Decision.Raised(flag.Code, flag.Urgency))],
        [.. NotExcluded.Select(flag => new Decision.Open(flag.Code, flag.Urgency, flag.Floor))],
        [.. Floors.Select(floor => new Decision.Floor(floor.Code, floor.Urgency))],
        EqualRank,
        [.. Families.Select(family => new Decision.Family(
            family.Code, family.Fit, family.Tentative, family.Score, family.Label?.Code, family.NamedMember,
            [.. family.Causes.Select(cause => new Decision.Cause(cause.Code, cause.Score))]))]);

    private static Family Of(RankedFamily family, bool tentative) => new(
        family.Family.Code.Value,
        family.Family.Title,
        Decision.Code(family.Fit),
        tentative,
        family.Score,
        family.Label is { } label ? new Label(label.Code, label.Title) : null,
        family.Named?.Cause.Code.Value,
        [.. family.Causes.Select(cause => new Cause(
            cause.Cause.Code.Value, cause.Cause.Title, cause.Score, Reasons(cause.For), Reasons(cause.Against)))]);

    private static List<Reason> Reasons(IEnumerable<Engine.Assessments.Reason> reasons) =>
        [.. reasons.Select(reason => new Reason(
            reason.Evidence.Item.Value, reason.Evidence.Option.Value, reason.Evidence.Points, reason.Text, Codes(reason.Evidence.Sources)))];

    private static List<Answered> Findings(IEnumerable<Finding> findings) =>
        [.. findings.Select(finding => new Answered(finding.Item.Value, finding.Option.Value))];

    private static List<string> Codes(IEnumerable<SourceCode> sources) => [.. sources.Select(source => source.Value)];
}

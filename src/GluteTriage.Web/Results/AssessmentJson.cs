using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using GluteTriage.Content;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Web.Results;

/// <summary>An assessment as JSON, the one form of it: what the API answers is what the log keeps. See design.md, section 6.</summary>
public sealed record AssessmentJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    public required string Release { get; init; }

    public required string Hash { get; init; }

    public required bool Complete { get; init; }

    public required string Urgency { get; init; }

    public required IReadOnlyList<FlagJson> RedFlags { get; init; }

    public required IReadOnlyList<OpenFlagJson> NotExcluded { get; init; }

    public required IReadOnlyList<FloorJson> Floors { get; init; }

    public required IReadOnlyList<FamilyJson> Families { get; init; }

    /// <summary>Empty until the program can prove it.</summary>
    public required IReadOnlyList<string> WhatWouldChange { get; init; }

    public required IReadOnlyList<SignJson> SafetyNet { get; init; }

    public required IReadOnlyList<string> Missing { get; init; }

    public static AssessmentJson Of(Release release, Assessment assessment) => new()
    {
        Release = release.Note.Name,
        Hash = release.Hash,
        Complete = assessment.Complete,
        Urgency = assessment.Urgency.Code(),
        RedFlags =
        [
            .. assessment.Raised.Select(flag => new FlagJson(
                flag.Flag.Code.Value, flag.Flag.Title, flag.Tier.Urgency.Code(), Of(flag.Because), Of(flag.Flag.Sources))),
        ],
        NotExcluded =
        [
            .. assessment.NotExcluded.Select(flag => new OpenFlagJson(
                flag.Flag.Code.Value, flag.Flag.Title, flag.Tier.Urgency.Code(), flag.Floor.Code(), Of(flag.Because))),
        ],
        Floors = [.. assessment.Floors.Select(floor => new FloorJson(floor.Code, floor.Urgency.Code(), floor.Says, Of(floor.Sources)))],
        Families = [.. assessment.Families.Select(family => FamilyJson.Of(family, assessment.Tentative))],
        WhatWouldChange = [],
        SafetyNet = [.. release.Signs.Select(sign => new SignJson(sign.Urgency.Code(), sign.Say, Of(sign.Sources)))],
        Missing = [.. assessment.Missing.Select(item => item.Value)],
    };

    public string ToText() => JsonSerializer.Serialize(this, Options);

    internal static IReadOnlyList<string> Of(IEnumerable<SourceCode> sources) => [.. sources.Select(source => source.Value)];

    private static IReadOnlyList<FindingJson> Of(IEnumerable<Finding> because) =>
        [.. because.Select(finding => new FindingJson(finding.Item.Value, finding.Option.Value))];
}

public sealed record FindingJson(string Item, string Option);

public sealed record FlagJson(
    string Code, string Title, string Urgency, IReadOnlyList<FindingJson> Because, IReadOnlyList<string> Sources);

/// <param name="Urgency">Of the tier that could not be excluded.</param>
/// <param name="Floor">What that demands.</param>
public sealed record OpenFlagJson(string Code, string Title, string Urgency, string Floor, IReadOnlyList<FindingJson> Because);

public sealed record FloorJson(string Code, string Urgency, string Says, IReadOnlyList<string> Sources);

/// <param name="Score">Points; null when excluded.</param>
public sealed record FamilyJson(
    string Code, string Title, string Fit, bool Tentative, decimal? Score, string? Label, IReadOnlyList<CauseJson> Causes)
{
    internal static FamilyJson Of(RankedFamily family, bool tentative) => new(
        family.Family.Code.Value,
        family.Family.Title,
        Word(family.Fit),
        tentative,
        family.Score,
        family.Label?.Code,
        [.. family.Causes.Select(CauseJson.Of)]);

    private static string Word(FitWord fit) => fit switch
    {
        FitWord.FitsBest => "fits-best",
        FitWord.CouldBe => "could-be",
        FitWord.Unclear => "unclear",
        FitWord.LessLikely => "less-likely",
        FitWord.Excluded => "excluded",
        _ => throw new UnreachableException($"Fit {fit} has no word."),
    };
}

public sealed record CauseJson(
    string Code, string Title, decimal? Score, IReadOnlyList<ReasonJson> For, IReadOnlyList<ReasonJson> Against)
{
    internal static CauseJson Of(RankedCause cause) => new(
        cause.Cause.Code.Value,
        cause.Cause.Title,
        cause.Score,
        [.. cause.For.Select(ReasonJson.Of)],
        [.. cause.Against.Select(ReasonJson.Of)]);
}

public sealed record ReasonJson(string Item, string Option, decimal Points, string Text, IReadOnlyList<string> Sources)
{
    internal static ReasonJson Of(Reason reason) => new(
        reason.Evidence.Item.Value,
        reason.Evidence.Option.Value,
        reason.Evidence.Points,
        reason.Text,
        AssessmentJson.Of(reason.Evidence.Sources));
}

public sealed record SignJson(string Urgency, string Say, IReadOnlyList<string> Sources);

using System.Collections.Immutable;
using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions.Reviewing;

namespace GluteTriage.Cli.Demo;

/// <summary>What a made-up reviewer goes by of a result.</summary>
/// <param name="ArrivedAt">When the session first had a result.</param>
/// <param name="Causes">Codes of the families that are possible, the likeliest first.</param>
/// <param name="ToolCause">Code of the family the person saw first; null where they were shown no cause.</param>
internal sealed record DemoFindings(
    DateTimeOffset ArrivedAt, string Release, Urgency Urgency, ImmutableArray<string> Raised, ImmutableArray<string> Causes, string? ToolCause)
{
    public string? FirstCause => Causes.FirstOrDefault();

    public static DemoFindings Of(string release, Assessment assessment, InboxProjection projection, DateTimeOffset arrivedAt) => new(
        arrivedAt,
        release,
        assessment.Urgency,
        projection.Raised,
        [.. assessment.Families.Where(family => family.Fit is not FitWord.Excluded).Select(family => family.Family.Code.Value)],
        projection.FirstCause);
}

using System.Collections.Immutable;
using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Sessions.Reviewing;

namespace GluteTriage.Cli.Demo;

/// <summary>What the inbox and a reviewer go by of a result.</summary>
/// <param name="Causes">Codes of the families of causes that are possible, the likeliest first.</param>
internal sealed record DemoFindings(
    DateTimeOffset ArrivedAt,
    int Revision,
    string Release,
    Urgency Urgency,
    ImmutableArray<string> Raised,
    ImmutableArray<string> NotExcluded,
    ImmutableArray<string> Causes,
    ImmutableArray<string> Marks,
    ImmutableArray<string> Places)
{
    public string? FirstCause => Causes.FirstOrDefault();

    /// <param name="arrivedAt">When the session first had a result.</param>
    public static DemoFindings Of(ClinicalContent content, Answers answers, int revision, Assessment assessment, DateTimeOffset arrivedAt)
    {
        var places = content.Places.Select(place => place.Code).ToHashSet();
        var marks = content.Items
            .Where(item => item.BodyMap is not BodyMapUse.None)
            .OrderBy(item => item.BodyMap)
            .SelectMany(item => answers[item.Code]?.Marks ?? [])
            .Where(mark => places.Contains(mark.Option))
            .ToList();
        return new DemoFindings(
            arrivedAt,
            revision,
            content.Hash,
            assessment.Urgency,
            [.. assessment.Raised.Select(raised => raised.Flag.Code.Value).Distinct()],
            [.. assessment.NotExcluded.Select(open => open.Flag.Code.Value).Distinct()],
            [.. assessment.Families.Where(family => family.Score is not null).Select(family => family.Family.Code.Value)],
            [.. marks.Select(mark => mark.ToString()).Distinct()],
            [.. marks.Select(mark => mark.Option.Value).Distinct()]);
    }

    /// <summary>What the inbox stores of a session nobody has looked at.</summary>
    public InboxLine Line(long session, DemoReviewed reviewed) => new()
    {
        SessionId = session,
        ArrivedAt = ArrivedAt,
        Revision = Revision,
        Release = Release,
        Urgency = Urgency,
        Raised = Raised.Length,
        NotExcluded = NotExcluded.Length,
        FirstCause = FirstCause,
        Places = string.Join(',', Marks),
        Status = reviewed.Status,
        ClaimedBy = reviewed.ClaimedBy?.Account,
        ClaimedAt = reviewed.ClaimedAt,
        Verdict = reviewed.Verdict,
        SecondWanted = reviewed.SecondWanted,
        Synthetic = true,
    };

    /// <summary>What the filters of the inbox find it by.</summary>
    public IEnumerable<object> Keys(long session) =>
    [
        .. Flags(session, Raised, raised: true),
        .. Flags(session, NotExcluded, raised: false),
        .. Places.Select(place => new InboxPlace { SessionId = session, Place = place, Urgency = Urgency, ArrivedAt = ArrivedAt }),
    ];

    private IEnumerable<InboxFlag> Flags(long session, ImmutableArray<string> flags, bool raised) => flags.Select(flag =>
        new InboxFlag { SessionId = session, Flag = flag, Raised = raised, Urgency = Urgency, ArrivedAt = ArrivedAt });
}

using System.Collections.Immutable;
using GluteTriage.Engine;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Sessions.Reviewing;

/// <summary>What the inbox knows of a result beside its urgency, and the rows it makes of it.</summary>
/// <param name="Raised">Codes of the red flags raised, most urgent first.</param>
/// <param name="NotExcluded">Codes of the red flags not excluded, most demanding first; one may be raised at a lower tier as well.</param>
/// <param name="FirstCause">Code of the family the person saw first; null where they were shown no cause.</param>
/// <param name="Places">Marks on the body map as stored, the worst place first, none twice.</param>
public sealed record InboxProjection(
    ImmutableArray<string> Raised, ImmutableArray<string> NotExcluded, string? FirstCause, ImmutableArray<string> Places)
{
    /// <summary>The least age the person may have, in years; <see cref="InboxLine.AgeUnknown"/> where they did not say.</summary>
    public int Age { get; init; } = InboxLine.AgeUnknown;

    /// <summary>What they said of it, as its option is coded; null where the question has no answer.</summary>
    public string? AgeBand { get; init; }

    /// <summary>The highest level each red flag is raised at; of a flag that is not here it stays unsaid.</summary>
    public ImmutableDictionary<string, Urgency> Levels { get; init; } = ImmutableDictionary<string, Urgency>.Empty;

    /// <summary>Of a result that says nothing but its urgency.</summary>
    public static readonly InboxProjection Bare = new([], [], null, []);

    /// <summary>Reads it off an assessment and the answers it was made from.</summary>
    public static InboxProjection Of(ClinicalContent content, SettledAnswers answers, Assessment assessment)
    {
        var band = content.About(PersonFact.Age) is { } item && answers[item.Code] is { Marks: [var mark, ..] } ? mark.Option.Value : null;
        return new InboxProjection(
            [.. assessment.Raised.Select(raised => raised.Flag.Code.Value).Distinct()],
            [.. assessment.NotExcluded.Select(open => open.Flag.Code.Value).Distinct()],
            assessment.FirstShown?.Family.Code.Value,
            [.. MarksOf(content, answers).Distinct()])
        {
            Age = band is null ? InboxLine.AgeUnknown : AgeOf(band),
            AgeBand = band,
            Levels = assessment.Raised.ToImmutableDictionary(raised => raised.Flag.Code.Value, raised => raised.Tier.Urgency),
        };
    }

    /// <summary>
    /// The digits an answer about age begins with, as SQL would cast it: <c>35-49</c> is 35, <c>75plus</c> 75, and <c>under16</c>, which begins with none, 0.
    /// </summary>
    internal static int AgeOf(string code) =>
        code.TakeWhile(char.IsAsciiDigit).Take(3).Aggregate(0, (sum, digit) => (sum * 10) + (digit - '0'));

    /// <summary>The place of a stored mark, without its side.</summary>
    internal static string PlaceOf(string mark) => mark.Split(':')[0];

    internal InboxLine ToLine(ResultSnapshot result, bool synthetic) => new()
    {
        SessionId = result.SessionId,
        ArrivedAt = result.At,
        Revision = result.Revision,
        Release = result.Release,
        Urgency = result.Urgency,
        Raised = Raised.Length,
        NotExcluded = NotExcluded.Length,
        FirstCause = FirstCause,
        Age = Age,
        AgeBand = AgeBand,
        Places = string.Join(',', Places),
        Status = ReviewStatus.New,
        ClaimedBy = null,
        ClaimedAt = null,
        Verdict = null,
        SecondWanted = false,
        Marks = InboxMarks.Of(result.Release, this),
        Synthetic = synthetic,
    };

    /// <summary>
    /// A line that was reviewed or closed opens again when the urgency has risen: what was judged then was a lesser trouble, and its
    /// verdict is no verdict on this. Otherwise its status stays.
    /// </summary>
    internal void Renew(InboxLine line, ResultSnapshot result)
    {
        if (result.Urgency > line.Urgency && line.Status is ReviewStatus.Reviewed or ReviewStatus.Closed)
        {
            (line.Status, line.Verdict, line.SecondWanted) = (ReviewStatus.Opened, null, false);
        }

        line.Revision = result.Revision;
        line.Release = result.Release;
        line.Urgency = result.Urgency;
        line.Raised = Raised.Length;
        line.NotExcluded = NotExcluded.Length;
        line.FirstCause = FirstCause;
        line.Age = Age;
        line.AgeBand = AgeBand;
        line.Places = string.Join(',', Places);
        line.Marks = InboxMarks.Of(result.Release, this);
    }

    internal IEnumerable<InboxFlag> ToFlags(InboxLine line) =>
        Raised.Select(flag => (Flag: flag, Raised: true))
            .Concat(NotExcluded.Select(flag => (Flag: flag, Raised: false)))
            .Select(flag => new InboxFlag
            {
                SessionId = line.SessionId,
                Flag = flag.Flag,
                Raised = flag.Raised,
                Level = flag.Raised && Levels.TryGetValue(flag.Flag, out var level) ? level : null,
                Urgency = line.Urgency,
                ArrivedAt = line.ArrivedAt,
                Marks = line.Marks,
            });

    internal IEnumerable<InboxPlace> ToPlaces(InboxLine line) => Places.Select(PlaceOf).Distinct().Select(place => new InboxPlace
    {
        SessionId = line.SessionId,
        Place = place,
        Urgency = line.Urgency,
        ArrivedAt = line.ArrivedAt,
        Marks = line.Marks,
    });

    /// <summary>From the questions that are answered on the body map: the worst place, then everywhere else.</summary>
    private static IEnumerable<string> MarksOf(ClinicalContent content, SettledAnswers answers) =>
        from item in content.Items
        where item.BodyMap is not BodyMapUse.None
        orderby item.BodyMap
        from mark in answers[item.Code]?.Marks ?? []
        where content.Places.Any(place => place.Code == mark.Option)
        select mark.ToString();
}

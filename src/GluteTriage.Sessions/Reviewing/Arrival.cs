using System.Collections.Immutable;
using GluteTriage.Engine;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Sessions.Reviewing;

/// <summary>What the inbox needs to know of a result beside its urgency.</summary>
/// <param name="Raised">Codes of the red flags raised, most urgent first.</param>
/// <param name="NotExcluded">Codes of the red flags not excluded, most demanding first; one may be raised at a lower tier as well.</param>
/// <param name="FirstCause">Code of the family ranked first; null when every family is excluded.</param>
/// <param name="Places">Marks on the body map as stored, the worst place first, none twice.</param>
public sealed record Arrival(
    ImmutableArray<string> Raised, ImmutableArray<string> NotExcluded, string? FirstCause, ImmutableArray<string> Places)
{
    /// <summary>The questions that tell where it hurts: the worst place, then everywhere else.</summary>
    private static readonly ItemCode[] WhereItHurts = [new("pain-site"), new("pain-spread")];

    /// <summary>Of a result that says nothing but its urgency.</summary>
    public static readonly Arrival Bare = new([], [], null, []);

    /// <summary>Reads it off an assessment and the answers it was made from.</summary>
    public static Arrival Of(ClinicalContent content, SettledAnswers answers, Assessment assessment) => new(
        [.. assessment.Raised.Select(raised => raised.Flag.Code.Value).Distinct()],
        [.. assessment.NotExcluded.Select(open => open.Flag.Code.Value).Distinct()],
        assessment.Families.FirstOrDefault(family => family.Fit is not FitWord.Excluded)?.Family.Code.Value,
        [.. PlacesOf(content, answers).Distinct()]);

    private static IEnumerable<string> PlacesOf(ClinicalContent content, SettledAnswers answers) =>
        from item in WhereItHurts
        where content.Find(item) is not null
        from mark in answers[item]?.Marks ?? []
        where content.Places.Any(place => place.Code == mark.Option)
        select mark.ToString();

    /// <summary>The place of a stored mark, without its side.</summary>
    internal static string PlaceOf(string mark) => mark.Split(':')[0];
}

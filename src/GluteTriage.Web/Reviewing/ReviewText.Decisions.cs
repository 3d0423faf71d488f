using System.Diagnostics;
using GluteTriage.Content;
using GluteTriage.Content.Results;

namespace GluteTriage.Web.Reviewing;

/// <summary>What a stored result and the one computed now can differ in.</summary>
internal static partial class ReviewText
{
    /// <summary>A red flag with the urgency of the tier it has.</summary>
    public static string Tiered(string title, string urgency) => $"{title} ({urgency})";

    public static string DifferentIn(DecisionDifference difference, Release release)
    {
        var part = difference.Part switch
        {
            DecisionPart.Record => "The stored result itself",
            DecisionPart.Release => "Release",
            DecisionPart.Urgency => Urgency,
            DecisionPart.Complete => "Every question that feeds a red flag was asked",
            DecisionPart.RedFlag => "Red flag raised",
            DecisionPart.NotExcluded => "Red flag not excluded",
            DecisionPart.Floor => "Least urgency for another reason",
            DecisionPart.EqualRank => "The first two groups at equal rank",
            DecisionPart.FamilyOrder => "Order of the groups of causes",
            DecisionPart.Fit => "Fit",
            DecisionPart.Tentative => "Too little was answered to rank causes",
            DecisionPart.Label => "Finer word",
            DecisionPart.NamedMember => "Named cause",
            DecisionPart.FamilyScore or DecisionPart.CauseScore => "Points",
            DecisionPart.CauseOrder => "Order of the causes",
            _ => throw new UnreachableException($"A decision has no part {difference.Part}."),
        };
        return difference.Code is { } code ? $"{part}: {TitleOf(difference.Part, code, release)}" : part;
    }

    /// <summary>The code where the release does not know it.</summary>
    private static string TitleOf(DecisionPart part, string code, Release release) => part switch
    {
        DecisionPart.RedFlag or DecisionPart.NotExcluded => release.Clinical.RedFlags.FirstOrDefault(flag => flag.Code.Value == code)?.Title,
        DecisionPart.Floor => release.Clinical.Floors.FirstOrDefault(floor => floor.Code == code)?.Says,
        DecisionPart.CauseScore => release.Clinical.Causes.FirstOrDefault(cause => cause.Code.Value == code)?.Title,
        _ => release.Clinical.Families.FirstOrDefault(family => family.Code.Value == code)?.Title,
    } ?? code;
}

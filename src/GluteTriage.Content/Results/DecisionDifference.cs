using System.Collections.Immutable;
using System.Globalization;

namespace GluteTriage.Content.Results;

/// <summary>The part of a decision that differs.</summary>
public enum DecisionPart
{
    /// <summary>The record cannot be read, so that nothing can be said of it.</summary>
    Record,

    /// <summary>The release it was made under.</summary>
    Release,
    Urgency,
    Complete,
    RedFlag,
    NotExcluded,
    Floor,
    EqualRank,
    FamilyOrder,
    Fit,
    Tentative,
    Label,
    NamedMember,
    FamilyScore,
    CauseOrder,
    CauseScore,
}

/// <summary>One thing that a stored result and the same answers computed now decide differently.</summary>
/// <param name="Code">Of the red flag, floor, family or cause; null where the part is the whole result's.</param>
/// <param name="Shown">What the person was shown: a code, a number or a list of codes.</param>
/// <param name="Now">What comes now.</param>
public sealed record DecisionDifference(DecisionPart Part, string? Code, string Shown, string Now)
{
    private const string Absent = "none";

    /// <summary>
    /// Everything two decisions differ in; empty when they decide the same. Equal rank and the named member are passed over where one of
    /// the two comes from a record that does not say.
    /// </summary>
    public static ImmutableArray<DecisionDifference> Between(Decision shown, Decision now) =>
    [
        .. Of(DecisionPart.Urgency, null, shown.Urgency, now.Urgency),
        .. Of(DecisionPart.Complete, null, Text(shown.Complete), Text(now.Complete)),
        .. EachOf(DecisionPart.RedFlag, shown.RedFlags, now.RedFlags, flag => flag.Code, flag => flag.Urgency),
        .. EachOf(DecisionPart.NotExcluded, shown.NotExcluded, now.NotExcluded, flag => flag.Code, flag => $"{flag.Urgency}, at least {flag.Floor}"),
        .. EachOf(DecisionPart.Floor, shown.Floors, now.Floors, floor => floor.Code, floor => floor.Urgency),
        .. AreBothSaid(shown, now) ? Of(DecisionPart.EqualRank, null, Text(shown.EqualRank is true), Text(now.EqualRank is true)) : [],
        .. Of(DecisionPart.FamilyOrder, null, Codes(shown.Families, family => family.Code), Codes(now.Families, family => family.Code)),
        .. Pairs(shown.Families, now.Families, family => family.Code)
            .SelectMany(pair => Between(pair.Shown, pair.Now, AreBothSaid(shown, now))),
    ];

    private static bool AreBothSaid(Decision shown, Decision now) => shown.EqualRank is not null && now.EqualRank is not null;

    private static IEnumerable<DecisionDifference> Between(Decision.Family shown, Decision.Family now, bool saysNamed) =>
    [
        .. Of(DecisionPart.Fit, shown.Code, shown.Fit, now.Fit),
        .. Of(DecisionPart.Tentative, shown.Code, Text(shown.Tentative), Text(now.Tentative)),
        .. Of(DecisionPart.Label, shown.Code, shown.Label ?? Absent, now.Label ?? Absent),
        .. saysNamed ? Of(DecisionPart.NamedMember, shown.Code, shown.NamedMember ?? Absent, now.NamedMember ?? Absent) : [],
        .. Of(DecisionPart.FamilyScore, shown.Code, Text(shown.Score), Text(now.Score)),
        .. Of(DecisionPart.CauseOrder, shown.Code, Codes(shown.Causes, cause => cause.Code), Codes(now.Causes, cause => cause.Code)),
        .. Pairs(shown.Causes, now.Causes, cause => cause.Code)
            .SelectMany(pair => Of(DecisionPart.CauseScore, pair.Shown.Code, Text(pair.Shown.Score), Text(pair.Now.Score))),
    ];

    private static IEnumerable<DecisionDifference> Of(DecisionPart part, string? code, string shown, string now) =>
        shown == now ? [] : [new DecisionDifference(part, code, shown, now)];

    /// <summary>By code: a code that only one side has differs from none.</summary>
    private static IEnumerable<DecisionDifference> EachOf<T>(
        DecisionPart part, ImmutableArray<T> shown, ImmutableArray<T> now, Func<T, string> code, Func<T, string> says)
    {
        var (before, after) = (shown.ToLookup(code, says), now.ToLookup(code, says));
        return shown.Concat(now).Select(code).Distinct().SelectMany(one => Of(part, one, Text(before[one]), Text(after[one])));
    }

    /// <summary>What both sides have; what only one has stands in the order that differs.</summary>
    private static IEnumerable<(T Shown, T Now)> Pairs<T>(ImmutableArray<T> shown, ImmutableArray<T> now, Func<T, string> code) =>
        shown.Join(now, code, code, (before, after) => (before, after));

    private static string Codes<T>(ImmutableArray<T> ranked, Func<T, string> code) => string.Join(", ", ranked.Select(code));

    private static string Text(IEnumerable<string> says) => says.Any() ? string.Join("; ", says) : Absent;

    private static string Text(bool holds) => holds ? "true" : "false";

    /// <summary>18 and 18.0 are the same score.</summary>
    private static string Text(decimal? score) => score?.ToString("0.############################", CultureInfo.InvariantCulture) ?? "excluded";
}

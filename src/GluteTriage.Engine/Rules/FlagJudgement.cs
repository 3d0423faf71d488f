using GluteTriage.Engine.Assessments;

namespace GluteTriage.Engine.Rules;

/// <summary>Where a red flag stands on the answers so far.</summary>
public enum FlagStanding
{
    /// <summary>Every tier is false on what was asked.</summary>
    Excluded,

    /// <summary>Some tier hangs on an item not asked yet, and no answer so far speaks for it.</summary>
    NotAsked,

    /// <summary>Only "not sure" keeps some tier from being true.</summary>
    NotExcluded,

    /// <summary>Some tier is true.</summary>
    Raised,
}

/// <summary>A red flag judged on settled answers. A flag can be raised at one tier and not excluded at a higher one.</summary>
/// <param name="Raised">The highest tier that is true, or null.</param>
/// <param name="NotExcluded">The highest tier above it that only "not sure" keeps from being true, or null.</param>
/// <param name="Open">Whether some tier above both still hangs on an item not asked.</param>
public readonly record struct FlagJudgement(FlagTier? Raised, FlagTier? NotExcluded, bool Open)
{
    /// <summary>In one word, the most pressing first: raised, not excluded, not asked, excluded.</summary>
    public FlagStanding Standing =>
        Raised is not null ? FlagStanding.Raised
        : NotExcluded is not null ? FlagStanding.NotExcluded
        : Open ? FlagStanding.NotAsked
        : FlagStanding.Excluded;

    /// <summary>The urgency this flag demands: its raised tier, or the floor of the tier that is not excluded.</summary>
    public Urgency Demands => Urgencies.Highest(
        Raised?.Urgency ?? Urgency.SelfCare,
        NotExcluded?.Urgency.FloorWhenNotExcluded() ?? Urgency.SelfCare);
}

/// <summary>Judging red flags.</summary>
public static class FlagJudgements
{
    /// <summary>
    /// Judges a flag. Items not asked count as "no" for what is raised and what is not excluded, so that only a person's own
    /// "not sure" sets a floor; they count as unknown for <see cref="FlagJudgement.Open"/>.
    /// </summary>
    public static FlagJudgement Judge(this RedFlag flag, SettledAnswers answers)
    {
        FlagTier? notExcluded = null;
        var open = false;
        foreach (var tier in flag.Tiers)
        {
            switch (tier.When.Evaluate(answers, notAsked: Truth.False))
            {
                case Truth.True:
                    return new FlagJudgement(tier, notExcluded, open);
                case Truth.Unknown:
                    notExcluded ??= tier;
                    break;
                default:
                    open = open || tier.When.Evaluate(answers, notAsked: Truth.Unknown) is not Truth.False;
                    break;
            }
        }

        return new FlagJudgement(null, notExcluded, open);
    }
}

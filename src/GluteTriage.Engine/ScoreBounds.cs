using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Engine;

/// <summary>
/// Between which scores each cause must come to lie, whatever is answered to the items not asked yet, those asked after the result left
/// out. The bounds are safe, not tight: each part of a score is bounded on its own, and the score grows with each of them.
/// </summary>
internal readonly struct ScoreBounds
{
    private readonly decimal[] low;
    private readonly decimal[] high;
    private readonly Truth[] possible;

    private ScoreBounds(decimal[] low, decimal[] high, Truth[] possible) => (this.low, this.high, this.possible) = (low, high, possible);

    public static ScoreBounds Of(ClinicalContent content, SettledAnswers settled)
    {
        var groups = content.Ranking.Groups;
        var points = new Range[content.Causes.Length, groups.Length];
        var defining = new Range[content.Causes.Length];
        foreach (var item in content.Items)
        {
            if (content.Evidence.GroupOf(item.Code) is not (>= 0 and var group) || !settled.IsApplicable(item.Code)
                || (settled[item.Code] is null && content.Ranking.AfterResult.Contains(item.Code)))
            {
                continue;
            }

            // Of two items that say the same one may be silenced by the other, so it may also count for nothing.
            var mayBeSilenced = content.Evidence.RivalOf(item.Code) is { } rival && settled.IsApplicable(rival)
                && (settled[rival] is not null || !content.Ranking.AfterResult.Contains(rival));
            var answer = settled[item.Code];
            foreach (var option in item.Options)
            {
                if (answer is not null && !answer.Has(option.Code))
                {
                    continue;
                }

                foreach (var (cause, evidence, _) in content.Evidence.For(item.Code, option.Code))
                {
                    var silent = evidence.Unless?.Evaluate(settled, Truth.Unknown) ?? Truth.False;
                    if (silent is Truth.True && answer is not null)
                    {
                        continue;
                    }

                    var isCertain = answer is not null && !mayBeSilenced && silent is Truth.False;
                    var alone = answer is null && item.Kind is ItemKind.OneOf;
                    ref var range = ref evidence.Defining ? ref defining[cause] : ref points[cause, group];
                    range = isCertain ? range.Plus(evidence.Points)
                        : alone ? range
                        : range.PerhapsPlus(evidence.Points);
                }
            }

            if (answer is null && item.Kind is ItemKind.OneOf)
            {
                AddOneOf(content, item, group, points, defining);
            }
        }

        return Sum(content, settled, points, defining);
    }

    /// <summary>The least the cause can come to; null while it can come to be excluded.</summary>
    public decimal? Low(int cause) => possible[cause] is Truth.True ? low[cause] : null;

    /// <summary>The most the cause can come to; null when it is excluded for good.</summary>
    public decimal? High(int cause) => possible[cause] is Truth.False ? null : high[cause];

    /// <summary>One option at most will be chosen, so the extremes of each cause over the options count, not their sum.</summary>
    private static void AddOneOf(ClinicalContent content, Item item, int group, Range[,] points, Range[] defining)
    {
        var added = new Range[content.Causes.Length];
        var addedDefining = new Range[content.Causes.Length];
        foreach (var option in item.Options)
        {
            foreach (var (cause, evidence, _) in content.Evidence.For(item.Code, option.Code))
            {
                ref var range = ref evidence.Defining ? ref addedDefining[cause] : ref added[cause];
                range = range.Including(evidence.Points);
            }
        }

        for (var cause = 0; cause < added.Length; cause++)
        {
            points[cause, group] = points[cause, group].Plus(added[cause]);
            defining[cause] = defining[cause].Plus(addedDefining[cause]);
        }
    }

    private static ScoreBounds Sum(ClinicalContent content, SettledAnswers settled, Range[,] points, Range[] defining)
    {
        var groups = content.Ranking.Groups;
        var low = new decimal[content.Causes.Length];
        var high = new decimal[content.Causes.Length];
        var possible = new Truth[content.Causes.Length];
        for (var cause = 0; cause < low.Length; cause++)
        {
            var sum = default(Range);
            for (var group = 0; group < groups.Length; group++)
            {
                sum = sum.Plus(points[cause, group].Clamped(groups[group].Cap));
            }

            var rule = content.Causes[cause];
            low[cause] = Score(sum.Low, defining[cause].Low);
            high[cause] = Score(sum.High, defining[cause].High);
            possible[cause] = rule.Needs?.Evaluate(settled, Truth.Unknown) ?? Truth.True;

            decimal Score(decimal capped, decimal inFull) =>
                decimal.Round((capped * content.Ranking.Shrink) + rule.Prior + inFull, 1);
        }

        return new ScoreBounds(low, high, possible);
    }

    private readonly record struct Range(decimal Low, decimal High)
    {
        public Range Plus(decimal points) => new(Low + points, High + points);

        public Range Plus(Range other) => new(Low + other.Low, High + other.High);

        public Range PerhapsPlus(decimal points) => new(Low + Math.Min(0, points), High + Math.Max(0, points));

        public Range Including(decimal points) => new(Math.Min(Low, points), Math.Max(High, points));

        public Range Clamped(decimal cap) => new(Math.Clamp(Low, -cap, cap), Math.Clamp(High, -cap, cap));
    }
}

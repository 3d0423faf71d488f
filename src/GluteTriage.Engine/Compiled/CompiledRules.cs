using System.Numerics;
using System.Runtime.Intrinsics;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Engine.Compiled;

/// <summary>
/// The rules of a release as bit masks over the answers: the same conclusions as <see cref="Triage"/>, a hundred times faster and without
/// allocating. Triage stays the specification; each rule is proved equal to its criterion, and both are run side by side on many people.
/// </summary>
public sealed class CompiledRules
{
    private readonly ClinicalContent content;
    private readonly OptionBits bits;
    private readonly CompiledFlags flags;
    private readonly CompiledSettling settling;
    private readonly CompiledRanking ranking;
    private readonly (Urgency Urgency, int FewerThan, BitRule? When)[] floors;
    private readonly ulong counted;
    private readonly ulong mustBeAsked;
    private readonly Vector512<ulong> afterResult;

    /// <summary>Reads the rules of a release.</summary>
    /// <exception cref="NotSupportedException">The release is larger or finer than the masks allow; use <see cref="Triage"/>.</exception>
    public CompiledRules(ClinicalContent content)
    {
        this.content = content;
        bits = new OptionBits(content);
        flags = new CompiledFlags(content, bits);
        settling = new CompiledSettling(content, bits, flags);
        ranking = new CompiledRanking(content, bits);
        floors =
        [
            .. content.Floors.Select(floor => floor.When is Criterion.FewerInformative(var count)
                ? (floor.Urgency, count, null)
                : (floor.Urgency, 0, (BitRule?)BitRule.Of(bits, floor.When))),
        ];
        counted = Items(content.Ranking.InformativeItems.Contains);
        afterResult = content.Ranking.AfterResult.Aggregate(Vector512<ulong>.Zero, (mask, item) => mask | bits.Mask(content[item]));
        mustBeAsked = Items(item => !content.MaySkip(item));
    }

    /// <returns>Null when the release is larger or finer than the masks allow.</returns>
    internal static CompiledRules? TryOf(ClinicalContent content)
    {
        try
        {
            return new CompiledRules(content);
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The rules of the red flags, by position of flag and tier: what a proof compares with the content.</summary>
    internal IEnumerable<(int Flag, int Tier, BitRule Rule)> FlagRules => flags.Rules;

    /// <summary>Which bit stands for which option.</summary>
    internal OptionBits Bits => bits;

    /// <summary>Room for results, to be filled again and again.</summary>
    public Evaluation NewEvaluation() => new(content);

    /// <summary>The answers as bits.</summary>
    public Combination Pack(Answers answers) => Combination.Of(content, bits, answers);

    /// <summary>Concludes as <see cref="Triage.Assess"/> does, without the reasons.</summary>
    /// <param name="into">Overwritten. Its <see cref="Evaluation.Next"/> leaves out questions asked again.</param>
    public void Evaluate(in Combination combination, Evaluation into)
    {
        into.Applicable = settling.Settle(combination, out var sure, out var possible);
        (into.Sure, into.Possible) = (sure, possible);
        var warnings = flags.Judge(sure, possible, into);
        var informative = BitOperations.PopCount(combination.Informative & into.Applicable & counted);
        foreach (ref readonly var floor in floors.AsSpan())
        {
            if (floor.When is { } when ? when.Holds(sure, possible) : informative < floor.FewerThan)
            {
                warnings = Urgencies.Highest(warnings, floor.Urgency);
            }
        }

        into.UrgencyFromWarnings = warnings;

        // Without what sharpens a result first: what is left in the room for results is the ranking with it.
        var before = (sure & afterResult) == Vector512<ulong>.Zero ? Urgency.SelfCare : ranking.Rank(sure & ~afterResult, possible & ~afterResult, into);
        into.Urgency = Urgencies.Highest(warnings, Urgencies.Highest(before, ranking.Rank(sure, possible, into)));
        into.Next = Next(combination, into);
    }

    /// <summary>After <see cref="Evaluate"/>: which answers speak for and against each cause.</summary>
    public void Explain(Evaluation into)
    {
        for (var cause = 0; cause < into.For.Length; cause++)
        {
            into.For[cause] = into.Sure & ranking.For[cause];
            into.Against[cause] = into.Sure & ranking.Against[cause];
        }
    }

    private int Next(in Combination combination, Evaluation into)
    {
        if (into.RaisesEmergency)
        {
            return Evaluation.Stop;
        }

        var due = into.Applicable & ~combination.Answered & mustBeAsked;
        return due == 0 ? Evaluation.OnlyCauses : BitOperations.TrailingZeroCount(due);
    }

    private ulong Items(Predicate<ItemCode> are) => content.Items.Index()
        .Aggregate(0UL, (mask, item) => are(item.Item.Code) ? mask | 1UL << item.Index : mask);
}

using System.Runtime.Intrinsics;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Engine.Compiled;

/// <summary>
/// All a person answered, as bits: what the compiled rules start from, and what the proofs call a combination. Item bits are by position,
/// the first item lowest.
/// </summary>
/// <param name="Chosen">The options as given; "rather not say" sets "not sure" as well.</param>
/// <param name="Answered">Items with an answer.</param>
/// <param name="NotSure">Items answered "not sure" or "rather not say".</param>
/// <param name="Informative">Items whose answer says something.</param>
/// <param name="Doubted">Items a later answer makes count as "not sure".</param>
public readonly record struct Combination(Vector512<ulong> Chosen, ulong Answered, ulong NotSure, ulong Informative, ulong Doubted)
{
    internal static Combination Of(ClinicalContent content, OptionBits bits, Answers answers)
    {
        var chosen = new List<int>();
        var (answered, notSure, informative, doubted) = (0UL, 0UL, 0UL, 0UL);
        var settled = MayBeDoubted(content, answers) ? Interview.Settle(content, answers) : null;
        for (var position = 0; position < content.Items.Length; position++)
        {
            var item = content.Items[position].Code;
            if (answers[item] is not { } answer)
            {
                continue;
            }

            var bit = 1UL << position;
            answered |= bit;
            notSure |= answer.IsNotSure ? bit : 0;
            informative |= answer.IsInformative ? bit : 0;
            doubted |= settled?.IsDoubted(item) is true ? bit : 0;
            foreach (var mark in answer.Marks)
            {
                chosen.Add(bits.BitOf(item, mark.Option));
            }

            if (answer.IsNotSure && bits.BitOf(item, OptionCode.NotSure) is >= 0 and var unsure)
            {
                chosen.Add(unsure);
            }
        }

        return new Combination(OptionBits.Mask(chosen), answered, notSure, informative, doubted);
    }

    /// <summary>Most doubts need marks on both sides of the body, which few people make.</summary>
    private static bool MayBeDoubted(ClinicalContent content, Answers answers)
    {
        if (content.Doubtable.IsEmpty)
        {
            return false;
        }

        foreach (var item in content.Doubtable)
        {
            if (!item.AskAgain!.When.Parts.Any(part => part is Criterion.BothSides))
            {
                return true;
            }
        }

        bool left = false, right = false;
        foreach (var item in content.Items)
        {
            if (item.BodyMap is BodyMapUse.None || answers[item.Code] is not { } answer)
            {
                continue;
            }

            foreach (var mark in answer.Marks)
            {
                left |= mark.Side is Side.Left;
                right |= mark.Side is Side.Right;
            }
        }

        return left && right;
    }
}

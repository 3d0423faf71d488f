using System.Runtime.Intrinsics;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Questionnaire;

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
        var settled = content.Doubtable.IsEmpty ? null : Interview.Settle(content, answers);
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
            chosen.AddRange(answer.Marks.Select(mark => bits.BitOf(item, mark.Option)));
            chosen.Add(answer.IsNotSure ? bits.BitOf(item, OptionCode.NotSure) : -1);
        }

        return new Combination(OptionBits.Mask(chosen.Where(bit => bit >= 0)), answered, notSure, informative, doubted);
    }
}

using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Compiled;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Engine;

/// <summary>
/// Every way an interview about causes can still end, tried out with the compiled rules, once there are few enough of them: exact where
/// the bounds of <see cref="EarlyStop"/> are only safe.
/// </summary>
internal static class EveryEnding
{
    /// <summary>Trying this many takes some hundredths of a second; a person waits for it once or twice.</summary>
    private const int Most = 12_000;

    /// <summary>
    /// The items whose answer, with some answers to the others, can change the urgency, the first family or the word for its fit. Not to
    /// be asked is one of the ways to end.
    /// </summary>
    /// <param name="open">Items without an answer; no flag hangs on them.</param>
    /// <returns>Null when there are too many ways to end, or the release has no compiled rules.</returns>
    public static HashSet<ItemCode>? Deciding(ClinicalContent content, SettledAnswers settled, IReadOnlyList<ItemCode> open)
    {
        if (content.Compiled is not { } rules || Count(content, open) > Most)
        {
            return null;
        }

        var replies = open
            .Select(code => EndingsOf(content[code]).Select(answer => rules.Pack(Answers.None.With(code, answer))).Prepend(default).ToArray())
            .ToArray();
        var told = new int[replies.Aggregate(1, (product, of) => product * of.Length)];
        var evaluation = rules.NewEvaluation();
        var given = rules.Pack(settled.Given);
        for (var ending = 0; ending < told.Length; ending++)
        {
            var (combination, rest) = (given, ending);
            foreach (var of in replies)
            {
                combination = Together(combination, of[rest % of.Length]);
                rest /= of.Length;
            }

            rules.Evaluate(combination, evaluation);
            told[ending] = (((int)evaluation.Urgency * content.Families.Length) + evaluation.Order[0]) * 8 + (int)evaluation.FirstFit;
        }

        var deciding = new HashSet<ItemCode>();
        var stride = 1;
        for (var index = 0; index < replies.Length; index++)
        {
            var (step, length) = (stride, replies[index].Length);
            if (Enumerable.Range(0, told.Length).Any(ending => told[ending] != told[ending - (ending / step % length * step)]))
            {
                deciding.Add(open[index]);
            }

            stride *= length;
        }

        return deciding;
    }

    private static long Count(ClinicalContent content, IReadOnlyList<ItemCode> open) => open.Aggregate(1L, (product, code) =>
        product > Most || content[code].Options.Length > 10 ? long.MaxValue / 2048 : product * (EndingsOf(content[code]).Count() + 1));

    /// <summary>"Not sure" beside something else says no more of causes than the something else.</summary>
    private static IEnumerable<Answer> EndingsOf(Item item) =>
        Replies.Every(item).Where(answer => answer.Marks.Length == 1 || answer.Marks.All(mark => mark.Option.IsInformative));

    private static Combination Together(in Combination one, in Combination other) => new(
        one.Chosen | other.Chosen, one.Answered | other.Answered, one.NotSure | other.NotSure, one.Informative | other.Informative,
        one.Doubted | other.Doubted);
}

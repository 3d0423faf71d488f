namespace GluteTriage.Guard;

/// <summary>What a person answered to one question.</summary>
/// <param name="Item">The code of the question, e.g. <c>pain-spread</c>.</param>
/// <param name="Marks">The codes of what was chosen; on the body map with a side, e.g. <c>foot:left</c>. At least one.</param>
/// <param name="Turn">When it was last answered: later answers have greater numbers, answers given together the same.</param>
public sealed record GivenAnswer(string Item, IReadOnlyCollection<string> Marks, int Turn);

/// <summary>Reading what was answered.</summary>
public static class GivenAnswers
{
    /// <summary>Whether one of these options was chosen; what "not sure" leaves open does not count.</summary>
    public static bool IsAny(this IReadOnlyCollection<GivenAnswer> answers, string item, params ReadOnlySpan<string> options)
    {
        foreach (var answer in answers)
        {
            if (answer.Item != item)
            {
                continue;
            }

            foreach (var mark in answer.Marks)
            {
                if (options.Contains(mark.Split(':')[0]))
                {
                    return true;
                }
            }
        }

        return false;
    }
}

namespace GluteTriage.Sessions.Insights;

/// <summary>How long people take over a question, from their reply before, or from the start, to their first reply.</summary>
public static class AnswerTime
{
    /// <summary>Seconds, exclusive, at which each class of times but the last ends. Their ratio is about two, as times differ.</summary>
    public static readonly IReadOnlyList<int> Bounds = [2, 4, 8, 15, 30, 60, 120, 300, 900];

    /// <summary>How many classes of times there are.</summary>
    public static int Classes => Bounds.Count + 1;

    /// <summary>The median, taken as evenly spread within its class.</summary>
    /// <param name="counts">How many replies fell into each class.</param>
    /// <returns>Seconds, at most the last bound, which stands for "or more"; null when there are no replies.</returns>
    public static double? Median(IReadOnlyList<int> counts)
    {
        var half = counts.Sum() / 2.0;
        if (half <= 0)
        {
            return null;
        }

        var below = 0;
        for (var i = 0; i < Bounds.Count; i++)
        {
            if (below + counts[i] >= half)
            {
                double from = i == 0 ? 0 : Bounds[i - 1];
                return from + ((Bounds[i] - from) * (half - below) / counts[i]);
            }

            below += counts[i];
        }

        return Bounds[^1];
    }
}

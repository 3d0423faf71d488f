using System.Globalization;
using System.Text;

namespace GluteTriage.Web.Reading;

/// <summary>The measures of the chart of a course: the same for each cause, so that charts can be compared.</summary>
internal static class CourseScale
{
    /// <summary>Half the length of the mark for a single week.</summary>
    public const int HalfMark = 8;

    private const int Step = 100;
    private const int InRow = 20;
    private const int Square = 10;

    /// <summary>Weeks, drawn equally far apart: the first ones matter most.</summary>
    public static readonly int[] Ticks = [0, 2, 6, 13, 26, 52];

    public static int Width => Ticks.Length * Step;

    /// <returns>How far from the start a week is drawn. What is later than the last tick is at the end.</returns>
    public static int At(int week)
    {
        var tick = Array.FindLastIndex(Ticks, start => start <= week);
        return tick == Ticks.Length - 1
            ? week == Ticks[tick] ? tick * Step : Width
            : (tick * Step) + (Step * (week - Ticks[tick]) / (Ticks[tick + 1] - Ticks[tick]));
    }

    /// <returns>The middle lines of rows of squares, one square a person.</returns>
    public static string Squares(int from, int to)
    {
        var path = new StringBuilder();
        for (var person = from; person < to; person++)
        {
            path.Append(CultureInfo.InvariantCulture, $"M{(person % InRow * Square) + 1} {(person / InRow * Square) + 5}h8");
        }

        return path.ToString();
    }
}

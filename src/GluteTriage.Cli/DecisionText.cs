using System.Text.Json;
using GluteTriage.Content.Results;

namespace GluteTriage.Cli;

/// <summary>What a stored result decided otherwise than its answers do now, as text: <c>red-flag fever: shown soon, now same-day</c>.</summary>
internal static class DecisionText
{
    public static string Of(DecisionDifference difference)
    {
        var part = JsonNamingPolicy.KebabCaseLower.ConvertName(difference.Part.ToString());
        var what = difference.Code is { } code ? $"{part} {code}" : part;
        return $"{what}: shown {difference.Shown}, now {difference.Now}";
    }
}

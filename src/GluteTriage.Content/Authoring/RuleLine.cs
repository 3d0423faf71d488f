using System.Globalization;
using System.Text.RegularExpressions;

namespace GluteTriage.Content.Authoring;

/// <summary>The shapes a line of a rule may have. Codes are not checked here.</summary>
internal static partial class RuleLine
{
    /// <returns>The item and options of "item is option" or "item is any of option, option"; null for another line.</returns>
    public static (string Item, string[] Options)? Test(string line) =>
        IsAnyOf().Match(line) is { Success: true } several ? (several.Groups[1].Value, Split(several.Groups[2].Value))
        : Is().Match(line) is { Success: true } one ? (one.Groups[1].Value, [one.Groups[2].Value])
        : null;

    /// <returns>The definition and the removed test of "definition besides test".</returns>
    public static (string Definition, string Part)? Besides(string line) =>
        BesidesPattern().Match(line) is { Success: true } match ? (match.Groups[1].Value, match.Groups[2].Value) : null;

    public static string? UrgencyBelow(string line) =>
        UrgencyBelowPattern().Match(line) is { Success: true } match ? match.Groups[1].Value : null;

    public static int? FewerThan(string line) =>
        FewerThanPattern().Match(line) is { Success: true } match ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : null;

    public static string[]? BothSides(string line) =>
        BothSidesPattern().Match(line) is { Success: true } match ? Split(match.Groups[1].Value) : null;

    [GeneratedRegex("^([a-z0-9-]+) is any of ([a-z0-9, -]+)$")]
    private static partial Regex IsAnyOf();

    [GeneratedRegex("^([a-z0-9-]+) is ([a-z0-9-]+)$")]
    private static partial Regex Is();

    [GeneratedRegex("^([a-z0-9-]+) besides (.+)$")]
    private static partial Regex BesidesPattern();

    [GeneratedRegex("^urgency below ([a-z-]+)$")]
    private static partial Regex UrgencyBelowPattern();

    [GeneratedRegex("^fewer than ([0-9]{1,3}) informative answers$")]
    private static partial Regex FewerThanPattern();

    [GeneratedRegex("^both sides marked among ([a-z0-9, -]+)$")]
    private static partial Regex BothSidesPattern();

    private static string[] Split(string list) =>
        list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

using System.Globalization;
using System.Text.RegularExpressions;
using GluteTriage.Content.Authoring;
using GluteTriage.Engine;
using GluteTriage.Engine.Assessments;
using GluteTriage.Guard;

namespace GluteTriage.Content.SecondEntry;

/// <summary>What differs in the weights, told to whoever changes them: which, where, both values, and what to do.</summary>
internal static class WeightFaults
{
    private const string DiffersCheck = "Weight differs";
    private const string OnceCheck = "Weight is entered once";
    private const string UnreadableCheck = "Second entry cannot be read";
    private const string Table = $"{ContentLines.GuardFolder}/{ClinicalWeights.FileName}";

    public static IEnumerable<FileFault> Of(ClinicalContent content, ContentLines lines)
    {
        var causes = content.Causes.Select(cause => cause.Code.Value).ToHashSet();
        var entered = ClinicalWeights.Entered.Entries.Select(entry => entry.Cause).ToHashSet();
        var differences = WeightEntries.Differences(content).ToLookup(difference =>
            difference.Cause.Length == 0 || (causes.Contains(difference.Cause) && entered.Contains(difference.Cause)));
        return ClinicalWeights.Entered.Unreadable.Select(Unreadable)
            .Concat(differences[true].Select(difference => Of(difference, lines)))
            .Concat(differences[false].GroupBy(difference => difference.Cause).Select(cause => WholeCause(cause.Key, [.. cause], lines)));
    }

    /// <summary>A line of the table that cannot be read.</summary>
    public static FileFault Unreadable(UnreadableLine line) => ContentLines.GuardFault(
        ClinicalWeights.FileName, line.Line, line.Text, UnreadableCheck,
        $"This line of the second entry of the weights cannot be read. {line.Reason}", "Write: item,option,cause,points.");

    private static FileFault Of(WeightDifference difference, ContentLines lines)
    {
        var name = Name(difference);
        return difference switch
        {
            { Points: { } points, Entered: { } entered } => AtContent(DiffersCheck,
                $"{name} is {Number(difference, points)} here, and {Number(difference, entered.Points)} in the second entry, {Table}, line {entered.Line}.",
                $"If this change is meant, have the same number entered there from the clinical tables, so that the line reads '{Line(difference)}'. "
                + $"If not, put {Number(difference, entered.Points)} back here."),
            { Points: { } points } => AtContent(OnceCheck,
                $"{name} is {Number(difference, points)} here, and is not in the second entry, {Table}.",
                $"If it is meant, have it entered there too, from the clinical tables, as the line '{Line(difference)}'. If not, remove it here."),
            _ => ContentLines.GuardFault(ClinicalWeights.FileName, difference.Entered!.Line, Line(difference), OnceCheck,
                $"{name} is {Number(difference, difference.Entered.Points)} in the second entry, and is not in {File(difference)}.",
                "If it was taken out on purpose, remove this line. If not, put it back there."),
        };

        FileFault AtContent(string check, string problem, string remedy) =>
            lines.Fault(File(difference)["content/".Length..], Meant(difference), check, problem, remedy);
    }

    private static FileFault WholeCause(string cause, IReadOnlyList<WeightDifference> differences, ContentLines lines) =>
        differences[0].Entered is { } first
            ? ContentLines.GuardFault(ClinicalWeights.FileName, first.Line, Line(differences[0]), OnceCheck,
                $"The second entry has {differences.Count} weights of the cause '{cause}', which the content does not have.",
                $"If the cause was taken out on purpose, remove its lines. If not, put content/causes/{cause}.yaml back.")
            : lines.Fault($"causes/{cause}.yaml", text => text.StartsWith("code:", StringComparison.Ordinal), OnceCheck,
                $"None of the {differences.Count} weights of the cause '{cause}' is in the second entry, {Table}.",
                "Have each entered there, from the clinical tables: item,option,cause,points; the prior as ',prior,cause,points' and the urgency as "
                + "',urgency,cause,number', where self-care is 0 and emergency 4.");

    private static string Name(WeightDifference difference) => difference switch
    {
        { Item: "ranking" } => $"The number '{difference.Option}' of the ranking",
        { Item: "" } => $"The {difference.Option} of the cause '{difference.Cause}'",
        _ => $"The weight of '{difference.Item} is {difference.Option}' for the cause '{difference.Cause}'",
    };

    private static string File(WeightDifference difference) => difference switch
    {
        { Option: "too little to tell below" } => "content/urgencies.yaml",
        { Item: "ranking" } => "content/ranking.yaml",
        _ => $"content/causes/{difference.Cause}.yaml",
    };

    /// <summary>Whether a line of the file holds it; what is written over several lines is found by its file alone.</summary>
    private static Func<string, bool> Meant(WeightDifference difference)
    {
        var (start, within) = difference switch
        {
            { Option: "too little to tell below" } => ("", "fewer than "),
            { Item: "ranking", Option: var what } when what.StartsWith("cap of ", StringComparison.Ordinal) => ("cap", ""),
            { Item: "ranking", Option: var what } when what.StartsWith("larger of ", StringComparison.Ordinal) => ("larger-of:", ""),
            { Item: "ranking", Option: "informative at least" } => ("informative:", ""),
            { Item: "ranking", Option: var what } when what.StartsWith("counts ", StringComparison.Ordinal) => ("informative:", ""),
            { Item: "ranking", Option: var what } => ("", what + ":"),
            { Item: "", Option: var what } => (what + ":", ""),
            _ => ("", "points:"),
        };
        var answer = difference.Item is "" or "ranking"
            ? null
            : new Regex($"{Regex.Escape($"{difference.Item} is {difference.Option}")}(?![a-z0-9-])", RegexOptions.CultureInvariant);
        return text => text.StartsWith(start, StringComparison.Ordinal)
            && text.Contains(within, StringComparison.Ordinal)
            && answer?.IsMatch(text) is not false;
    }

    private static string Number(WeightDifference difference, decimal points)
    {
        var number = points.ToString(CultureInfo.InvariantCulture);
        return difference is { Item: "", Option: "urgency" } ? $"{((Urgency)points).Code()} ({number})" : number;
    }

    /// <summary>The table's line for the content's number, or where it has none for the second entry's.</summary>
    private static string Line(WeightDifference difference) => string.Create(
        CultureInfo.InvariantCulture, $"{difference.Item},{difference.Option},{difference.Cause},{difference.Points ?? difference.Entered!.Points}");
}

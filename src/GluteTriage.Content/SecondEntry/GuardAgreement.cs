using GluteTriage.Content.Authoring;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Rules;
using GluteTriage.Guard;

namespace GluteTriage.Content.SecondEntry;

/// <summary>The red flags: the content as the engine judges it against <see cref="RedFlagGuard"/>, one complaint a flag.</summary>
internal static class GuardAgreement
{
    private const string DiffersCheck = "Red flag differs from the guard";

    /// <param name="people">Whom both judge.</param>
    public static IEnumerable<FileFault> Faults(Release release, IReadOnlyCollection<Answers> people, ContentLines lines)
    {
        var guard = RedFlagGuard.Levels.ToLookup(level => level.Flag);
        var differing = people
            .SelectMany(person => CheckedTriage.Disagreements(release.Clinical, person), (person, found) => (Person: person, Found: found))
            .ToLookup(each => each.Found.Flag.Value);
        var flags = release.Clinical.RedFlags.ToDictionary(flag => flag.Code.Value);
        return flags.Keys.Concat(guard.Select(flag => flag.Key).Where(flag => !flags.ContainsKey(flag)))
            .Where(flag => differing.Contains(flag) || HasOtherLevels(flags.GetValueOrDefault(flag), guard[flag]))
            .Select(flag => Fault(flag, flags.GetValueOrDefault(flag), [.. guard[flag]], HowTheyDiffer(release, [.. differing[flag]], people.Count), lines));
    }

    private static bool HasOtherLevels(RedFlag? flag, IEnumerable<GuardedLevel> guarded) =>
        !(flag?.Tiers.Select(tier => (Level)tier.Urgency) ?? []).Order().SequenceEqual(guarded.Select(level => level.Level).Order());

    private static FileFault Fault(string code, RedFlag? flag, IReadOnlyList<GuardedLevel> guarded, string differences, ContentLines lines)
    {
        var levels = $"The red flag '{code}' has {Levels(flag?.Tiers.Select(tier => tier.Urgency) ?? [])} in the content and "
            + $"{Levels(guarded.Select(level => (Urgency)level.Level))} in the guard.";
        var tables = $"{ContentLines.GuardFolder}/{RedFlagGuard.TablesFileName}";
        return flag is null
            ? ContentLines.GuardFault(RedFlagGuard.TablesFileName, guarded[0].Line, null, DiffersCheck, levels + differences,
                $"If the flag was taken out on purpose, remove its lines here. If not, put content/red-flags/{code}.yaml back.")
            : lines.Fault($"red-flags/{code}.yaml", text => text.StartsWith("code:", StringComparison.Ordinal), DiffersCheck, levels + differences,
                (guarded is []
                    ? $"Have the flag written as lines of {tables}, "
                    : "Decide from the clinical tables which of the two is right. "
                        + $"Have {tables}, line {string.Join(", ", guarded.Select(level => level.Line))}, changed, ")
                + "from the clinical tables and not from this file, by somebody else at best; or correct this file.");
    }

    private static string Levels(IEnumerable<Urgency> levels) => levels.ToList() switch
    {
        [] => "no level",
        [var one] => $"the level {one.Code()}",
        var several => $"the levels {string.Join(", ", several.Select(level => level.Code()))}",
    };

    private static string HowTheyDiffer(Release release, IReadOnlyList<(Answers Person, Disagreement Found)> cases, int people) => cases is []
        ? " Nobody who was tried is judged otherwise for it, but somebody may be."
        : string.Concat(cases.GroupBy(each => (each.Found.Engine, each.Found.Guard)).Select(pair =>
            $"\n  The content demands {pair.Key.Engine.Code()}, the guard {pair.Key.Guard.Code()}, of {pair.Count()} of {people} people tried, for example:"
            + $"\n      {PersonInWords.Of(release.Clinical, pair.First().Person)}"));
}

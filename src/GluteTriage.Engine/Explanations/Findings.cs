using System.Collections.Immutable;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Engine.Explanations;

/// <summary>Which answers a rule rests on.</summary>
internal static class Findings
{
    /// <summary>The answers that make the criterion true, in reading order, each once.</summary>
    public static ImmutableArray<Finding> MakingTrue(Criterion criterion, SettledAnswers answers) =>
        [.. At(criterion, answers, Truth.True).Distinct()];

    /// <summary>The answers that are met and those that keep it open, "not sure" among them.</summary>
    public static ImmutableArray<Finding> KeepingOpen(Criterion criterion, SettledAnswers answers) =>
        [.. At(criterion, answers, Truth.Unknown).Distinct()];

    private static IEnumerable<Finding> At(Criterion criterion, SettledAnswers answers, Truth least)
    {
        var truth = criterion.Evaluate(answers, Truth.False);
        return truth < least ? [] : criterion switch
        {
            Criterion.Is test when truth is Truth.True => answers.Chosen(test).Select(option => new Finding(test.Item, option)),
            Criterion.Is test => WhatLeavesItOpen(test, answers),
            _ => criterion.Parts.SelectMany(part => At(part, answers, least)),
        };
    }

    private static IEnumerable<Finding> WhatLeavesItOpen(Criterion.Is test, SettledAnswers answers) =>
        answers.IsDoubted(test.Item) || answers[test.Item] is null or { IsNotSure: true }
            ? [new Finding(test.Item, OptionCode.NotSure)]
            : answers[test.Item]!.Marks.Select(mark => new Finding(test.Item, mark.Option));
}

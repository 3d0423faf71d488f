using System.Globalization;
using GluteTriage.Engine;
using GluteTriage.Engine.Compiled;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;
using RulesEngine.Models;

namespace GluteTriage.Benchmarks;

/// <summary>
/// The same decision in Microsoft's RulesEngine: each level of a red flag and each weight is a rule. Which items apply is settled for it,
/// and what its results add up to is not counted to it.
/// </summary>
internal sealed class MicrosoftRules
{
    private const string Levels = "levels";
    private const string Weights = "weights";

    private readonly ClinicalContent content;
    private readonly CompiledRules rules;
    private readonly Evaluation evaluation;
    private readonly RulesEngine.RulesEngine engine;

    public MicrosoftRules(ClinicalContent content)
    {
        this.content = content;
        rules = new CompiledRules(content);
        evaluation = rules.NewEvaluation();
        engine = new RulesEngine.RulesEngine(
        [
            new Workflow
            {
                WorkflowName = Levels,
                Rules = [.. content.RedFlags.Index().SelectMany(flag => flag.Item.Tiers.Index().Select(tier =>
                    new Rule { RuleName = $"{flag.Index} {tier.Index}", Expression = Text(tier.Item.When) }))],
            },
            new Workflow
            {
                WorkflowName = Weights,
                Rules = [.. content.Causes.Index().SelectMany(cause => cause.Item.Evidence.Select(evidence => new Rule
                {
                    RuleName = $"{cause.Index} {evidence.Item} {evidence.Option}",
                    SuccessEvent = evidence.Points.ToString(CultureInfo.InvariantCulture),
                    Expression = $"told.Has({Bit(evidence.Item, evidence.Option)})",
                }))],
            },
        ]);
    }

    /// <summary>How many levels are true, how many are possible, and how many weights speak.</summary>
    public (int True, int Possible, int Speaking) Decide(Combination combination)
    {
        rules.Evaluate(combination, evaluation);
        return (Run(Levels, new Told(evaluation.Sure)), Run(Levels, new Told(evaluation.Possible)), Run(Weights, new Told(evaluation.Sure)));
    }

    /// <summary>The same counts by the specification.</summary>
    public (int True, int Possible, int Speaking) Expected(Engine.Answering.Answers person)
    {
        var settled = Interview.Settle(content, person);
        var levels = content.RedFlags.SelectMany(flag => flag.Tiers).Select(tier => tier.When.Evaluate(settled, Truth.False)).ToList();
        return (levels.Count(truth => truth is Truth.True), levels.Count(truth => truth is not Truth.False),
            content.Causes.Sum(cause => cause.Evidence.Count(evidence => settled[evidence.Item]?.Has(evidence.Option) is true)));
    }

    private int Run(string workflow, Told told) => engine.ExecuteAllRulesAsync(workflow, new RuleParameter("told", told)).AsTask().GetAwaiter().GetResult()
        .Count(result => result.IsSuccess);

    private string Text(Criterion criterion) => criterion switch
    {
        Criterion.Is(var item, var options) => "(" + string.Join(" || ", options.Select(option => $"told.Has({Bit(item, option)})")) + ")",
        Criterion.Any(var of) => "(" + string.Join(" || ", of.Select(Text)) + ")",
        Criterion.All(var of) => "(" + string.Join(" && ", of.Select(Text)) + ")",
        Criterion.AtLeast(var count, var of) => "(" + string.Join(" + ", of.Select(part => $"({Text(part)} ? 1 : 0)")) + $") >= {count}",
        _ => throw new NotSupportedException(),
    };

    private int Bit(ItemCode item, OptionCode option) =>
        content.Items.TakeWhile(before => before.Code != item).Sum(before => before.Options.Length)
        + content[item].Options.Select(offered => offered.Code).ToList().IndexOf(option);
}

/// <summary>What was chosen, by position.</summary>
public sealed class Told(System.Runtime.Intrinsics.Vector512<ulong> chosen)
{
    public bool Has(int bit) => (chosen[bit / 64] >> (bit % 64) & 1) == 1;
}

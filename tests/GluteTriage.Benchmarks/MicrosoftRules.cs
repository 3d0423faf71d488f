using GluteTriage.Engine;
using GluteTriage.Engine.Compiled;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;
using RulesEngine.Models;

namespace GluteTriage.Benchmarks;

/// <summary>The red flags in Microsoft's RulesEngine: one rule a flag, over a lookup of what was chosen, items that do not apply left out.</summary>
internal sealed class MicrosoftRules
{
    private readonly ClinicalContent content;
    private readonly CompiledRules rules;
    private readonly Evaluation evaluation;
    private readonly RulesEngine.RulesEngine engine;

    public MicrosoftRules(ClinicalContent content)
    {
        this.content = content;
        rules = new CompiledRules(content);
        evaluation = rules.NewEvaluation();
        engine = new RulesEngine.RulesEngine([new Workflow
        {
            WorkflowName = "flags",
            Rules = content.RedFlags.Select((flag, index) => new Rule
            {
                RuleName = $"{index}",
                Expression = string.Join(" || ", flag.Tiers.Select(tier => Text(tier.When))),
            }).ToList(),
        }]);
    }

    /// <summary>The positions of the flags that are raised.</summary>
    public int[] Raised(Combination combination)
    {
        rules.Evaluate(combination, evaluation);
        var told = new Told(evaluation.Sure);
        return [.. engine.ExecuteAllRulesAsync("flags", new RuleParameter("told", told)).AsTask().GetAwaiter().GetResult()
            .Where(result => result.IsSuccess).Select(result => int.Parse(result.Rule.RuleName, System.Globalization.CultureInfo.InvariantCulture))];
    }

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
public sealed class Told(System.Runtime.Intrinsics.Vector512<ulong> sure)
{
    public bool Has(int bit) => (sure[bit / 64] >> (bit % 64) & 1) == 1;
}

using BenchmarkDotNet.Attributes;
using GluteTriage.Content;
using GluteTriage.Content.Authoring;
using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Compiled;
using GluteTriage.Testing;

namespace GluteTriage.Benchmarks;

/// <summary>
/// The same rules on the same sessions in four ways: ifs as written by hand, bit masks, Microsoft's RulesEngine, and the readable
/// specification. All are checked to give the same before anything is timed.
/// </summary>
[InProcess]
[MemoryDiagnoser]
public class RulesBenchmark
{
    private const int RandomPeople = 200;
    private const int Seed = 20261124;

    private ClinicalContent content = null!;
    private CompiledRules rules = null!;
    private PlainIfs ifs = null!;
    private MicrosoftRules microsoft = null!;
    private Answers[] people = null!;
    private Combination[] combinations = null!;
    private object[] sessions = null!;
    private Evaluation evaluation = null!;
    private PlainResult plain = null!;
    private int next;

    [GlobalSetup]
    public void Compile()
    {
        var release = ContentCompiler.Compile(ContentFolder.Read(Shipped.ContentPath)).Release!;
        content = release.Clinical;
        rules = new CompiledRules(content);
        evaluation = rules.NewEvaluation();
        ifs = new PlainIfs(content);
        plain = new PlainResult(content.RedFlags.Length, content.Causes.Length, content.Families.Length);
        microsoft = new MicrosoftRules(content);
        var random = new RandomPeople(content, Seed);
        people =
        [
            .. release.Vignettes.Select(vignette => VignetteRun.AnswersOf(content, vignette)).Where(answers => answers.Count >= 30),
            .. Enumerable.Range(0, RandomPeople).Select(_ => random.Next()).Where(person => person.Count == content.Items.Length),
        ];
        combinations = [.. people.Select(rules.Pack)];
        sessions = [.. people.Select(ifs.Session)];
        for (var person = 0; person < people.Length; person++)
        {
            Check(person);
        }
    }

    [Benchmark(Baseline = true, Description = "ifs, the decision")]
    public int Ifs()
    {
        ifs.Evaluate(sessions[Turn()], plain);
        return plain.Urgency;
    }

    [Benchmark(Description = "bit masks, the decision")]
    public Urgency Masks()
    {
        rules.Evaluate(combinations[Turn()], evaluation);
        return evaluation.Urgency;
    }

    [Benchmark(Description = "bit masks, with explanation")]
    public Urgency MasksExplained()
    {
        rules.Evaluate(combinations[Turn()], evaluation);
        rules.Explain(evaluation);
        return evaluation.Urgency;
    }

    [Benchmark(Description = "Microsoft RulesEngine, levels and weights")]
    public int Microsoft() => microsoft.Decide(combinations[Turn()]).Speaking;

    [Benchmark(Description = "the specification, with reasons")]
    public Assessment Specification() => Triage.Assess(content, people[Turn()]);

    [Benchmark(Description = "compiling the rules to masks")]
    public CompiledRules CompileRules() => new(content);

    private int Turn() => next++ % people.Length;

    private void Check(int person)
    {
        ifs.Evaluate(sessions[person], plain);
        rules.Evaluate(combinations[person], evaluation);
        var differences = Comparing.Differences(content, people[person], evaluation).ToList();
        if (!plain.Raised.AsSpan().SequenceEqual(evaluation.Raised) || !plain.NotExcluded.AsSpan().SequenceEqual(evaluation.NotExcluded))
        {
            differences.Add("flags by ifs");
        }

        if (!plain.Scores.AsSpan().SequenceEqual(evaluation.Scores))
        {
            differences.Add("scores by ifs");
        }

        if (!plain.Order.AsSpan().SequenceEqual(evaluation.Order) || plain.FirstFit != evaluation.FirstFit || plain.Urgency != (int)evaluation.Urgency)
        {
            differences.Add("ranking by ifs");
        }

        if (plain.Warnings != (int)evaluation.UrgencyFromWarnings || (plain.Next != evaluation.Next && evaluation.Next != Evaluation.Stop))
        {
            differences.Add("warnings or next item by ifs");
        }

        if (microsoft.Decide(combinations[person]) != microsoft.Expected(people[person]))
        {
            differences.Add("levels or weights by RulesEngine");
        }

        if (differences.Count > 0)
        {
            throw new InvalidOperationException($"Person {person} gets other results: {string.Join(", ", differences)}.");
        }
    }
}

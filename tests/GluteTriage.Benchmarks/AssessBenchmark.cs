using BenchmarkDotNet.Attributes;
using GluteTriage.Content;
using GluteTriage.Content.Authoring;
using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Explanations;
using GluteTriage.Testing;

namespace GluteTriage.Benchmarks;

/// <summary>
/// One assessment with every reason, over the complete interviews among the vignettes. The reference beside it is reading the
/// same answers from JSON with the framework's parser.
/// </summary>
[InProcess]
[MemoryDiagnoser]
public class AssessBenchmark
{
    private ClinicalContent content = null!;
    private Answers[] sessions = null!;
    private Answers[] askedWhatMustBe = null!;
    private Assessment[] assessments = null!;
    private string[] documents = null!;
    private int next;

    [GlobalSetup]
    public void CompileContent()
    {
        var release = ContentCompiler.Compile(ContentFolder.Read(Shipped.ContentPath)).Release!;
        content = release.Clinical;
        sessions = [.. release.Vignettes
            .Select(vignette => VignetteRun.AnswersOf(content, vignette))
            .Where(answers => answers.Count >= 30)];
        askedWhatMustBe = [.. sessions.Select(answers => answers.InOrder.Where(item => !content.MaySkip(item))
            .Aggregate(Answers.None, (kept, item) => kept.With(item, answers[item]!)))];
        assessments = [.. sessions.Select(answers => Triage.Assess(content, answers))];
        documents = [.. sessions.Select(Json)];
    }

    [Benchmark(Baseline = true, Description = "read the answers from JSON")]
    public object ReadJson() => System.Text.Json.JsonDocument.Parse(documents[next++ % documents.Length]).RootElement.Clone();

    [Benchmark(Description = "settle, flags and next step")]
    public Step NextStep() => Interview.Next(content, sessions[next++ % sessions.Length]);

    [Benchmark(Description = "next step with the early-stop query")]
    public Step EarlyStop() => Interview.Next(content, askedWhatMustBe[next++ % askedWhatMustBe.Length]);

    [Benchmark(Description = "one assessment with every reason")]
    public Assessment Assess() => Triage.Assess(content, sessions[next++ % sessions.Length]);

    [Benchmark(Description = "what would change a result")]
    public WhatWouldChange Changes() => WhatWouldChange.Of(content, sessions[next % sessions.Length], assessments[next++ % sessions.Length]);

    private static string Json(Answers answers) => System.Text.Json.JsonSerializer.Serialize(
        answers.Items.ToDictionary(item => item.Value, item => answers[item]!.Marks.Select(mark => mark.ToString())));
}

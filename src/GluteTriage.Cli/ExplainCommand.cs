using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using GluteTriage.Content;
using GluteTriage.Content.Results;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Explanations;

namespace GluteTriage.Cli;

/// <summary><c>gt explain &lt;vignette|answers.json&gt;</c>: one person's assessment with every reason.</summary>
internal static class ExplainCommand
{
    /// <summary>Letters as they are.</summary>
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var subject = new Argument<string>("subject")
        {
            Description = "The code of a vignette, or a JSON file of answers as the API takes them.",
        };
        var content = new Option<DirectoryInfo>("--content")
        {
            Description = "The content folder.",
            DefaultValueFactory = _ => new DirectoryInfo("content"),
        };
        var json = ContentArgument.Json();
        var command = new Command("explain", "Assesses one person and gives every reason.") { subject, content, json };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(subject), parsed.GetRequiredValue(content), parsed.GetValue(json)));
        return command;
    }

    private static int Run(string subject, DirectoryInfo folder, bool asJson)
    {
        if (ContentArgument.Compile(folder, asJson) is not { } release)
        {
            return folder.Exists ? ExitCode.Faults : ExitCode.WrongUsage;
        }

        if (FindAnswers(release, subject) is not { } answers)
        {
            return ExitCode.WrongUsage;
        }

        var (assessment, disagreements) = CheckedTriage.Assess(release.Clinical, answers);
        foreach (var (flag, engine, guard) in disagreements)
        {
            Console.Error.WriteLine($"Red flag {flag}: the engine demands {engine.Code()}, the guard {guard.Code()}. One of them is wrong; see docs/adr/0013.");
        }

        var changes = WhatWouldChange.Of(release.Clinical, answers, assessment);
        Console.Write(asJson
            ? ToJson(release, assessment, changes) + "\n"
            : AssessmentText.Of(release, answers, assessment, changes));
        return ExitCode.Fine;
    }

    /// <summary>The result as it would be stored, and what would change it.</summary>
    private static string ToJson(Release release, Assessment assessment, WhatWouldChange changes)
    {
        var explained = JsonNode.Parse(ResultRecord.Of(release, assessment).ToJson())!;
        explained["whatWouldChange"] = new JsonArray([.. changes.MoreUrgent.Concat(changes.OtherFirst).Select(change => new JsonObject
        {
            ["item"] = change.Item.Value,
            ["option"] = change.Option.Value,
            ["urgency"] = change.Urgency.Code(),
            ["first"] = change.First?.Code.Value,
        })]);
        return explained.ToJsonString(Json);
    }

    private static Answers? FindAnswers(Release release, string subject)
    {
        if (File.Exists(subject))
        {
            var (answers, problems) = AnswersDocument.Read(release.Clinical, File.ReadAllText(subject));
            foreach (var problem in problems)
            {
                Console.Error.WriteLine($"{problem.Where}: {problem.What}");
            }

            return answers;
        }

        if (release.Vignettes.FirstOrDefault(vignette => vignette.Code == subject) is { } vignette)
        {
            return VignetteRun.AnswersOf(release.Clinical, vignette);
        }

        Console.Error.WriteLine($"'{subject}' is neither a file nor the code of a vignette in content/vignettes.");
        return null;
    }
}

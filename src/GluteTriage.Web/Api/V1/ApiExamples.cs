using System.Text.Json.Nodes;
using GluteTriage.Content;
using GluteTriage.Engine;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Web.Api.V1;

/// <summary>The examples of the description, made from the content so that every code in them is one that is offered.</summary>
internal static class ApiExamples
{
    private const string NotOffered = "old";

    /// <summary>Three answers as a caller sends them: one option, several options, and "not sure".</summary>
    public static JsonObject Request(ClinicalContent content)
    {
        var one = FirstOneOf(content);
        var some = content.Items.First(item => item.BodyMap is BodyMapUse.Spread);
        var unsure = content.Items.First(item => item != one && item.Find(OptionCode.NotSure) is not null);
        return Body(
            (one, JsonValue.Create(one.Options.First(option => option.Code.IsInformative).Code.Value)),
            (some, new JsonArray([.. some.Options.Where(option => !option.Exclusive).Take(2).Select(option => (JsonNode)option.Code.Value)])),
            (unsure, JsonValue.Create(OptionCode.NotSure.Value)));
    }

    /// <summary>The body by which an answer that cannot be one is refused.</summary>
    public static JsonObject Refused(ClinicalContent content)
    {
        var (_, problems) = AnswersDocument.Read(content, Body((FirstOneOf(content), JsonValue.Create(NotOffered))).ToJsonString());
        return new JsonObject
        {
            ["title"] = AssessmentApi.Refused,
            ["status"] = StatusCodes.Status400BadRequest,
            ["errors"] = new JsonObject(problems.Select(problem => KeyValuePair.Create(problem.Where, (JsonNode?)new JsonArray(problem.What)))),
        };
    }

    private static Item FirstOneOf(ClinicalContent content) => content.Items.First(item => item.Kind is ItemKind.OneOf);

    private static JsonObject Body(params (Item Item, JsonNode Answer)[] answers) => new()
    {
        ["answers"] = new JsonObject(answers.Select(answer => KeyValuePair.Create(answer.Item.Code.Value, (JsonNode?)answer.Answer))),
    };
}

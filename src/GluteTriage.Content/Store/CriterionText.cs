using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Nodes;
using GluteTriage.Content.Authoring;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Content.Store;

/// <summary>Rules as JSON in the shape authors write them, with definitions written out: stored, shown to clinicians, read back.</summary>
public static class CriterionText
{
    /// <summary>One line per test, nested under any, all, none or at-least.</summary>
    public static JsonNode Write(Criterion criterion) => criterion switch
    {
        Criterion.Is(var item, [var option]) => $"{item} is {option}",
        Criterion.Is(var item, var options) => $"{item} is any of {string.Join(", ", options)}",
        Criterion.UrgencyBelow(var urgency) => $"urgency below {urgency.Code()}",
        Criterion.FewerInformative(var count) => $"fewer than {count} informative answers",
        Criterion.BothSides(var places) => $"both sides marked among {string.Join(", ", places)}",
        Criterion.Any(var of) => new JsonObject { ["any"] = WriteAll(of) },
        Criterion.All(var of) => new JsonObject { ["all"] = WriteAll(of) },
        Criterion.None(var of) => new JsonObject { ["none"] = WriteAll(of) },
        Criterion.AtLeast(var count, var of) => new JsonObject { ["at-least"] = count, ["of"] = WriteAll(of) },
        _ => throw new UnreachableException($"Criterion case {criterion.GetType().Name} is not handled."),
    };

    /// <exception cref="FormatException">The text was not written by <see cref="Write"/>.</exception>
    public static Criterion Read(JsonNode node) => node switch
    {
        JsonValue line => ReadLine(line.GetValue<string>()),
        JsonObject map when map["any"] is JsonArray of => new Criterion.Any(ReadAll(of)),
        JsonObject map when map["all"] is JsonArray of => new Criterion.All(ReadAll(of)),
        JsonObject map when map["none"] is JsonArray of => new Criterion.None(ReadAll(of)),
        JsonObject map when map["of"] is JsonArray of && map["at-least"] is JsonValue count =>
            new Criterion.AtLeast(count.GetValue<int>(), ReadAll(of)),
        _ => throw new FormatException($"'{node.ToJsonString()}' is not a stored rule."),
    };

    private static ImmutableArray<Criterion> ReadAll(JsonArray of) =>
        [.. of.Select(part => Read(part ?? throw new FormatException("A stored rule holds an empty line.")))];

    private static JsonArray WriteAll(IEnumerable<Criterion> of) => [.. of.Select(Write)];

    private static Criterion ReadLine(string line)
    {
        if (RuleLine.UrgencyBelow(line) is { } urgency)
        {
            return new Criterion.UrgencyBelow(Urgencies.Find(urgency) ?? throw new FormatException($"'{urgency}' is not an urgency."));
        }

        return RuleLine.FewerThan(line) is { } count ? new Criterion.FewerInformative(count)
            : RuleLine.BothSides(line) is { } places ? new Criterion.BothSides([.. places.Select(place => new OptionCode(place))])
            : RuleLine.Test(line) is var (item, options) ? new Criterion.Is(new ItemCode(item), [.. options.Select(o => new OptionCode(o))])
            : throw new FormatException($"'{line}' is not a stored rule line.");
    }
}

using System.Text.Json;
using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Content;

/// <summary>What is wrong with an answers document, and where.</summary>
/// <param name="Where">The path of the value, e.g. <c>answers.age</c>.</param>
public sealed record AnswersProblem(string Where, string What);

/// <summary>An option nobody gave that counts as given.</summary>
public readonly record struct AssumedOption(ItemCode Item, OptionCode Option);

/// <summary>What an answers document says.</summary>
/// <param name="Answers">Null when there is any problem.</param>
/// <param name="Assumed">Options that were left out of an answer and counted all the same; in the order of the document.</param>
public sealed record AnswersReading(Answers? Answers, IReadOnlyList<AnswersProblem> Problems, IReadOnlyList<AssumedOption> Assumed)
{
    public void Deconstruct(out Answers? answers, out IReadOnlyList<AnswersProblem> problems) => (answers, problems) = (Answers, Problems);
}

/// <summary>
/// Answers as JSON: <c>{ "answers": { "age": "35-49", "pain-spread": ["back-thigh", "foot"] } }</c>. A value is an option
/// or a list of options; an item left out is not asked. Where an item takes exactly one option of a group (how bad it is) beside others, and
/// none of the group is given, the first of it counts, which is the least serious: what else was said is not lost over it.
/// </summary>
public static class AnswersDocument
{
    /// <returns>The answers, or null with every problem.</returns>
    public static AnswersReading Read(ClinicalContent content, string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(content, document.RootElement);
        }
        catch (JsonException broken)
        {
            return Refused([new AnswersProblem("body", $"The body is not JSON: {broken.Message}")]);
        }
    }

    /// <inheritdoc cref="Read(ClinicalContent, string)"/>
    public static AnswersReading Read(ClinicalContent content, JsonElement root)
    {
        try
        {
            return ReadAll(content, root);
        }
        catch (InvalidOperationException)
        {
            // What the JSON reader throws for half of a surrogate pair, which its own parser lets pass.
            return Refused([new AnswersProblem("body", "The body holds a text that is not Unicode.")]);
        }
    }

    private static AnswersReading ReadAll(ClinicalContent content, JsonElement root)
    {
        if (root.ValueKind is not JsonValueKind.Object
            || !root.TryGetProperty("answers", out var given)
            || given.ValueKind is not JsonValueKind.Object)
        {
            return Refused([new AnswersProblem("answers", "The body must be an object with an object 'answers'.")]);
        }

        var problems = new List<AnswersProblem>();
        foreach (var other in root.EnumerateObject().Where(property => property.Name != "answers"))
        {
            problems.Add(new AnswersProblem(other.Name, "This is not known here; only 'answers' is."));
        }

        if (root.EnumerateObject().Count(property => property.Name == "answers") > 1)
        {
            problems.Add(new AnswersProblem("answers", "The answers are given twice."));
        }

        var answers = new Dictionary<ItemCode, Answer>();
        var assumed = new List<AssumedOption>();
        foreach (var property in given.EnumerateObject())
        {
            var (item, answer, wrong, supplied) = ReadOne(content, property);
            problems.AddRange(wrong.Select(what => new AnswersProblem($"answers.{property.Name}", what)));
            if (answer is not null && !answers.TryAdd(item, answer))
            {
                problems.Add(new AnswersProblem($"answers.{property.Name}", "This item is answered twice."));
            }

            if (supplied is { } option)
            {
                assumed.Add(new AssumedOption(item, option));
            }
        }

        return problems.Count > 0 ? Refused(problems) : new AnswersReading(Answers.Together(answers), [], assumed);
    }

    private static AnswersReading Refused(IReadOnlyList<AnswersProblem> problems) => new(null, problems, []);

    private static (ItemCode Item, Answer? Answer, IEnumerable<string> Wrong, OptionCode? Assumed) ReadOne(
        ClinicalContent content, JsonProperty property)
    {
        var code = new ItemCode(property.Name);
        if (content.Find(code) is not { } item)
        {
            return (code, null, ["There is no such item."], null);
        }

        if (Raw(property.Value) is not { } raw)
        {
            return (code, null, ["The value must be an option, or a list of options."], null);
        }

        return Reply.Read(item, raw) switch
        {
            Reply.Accepted(var answer) => (code, answer, [], null),
            Reply.Refused { Reason: Refusal.NotOffered } => (code, null, EachNotOffered(item, raw), null),
            Reply.Refused { Reason: Refusal.NotExactlyOne } when WithLeast(item, raw) is { } answer => (code, answer, [], item.ExactlyOneOf[0]),
            Reply.Refused refused => (code, null, [Why(item, refused)], null),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>The reply with the least serious of the group, or null where one of the group was given already.</summary>
    private static Answer? WithLeast(Item item, List<string> raw) =>
        Reply.Read(item, [.. raw, item.ExactlyOneOf[0].Value]) is Reply.Accepted(var answer) ? answer : null;

    private static IEnumerable<string> EachNotOffered(Item item, IEnumerable<string> raw) =>
        from value in raw.Distinct()
        let refused = Reply.Read(item, [value]) as Reply.Refused
        where refused is { Reason: Refusal.NotOffered }
        select Why(item, refused);

    private static List<string>? Raw(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array when value.EnumerateArray().All(entry => entry.ValueKind is JsonValueKind.String) =>
            [.. value.EnumerateArray().Select(entry => entry.GetString()!)],
        _ => null,
    };

    private static string Why(Item item, Reply.Refused refused) => refused.Reason switch
    {
        Refusal.Empty => "The list is empty. Leave the item out if it was not asked.",
        Refusal.NotOffered => $"'{refused.Value}' is not offered. Offered: {string.Join(", ", item.Options.Select(option => option.Code))}.",
        Refusal.MoreThanOne => "This item takes one option.",
        Refusal.NotAlone => $"'{refused.Value}' stands alone.",
        _ => $"Exactly one of these must be given: {string.Join(", ", item.ExactlyOneOf)}.",
    };
}

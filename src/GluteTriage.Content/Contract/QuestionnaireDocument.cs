using System.Text.Json;
using System.Text.Json.Nodes;
using GluteTriage.Content.Store;

namespace GluteTriage.Content.Contract;

/// <summary>Every item of a release as JSON, in asking order: what an API client may answer.</summary>
public sealed record QuestionnaireDocument(string Release, string Hash, IReadOnlyList<QuestionnaireDocument.Item> Items)
{
    /// <param name="Kind"><c>one-of</c> or <c>some-of</c>.</param>
    /// <param name="AskWhen">The rule in the shape authors write it; null when the item always applies.</param>
    public sealed record Item(
        string Code,
        string Kind,
        string Text,
        string Why,
        IReadOnlyList<Option> Options,
        JsonNode? AskWhen,
        IReadOnlyList<string> Sources);

    /// <param name="Exclusive">Stands alone on a some-of item.</param>
    public sealed record Option(string Code, string Text, bool Exclusive);

    public static QuestionnaireDocument Of(Release release) => new(
        release.Note.Name,
        release.Hash,
        [.. release.Clinical.Items.Select(item => new Item(
            item.Code.Value,
            JsonNamingPolicy.KebabCaseLower.ConvertName(item.Kind.ToString()),
            item.Ask,
            item.Why,
            [.. item.Options.Select(option => new Option(option.Code.Value, option.Say, option.Exclusive))],
            item.AskWhen is { } askWhen ? CriterionText.Write(askWhen) : null,
            [.. item.Sources.Select(source => source.Value)]))]);
}

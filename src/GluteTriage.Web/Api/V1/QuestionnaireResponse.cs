using System.Text.Json;
using System.Text.Json.Nodes;
using GluteTriage.Content;

namespace GluteTriage.Web.Api.V1;

/// <summary>
/// The answer of <c>GET /api/v1/questionnaire</c>: every item of a release in asking order. Fields may be added; none is renamed or taken away.
/// </summary>
internal sealed record QuestionnaireResponse(string Release, string Hash, IReadOnlyList<QuestionnaireResponse.Item> Items)
{
    /// <param name="Kind"><c>one-of</c> or <c>some-of</c>.</param>
    /// <param name="AskWhen">The item applies unless this rule is false; null when it always applies.</param>
    /// <param name="HideWhen">
    /// Where this rule is true the item cannot apply and need not be asked; an answer counts all the same. Null for never.
    /// </param>
    /// <param name="ExactlyOneOf">Exactly one of these must be among the chosen; empty when there is no such group.</param>
    public sealed record Item(
        string Code,
        string Kind,
        string Text,
        string Why,
        IReadOnlyList<Option> Options,
        JsonNode? AskWhen,
        IReadOnlyList<string> Sources,
        JsonNode? HideWhen,
        IReadOnlyList<string> ExactlyOneOf);

    /// <param name="Exclusive">Stands alone on a some-of item.</param>
    public sealed record Option(string Code, string Text, bool Exclusive);

    public static QuestionnaireResponse Of(Release release) => new(
        release.Note.Name,
        release.Hash,
        [.. release.Clinical.Items.Select(item => new Item(
            item.Code.Value,
            JsonNamingPolicy.KebabCaseLower.ConvertName(item.Kind.ToString()),
            item.Ask,
            item.Why,
            [.. item.Options.Select(option => new Option(option.Code.Value, option.Say, option.Exclusive))],
            item.AskWhen is { } askWhen ? RuleTree.Write(askWhen) : null,
            [.. item.Sources.Select(source => source.Value)],
            item.HideWhen is { } hideWhen ? RuleTree.Write(hideWhen) : null,
            [.. item.ExactlyOneOf.Select(option => option.Value)]))]);
}

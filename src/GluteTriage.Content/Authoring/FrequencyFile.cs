using System.Collections.Immutable;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Content.Authoring;

/// <summary>How often people with buttock pain give an answer, in 100.</summary>
internal sealed record AnswerShare(ItemCode Item, OptionCode Option, decimal Share);

/// <summary>Reads frequencies.yaml, which measures over-triage and decides nothing.</summary>
internal static class FrequencyFile
{
    public const string Path = "frequencies.yaml";

    /// <returns>Empty where there is no such file.</returns>
    public static ImmutableArray<AnswerShare> Read(Draft draft, ImmutableArray<Item> items) =>
        draft.Folder.Find(Path) is null ? [] : [.. draft.List(Path).SelectMany(fields => ReadItem(fields, draft, items)).ToList()];

    private static List<AnswerShare> ReadItem(Fields fields, Draft draft, ImmutableArray<Item> items)
    {
        var code = new ItemCode(fields.Text("item"));
        var map = fields.Map("shares", required: true);
        fields.Sources();
        var shares = map?.At.Of.Select(pair => new AnswerShare(code, new OptionCode(pair.Key.Value), map.Number(pair.Key.Value, 0, 100))).ToList() ?? [];
        fields.NoOthers();
        if (items.FirstOrDefault(item => item.Code == code) is not { } asked)
        {
            draft.Faults.Add(
                fields.At, "Item does not exist", $"There is no item '{code}'.", Suggestion.Among(code.Value, items.Select(item => item.Code.Value)));
            return [];
        }

        foreach (var share in shares.Where(share => asked.Find(share.Option) is null))
        {
            draft.Faults.Add(fields.At, "Option does not exist", $"'{code}' does not offer '{share.Option}'.",
                Suggestion.Among(share.Option.Value, asked.Options.Select(option => option.Code.Value)));
        }

        var exactly = asked.Kind is ItemKind.OneOf ? shares : shares.FindAll(share => asked.ExactlyOneOf.Contains(share.Option));
        if ((asked.Kind is ItemKind.OneOf || !asked.ExactlyOneOf.IsEmpty) && exactly.Sum(share => share.Share) != 100)
        {
            draft.Faults.Add(fields.At, "Shares do not add up", $"The shares of '{code}' add up to {exactly.Sum(share => share.Share)}, not to 100.",
                "One of these answers is given by everyone: correct the shares.");
        }

        return shares;
    }
}

using System.Collections.Immutable;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Content.Authoring;

/// <summary>How often people with buttock pain give an answer, in 100.</summary>
internal sealed record AnswerShare(ItemCode Item, OptionCode Option, decimal Share);

/// <summary>Reads frequencies.yaml, which measures over-triage and decides nothing.</summary>
internal static class FrequencyFile
{
    public const string Path = "frequencies.yaml";
    private const string MissingCheck = "Share is missing";

    /// <returns>Empty where there is no such file.</returns>
    public static ImmutableArray<AnswerShare> Read(Draft draft, ImmutableArray<Item> items)
    {
        if (draft.Folder.Find(Path) is null)
        {
            return [];
        }

        ImmutableArray<AnswerShare> shares = [.. draft.List(Path).SelectMany(fields => ReadItem(fields, draft, items)).ToList()];
        foreach (var item in items.Where(item => shares.All(share => share.Item != item.Code)))
        {
            draft.Faults.AddFile(Path, MissingCheck, $"The item '{item.Code}' has no shares.", "Add a line for it, with the share of each of its options.");
        }

        return shares;
    }

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

        foreach (var option in asked.Options.Where(option => !option.Exclusive && shares.TrueForAll(share => share.Option != option.Code)))
        {
            draft.Faults.Add(fields.At, MissingCheck, $"'{option.Code}' of '{code}' has no share, so nobody who is drawn would ever answer it.",
                "Write how many in 100 give this answer, or 0.");
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

using System.Collections.Immutable;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Content.Authoring;

/// <summary>Reads items/.</summary>
internal static class ItemFiles
{
    /// <summary>Every option of an item with its code, before the item itself can be read.</summary>
    public static IEnumerable<(Fields Fields, OptionCode Code)> Options(Fields item) =>
        item.Maps("options", required: true).Select(option => (option, new OptionCode(option.Code("code"))));

    public static Item Read(Fields fields, Draft draft)
    {
        // The options were read once for their codes; this second reading reports nothing new about them.
        var options = ((fields.At["options"] as Yaml.List)?.Of ?? []).OfType<Yaml.Map>().Select(map => ReadOption(fields.Inner(map), draft)).ToImmutableArray();
        var codes = options.Select(option => option.Code).ToHashSet();
        var item = new Item
        {
            Code = new ItemCode(fields.Text("code")),
            Kind = fields.OneOf("kind", ("one-of", ItemKind.OneOf), ("some-of", ItemKind.SomeOf)),
            Label = fields.Text("short"),
            Ask = fields.Text("ask"),
            Hint = fields.OptionalText("hint"),
            Why = fields.Text("why"),
            Cautions = fields.Texts("cautions"),
            NotSureHelp = fields.OptionalText("not-sure-help"),
            Picture = fields.OptionalText("picture"),
            BodyMap = fields.OneOfOr("body-map", BodyMapUse.None, ("worst", BodyMapUse.Worst), ("spread", BodyMapUse.Spread)),
            Tells = fields.OneOfOr("tells", PersonFact.None, ("age", PersonFact.Age), ("sex", PersonFact.Sex)),
            Options = options,
            NotSureCovers = fields.At["not-sure-covers"] is null ? ReadNothing(fields) : OptionList(fields, "not-sure-covers", codes, draft),
            NoNotSureBecause = fields.OptionalText("no-not-sure-because"),
            ExactlyOneOf = OptionList(fields, "exactly-one-of", codes, draft),
            Benign = fields.OptionalText("benign") is { } benign ? new OptionCode(benign) : null,
            AskWhen = draft.OptionalRule(fields, "ask-when", RulePlace.AskWhen),
            HideWhen = draft.OptionalRule(fields, "hide-when", RulePlace.Other),
            HiddenBecause = fields.OptionalText("hidden-because"),
            AskAgain = ReadAskAgain(fields, draft),
            Sources = fields.Sources(),
        };
        fields.NoOthers();
        CheckItem(fields, item, draft);
        return item;
    }

    private static ImmutableArray<OptionCode>? ReadNothing(Fields fields)
    {
        fields.Optional("not-sure-covers");
        return null;
    }

    private static AnswerOption ReadOption(Fields fields, Draft draft)
    {
        var option = new AnswerOption
        {
            Code = new OptionCode(fields.Text("code")),
            Say = fields.Text("say"),
            AsReason = fields.Text("as-reason"),
            Exclusive = fields.Flag("exclusive"),
            HideWhen = draft.OptionalRule(fields, "hide-when", RulePlace.Other),
            LeavesOpen = fields.Map("leaves-open") is { } open ? ReadLeavesOpen(open, draft) : null,
        };
        fields.NoOthers();
        return option;
    }

    private static LeavesOpen ReadLeavesOpen(Fields open, Draft draft)
    {
        var leaves = new LeavesOpen(
            [.. open.Texts("options", required: true).Select(code => new OptionCode(code))],
            draft.OptionalRule(open, "unless", RulePlace.Other));
        open.NoOthers();
        return leaves;
    }

    private static AskAgain? ReadAskAgain(Fields fields, Draft draft)
    {
        if (fields.Map("ask-again") is not { } again)
        {
            return null;
        }

        var read = new AskAgain(
            draft.Rule(again, "when", RulePlace.AskAgain),
            again.OneOf("counts-as", ("not-sure", true), ("answered", false)),
            again.Text("tell-the-person"));
        again.NoOthers();
        return read;
    }

    private static ImmutableArray<OptionCode> OptionList(Fields fields, string key, HashSet<OptionCode> offered, Draft draft)
    {
        var codes = fields.Texts(key).Select(code => new OptionCode(code)).ToImmutableArray();
        foreach (var code in codes.Where(code => !offered.Contains(code)))
        {
            draft.Faults.Add(fields.At[key]!, code.Value, "Option does not exist",
                $"The item does not offer '{code}'.", Suggestion.Among(code.Value, offered.Select(o => o.Value)));
        }

        return codes;
    }

    private static void CheckItem(Fields fields, Item item, Draft draft)
    {
        var codes = item.Options.Select(option => option.Code).ToHashSet();
        if (codes.Count == 0)
        {
            return;
        }

        if (codes.Count < item.Options.Length)
        {
            draft.Faults.Add(fields.At["options"]!, "Code stands twice", "Two options have the same code.", "Rename one.");
        }

        if (!codes.Contains(OptionCode.NotSure) && !codes.Contains(OptionCode.NotDone) && item.NoNotSureBecause is null)
        {
            draft.Faults.Add(fields.At, "No way to be unsure",
                "A person who does not know must guess: there is no not-sure option.",
                "Offer 'not-sure', or say why not in 'no-not-sure-because'.");
        }

        if (item.Benign is { } benign && !codes.Contains(benign))
        {
            draft.Faults.Add(fields.At["benign"]!, "Option does not exist", $"The item does not offer '{benign}'.",
                Suggestion.Among(benign.Value, codes.Select(code => code.Value)));
        }

        foreach (var open in item.Options.SelectMany(option => option.LeavesOpen?.Options ?? []).Where(open => !codes.Contains(open)))
        {
            draft.Faults.Add(fields.At["options"]!, "Option does not exist",
                $"An option leaves '{open}' open, which the item does not offer.", Suggestion.Among(open.Value, codes.Select(c => c.Value)));
        }
    }
}

using System.Collections.Immutable;
using GluteTriage.Content.Reading;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Content.Authoring;

/// <summary>Reads questionnaire.yaml, definitions.yaml and items/.</summary>
internal static class QuestionnaireFiles
{
    public static Questionnaire Read(Draft draft)
    {
        // Items and definitions name each other: first every item's options, then definitions, then the items' own rules.
        var files = draft.Each("items").ToList();
        foreach (var item in files)
        {
            draft.Rules.Know(item.FileCode(), Options(item).Select(option => option.Code));
        }

        var definitions = draft.List("definitions.yaml").Select(entry => ReadDefinition(entry, draft)).ToImmutableArray();
        var read = files.Select(item => ReadItem(item, draft)).ToList();
        draft.RefuseTwins(read, item => item.Code.Value, "items");
        draft.RefuseTwins(definitions, definition => definition.Code, "definitions.yaml");
        var items = read.DistinctBy(item => item.Code).ToDictionary(item => item.Code);

        if (draft.Map("questionnaire.yaml") is not { } root)
        {
            return new Questionnaire([], [], [], [], definitions);
        }

        var sections = root.Maps("sections", required: true).Select(section => ReadSection(section, draft, items)).ToImmutableArray();
        var areas = root.Maps("warning-areas", required: true).Select(ReadArea).ToImmutableArray();
        var places = root.Maps("places", required: true).Select(ReadPlace).ToImmutableArray();
        root.NoOthers();

        CheckOrder(draft, sections, items);
        CheckPlaces(draft, places, items.Values);
        draft.RefuseTwins(sections, section => section.Code, "questionnaire.yaml");
        draft.RefuseTwins(places, place => place.Code.Value, "questionnaire.yaml");
        draft.RefuseTwins(areas, area => area.Code, "questionnaire.yaml");
        var inOrder = sections.SelectMany(section => section.Items).Distinct().Where(items.ContainsKey).Select(code => items[code]);
        return new Questionnaire(sections, [.. inOrder.Select(item => WithSides(item, places))], areas, places, definitions);
    }

    /// <summary>An option of the body map has sides where its place has.</summary>
    private static Item WithSides(Item item, ImmutableArray<Place> places) => item.BodyMap is BodyMapUse.None ? item : item with
    {
        Options = [.. item.Options.Select(option => option with { Sided = places.Any(place => place.Code == option.Code && place.Sided) })],
    };

    private static Definition ReadDefinition(Fields entry, Draft draft)
    {
        var (code, says, sources) = (entry.Code("code"), entry.Text("says"), entry.Sources());
        var joined = entry.At.Of.Where(pair => pair.Key.Value is "any" or "all" or "at-least" or "of").ToList();
        joined.ForEach(pair => entry.Optional(pair.Key.Value));
        entry.NoOthers();
        var criterion = draft.Rules.Parse(entry.At with { Of = joined }, RulePlace.RedFlag);
        draft.Rules.Know(code, criterion);
        return new Definition(code, says, criterion, sources);
    }

    private static IEnumerable<(Fields Fields, OptionCode Code)> Options(Fields item) =>
        item.Maps("options", required: true).Select(option => (option, new OptionCode(option.Code("code"))));

    private static Item ReadItem(Fields fields, Draft draft)
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
            Options = options,
            NotSureCovers = fields.At["not-sure-covers"] is null ? ReadNothing(fields) : OptionList(fields, "not-sure-covers", codes, draft),
            NoNotSureBecause = fields.OptionalText("no-not-sure-because"),
            ExactlyOneOf = OptionList(fields, "exactly-one-of", codes, draft),
            Benign = fields.OptionalText("benign") is { } benign ? new OptionCode(benign) : null,
            AskWhen = draft.OptionalRule(fields, "ask-when", RulePlace.AskWhen),
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

    private static Section ReadSection(Fields fields, Draft draft, Dictionary<ItemCode, Item> items)
    {
        var section = new Section(
            fields.Code("code"), fields.Text("title"), [.. fields.Texts("items", required: true).Select(code => new ItemCode(code))]);
        var except = fields.Texts("ask-when-not-for").Select(code => new ItemCode(code)).ToList();
        foreach (var code in except.Except(section.Items))
        {
            draft.Faults.Add(fields.At["ask-when-not-for"]!, code.Value, "Item does not exist",
                $"The section does not list '{code}'.", Suggestion.Among(code.Value, section.Items.Select(item => item.Value)));
        }

        if (draft.OptionalRule(fields, "ask-when", RulePlace.AskWhen) is { } askWhen)
        {
            foreach (var code in section.Items.Except(except).Where(items.ContainsKey))
            {
                var item = items[code];
                items[code] = item with
                {
                    AskWhen = item.AskWhen is { } own ? new Criterion.All([askWhen, own]) : askWhen,
                };
            }
        }

        fields.NoOthers();
        return section;
    }

    private static WarningArea ReadArea(Fields fields)
    {
        var area = new WarningArea(fields.Code("code"), fields.Text("title"), fields.Text("all-clear"));
        fields.NoOthers();
        return area;
    }

    private static Place ReadPlace(Fields fields)
    {
        var place = new Place(
            new OptionCode(fields.Code("code")),
            fields.Text("label"),
            fields.OneOf("sides", ("both", true), ("none", false)),
            [.. fields.Texts("neighbours", required: true).Select(code => new OptionCode(code))]);
        fields.NoOthers();
        return place;
    }

    private static void CheckOrder(Draft draft, ImmutableArray<Section> sections, Dictionary<ItemCode, Item> items)
    {
        var ordered = sections.SelectMany(section => section.Items).ToList();
        draft.RefuseTwins(ordered, code => code.Value, "questionnaire.yaml");
        foreach (var code in ordered.Where(code => !items.ContainsKey(code)))
        {
            draft.Faults.AddFile("questionnaire.yaml", "Item does not exist", $"There is no file items/{code}.yaml.",
                Suggestion.Among(code.Value, items.Keys.Select(item => item.Value)));
        }

        foreach (var code in items.Keys.Except(ordered))
        {
            draft.Faults.AddFile($"items/{code}.yaml", "Item is never asked",
                "No section of questionnaire.yaml lists this item.", "List it in the section where it is asked.");
        }

        foreach (var code in ordered.Where(items.ContainsKey))
        {
            var ahead = items[code].AskWhen?.Tests().Select(test => test.Item).FirstOrDefault(item => ordered.IndexOf(item) >= ordered.IndexOf(code));
            if (ahead is { Value: not null } later)
            {
                draft.Faults.AddFile($"items/{code}.yaml", "Rule looks ahead",
                    $"'ask-when' tests '{later}', which is not asked before this item, so its answer could never hide it.",
                    "Test earlier items only, or change the order in questionnaire.yaml.");
            }
        }
    }

    private static IEnumerable<OptionCode> PlacesOf(Criterion rule) =>
        rule is Criterion.BothSides(var places) ? places : rule.Parts.SelectMany(PlacesOf);

    private static void CheckPlaces(Draft draft, ImmutableArray<Place> places, IEnumerable<Item> items)
    {
        var known = places.Select(place => place.Code).ToHashSet();
        var marked = items.Where(item => item.BodyMap is not BodyMapUse.None)
            .SelectMany(item => item.Options.Select(option => option.Code))
            .Where(code => code.IsInformative && code != OptionCode.None)
            .Concat(items.SelectMany(item => item.AskAgain is { } again ? PlacesOf(again.When) : []));
        foreach (var code in marked.Concat(places.SelectMany(place => place.Neighbours)).Distinct().Where(code => !known.Contains(code)))
        {
            draft.Faults.AddFile("questionnaire.yaml", "Place does not exist", $"'{code}' is not among the places.",
                Suggestion.Among(code.Value, known.Select(place => place.Value)));
        }
    }
}

/// <summary>What the questionnaire files hold.</summary>
internal sealed record Questionnaire(
    ImmutableArray<Section> Sections,
    ImmutableArray<Item> Items,
    ImmutableArray<WarningArea> Areas,
    ImmutableArray<Place> Places,
    ImmutableArray<Definition> Definitions);

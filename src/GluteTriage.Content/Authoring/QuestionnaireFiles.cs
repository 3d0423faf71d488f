using System.Collections.Immutable;
using GluteTriage.Content.Reading;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Content.Authoring;

/// <summary>Reads questionnaire.yaml and definitions.yaml, and has <see cref="ItemFiles"/> read items/.</summary>
internal static class QuestionnaireFiles
{
    /// <summary>The small figure of the clinicians' inbox.</summary>
    private const int FigureWidth = 40;
    private const int FigureHeight = 84;

    public static Questionnaire Read(Draft draft)
    {
        // Items and definitions name each other: first every item's options, then definitions, then the items' own rules.
        var files = draft.Each("items").ToList();
        foreach (var item in files)
        {
            draft.Rules.Know(item.FileCode(), ItemFiles.Options(item).Select(option => option.Code));
        }

        var definitions = draft.List("definitions.yaml").Select(entry => ReadDefinition(entry, draft)).ToImmutableArray();
        var read = files.Select(item => ItemFiles.Read(item, draft)).ToList();
        draft.RefuseTwins(read, item => item.Code.Value, "items");
        draft.RefuseTwins(definitions, definition => definition.Code, "definitions.yaml");
        var items = read.DistinctBy(item => item.Code).ToDictionary(item => item.Code);

        if (draft.Map("questionnaire.yaml") is not { } root)
        {
            return new Questionnaire([], [], [], [], [], definitions);
        }

        var sections = root.Maps("sections", required: true).Select(section => ReadSection(section, draft, items)).ToImmutableArray();
        var areas = root.Maps("warning-areas", required: true).Select(ReadArea).ToImmutableArray();
        var onMap = root.Maps("places", required: true).Select(ReadPlace).ToList();
        var places = onMap.Select(one => one.Place).ToImmutableArray();
        root.NoOthers();

        CheckOrder(draft, sections, items);
        CheckPlaces(draft, places, items.Values);
        CheckTold(draft, items.Values);
        draft.RefuseTwins(sections, section => section.Code, "questionnaire.yaml");
        draft.RefuseTwins(places, place => place.Code.Value, "questionnaire.yaml");
        draft.RefuseTwins(areas, area => area.Code, "questionnaire.yaml");
        var inOrder = sections.SelectMany(section => section.Items).Distinct().Where(items.ContainsKey).Select(code => items[code]);
        return new Questionnaire(
            sections, [.. inOrder.Select(item => WithSides(item, places))], areas, places, [.. onMap.Select(one => one.Figure)], definitions);
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

    private static (Place Place, FigurePlace Figure) ReadPlace(Fields fields)
    {
        var place = new Place(
            new OptionCode(fields.Code("code")),
            fields.Text("label"),
            fields.OneOf("sides", ("both", true), ("none", false)),
            [.. fields.Texts("neighbours", required: true).Select(code => new OptionCode(code))]);
        var figure = ReadFigure(place.Code, fields.Map("on-figure", required: true));
        fields.NoOthers();
        return (place, figure);
    }

    private static FigurePlace ReadFigure(OptionCode place, Fields? fields)
    {
        var figure = fields is null
            ? new FigurePlace(place, 0, 0, Front: false)
            : new FigurePlace(place, fields.Whole("from-middle", 0, FigureWidth / 2), fields.Whole("down", 0, FigureHeight), fields.Flag("front"));
        fields?.NoOthers();
        return figure;
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
            var ahead = HidingRules(items[code]).SelectMany(rule => rule.Tests()).Select(test => test.Item)
                .FirstOrDefault(item => ordered.IndexOf(item) >= ordered.IndexOf(code));
            if (ahead is { Value: not null } later)
            {
                draft.Faults.AddFile($"items/{code}.yaml", "Rule looks ahead",
                    $"'ask-when' or 'hide-when' tests '{later}', which is not asked before this item, so its answer could never hide it.",
                    "Test earlier items only, or change the order in questionnaire.yaml.");
            }
        }
    }

    private static IEnumerable<Criterion> HidingRules(Item item) =>
        new[] { item.AskWhen, item.HideWhen }.Concat(item.Options.Select(option => option.HideWhen)).OfType<Criterion>();

    private static IEnumerable<OptionCode> PlacesOf(Criterion rule) =>
        rule is Criterion.BothSides(var places) ? places : rule.Parts.SelectMany(PlacesOf);

    private static void CheckTold(Draft draft, IEnumerable<Item> items)
    {
        foreach (var told in items.Where(item => item.Tells is not PersonFact.None).GroupBy(item => item.Tells).Where(told => told.Count() > 1))
        {
            draft.Faults.AddFile("questionnaire.yaml", "Told by two items", $"{string.Join(" and ", told.Select(item => $"'{item.Code}'"))} both say "
                + "that they tell the same of the person.", "Keep `tells` on one of them.");
        }
    }

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
    ImmutableArray<FigurePlace> Figure,
    ImmutableArray<Definition> Definitions);

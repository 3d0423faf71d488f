using System.Collections.Immutable;
using GluteTriage.Content.Reading;
using GluteTriage.Content.Search;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Content.Authoring;

/// <summary>Reads search.yaml: what people mean by the words they type.</summary>
internal static class SearchFile
{
    private const string Path = "search.yaml";

    private static readonly (string Name, IntentCall Call)[] Calls =
    [
        ("crisis", IntentCall.Crisis), ("poison", IntentCall.Poison), ("emergency", IntentCall.Emergency), ("urgent-advice", IntentCall.UrgentAdvice),
    ];

    /// <summary>In the order written. Every intent leads to something that is there, and calls for no less than the sign it leads to.</summary>
    public static (ImmutableArray<SearchIntent> Intents, ImmutableArray<WordsAlike> Alike) Read(
        Draft draft, ImmutableArray<RedFlag> flags, ImmutableArray<Cause> causes, ImmutableArray<Page> pages, SideBySide? compared,
        ImmutableArray<SelfCareAdvice> advice, ImmutableArray<GlossaryTerm> glossary)
    {
        if (draft.Map(Path) is not { } root)
        {
            return ([], []);
        }

        var targets = Targets(flags, causes, pages, compared, advice, glossary);
        ImmutableArray<WordsAlike> alike = [.. root.Maps("alike", required: true).Select(ReadAlike)];
        RefuseSecondMeanings(draft, alike);
        ImmutableArray<SearchIntent> intents = [.. root.Maps("intents", required: true).Select(intent => ReadIntent(intent, draft, targets, flags))];
        root.NoOthers();
        return (intents, alike);
    }

    /// <summary>Everything the search can find, by the name the file has for it.</summary>
    private static Dictionary<string, (SearchKind Kind, string Code)> Targets(
        ImmutableArray<RedFlag> flags, ImmutableArray<Cause> causes, ImmutableArray<Page> pages, SideBySide? compared,
        ImmutableArray<SelfCareAdvice> advice, ImmutableArray<GlossaryTerm> glossary)
    {
        IEnumerable<(string Name, SearchKind Kind, string Code)> targets =
        [
            .. flags.Select(flag => ("sign", SearchKind.WarningSign, flag.Code.Value)),
            .. causes.Select(cause => ("cause", SearchKind.Cause, cause.Code.Value)),
            .. pages.Where(page => page.Group is not PageGroup.Questions).Select(page => ("page", SearchKind.Page, page.Code)),
            .. compared is null ? [] : new[] { ("page", SearchKind.Page, SideBySide.Code) },
            .. advice.Select(one => ("care", SearchKind.SelfCare, one.Code)),
            .. glossary.Select(term => ("word", SearchKind.Word, term.Code)),
        ];
        return targets.DistinctBy(target => (target.Kind, target.Code))
            .ToDictionary(target => $"{target.Name}/{target.Code}", target => (target.Kind, target.Code));
    }

    private static WordsAlike ReadAlike(Fields fields)
    {
        var group = new WordsAlike(fields.Text("word"), fields.Texts("also", required: true));
        fields.NoOthers();
        return group;
    }

    private static SearchIntent ReadIntent(
        Fields fields, Draft draft, Dictionary<string, (SearchKind Kind, string Code)> targets, ImmutableArray<RedFlag> flags)
    {
        var target = fields.Text("leads-to");
        var call = fields.OneOfOr("call", IntentCall.Nobody, Calls);
        var phrases = fields.Texts("phrases", required: true);
        fields.NoOthers();
        if (!targets.TryGetValue(target, out var found) && target.Length > 0)
        {
            draft.Faults.Add(fields.At["leads-to"]!, "Search leads nowhere", $"There is no '{target}'.", Suggestion.Among(target, targets.Keys.Order()));
        }

        var sign = found.Kind is SearchKind.WarningSign ? flags.FirstOrDefault(flag => flag.Code.Value == found.Code) : null;
        if (call is not IntentCall.Nobody && sign is not null && !IsEnough(call, sign.Tiers.Max(tier => tier.Urgency)))
        {
            draft.Faults.Add(fields.At["call"]!, "Search calls too little",
                $"At its most urgent the sign '{sign.Code}' is an emergency, and we do not know the answers of somebody who searches.",
                "Write 'call: emergency' or 'call: crisis'.");
        }

        if (call is not IntentCall.Nobody && found.Code is not null && found.Kind is not SearchKind.WarningSign)
        {
            draft.Faults.Add(fields.At["call"]!, "Search calls for no sign", $"'{target}' is not a sign, so nothing says why to call.",
                "Lead to the sign, or leave 'call' out.");
        }

        foreach (var phrase in phrases.Where(phrase => SearchIntents.Stems(phrase).Length == 0))
        {
            draft.Faults.Add(fields.At["phrases"]!, phrase, "Search phrase says nothing", $"'{phrase}' holds only words that stand in every text.",
                "Add the word people search by.");
        }

        return new SearchIntent(found.Kind, found.Code ?? "", call, phrases);
    }

    private static bool IsEnough(IntentCall call, Urgency most) => most < Urgency.Emergency || call is IntentCall.Crisis or IntentCall.Emergency;

    private static void RefuseSecondMeanings(Draft draft, ImmutableArray<WordsAlike> alike)
    {
        var twice = alike.SelectMany(group => group.Also.Prepend(group.Word).Select(name => string.Join(' ', SearchIntents.Stems(name))).Distinct())
            .GroupBy(name => name).Where(same => same.Count() > 1);
        foreach (var name in twice)
        {
            draft.Faults.AddFile(Path, "Word has two meanings", $"'{name.Key}' stands in two groups of words alike; one of them would be lost.",
                "Keep it in one, or make one of the two groups.");
        }
    }
}

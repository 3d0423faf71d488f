using System.Text;

namespace GluteTriage.SecondProver.Tests;

/// <summary>
/// The rules as SMT-LIB text over one Boolean for each option: a criterion is a pair of formulas, where it is true and where it is not
/// false. Every subformula gets a name the first time, so the text stays small.
/// </summary>
/// <param name="copy">Begins the names, so that two people can stand in one script.</param>
internal sealed class Formulas(Questionnaire content, string copy)
{
    private readonly StringBuilder text = new();
    private readonly Dictionary<string, string> names = [];
    private readonly Dictionary<(Rule, int, bool, int), (string True, string Possible)> read = [];
    private readonly Dictionary<int, string> applicable = [];
    private readonly Dictionary<string, int> positions = content.Questions.Index().ToDictionary(item => item.Item.Code, item => item.Index);

    /// <summary>All that was defined so far and not taken yet.</summary>
    public string Take()
    {
        var taken = text.ToString();
        text.Clear();
        return taken;
    }

    /// <summary>Declares the answers, and which of them go together.</summary>
    public string Lawful()
    {
        foreach (var item in content.Questions)
        {
            foreach (var option in item.Options)
            {
                text.AppendLine($"(declare-const {Bit(item, option.Code)} Bool)");
            }

            if (item.DoubtCounts)
            {
                text.AppendLine($"(declare-const {Doubt(item)} Bool)");
            }
        }

        return And(content.Questions.SelectMany(LawfulAnswer));
    }

    public string Bit(Question item, string option) =>
        item.Options.Any(offered => offered.Code == option) ? $"|{copy}{item.Code} {option}|" : "false";

    public string Doubt(Question item) => $"|{copy}{item.Code} doubted|";

    public string Answered(Question item) => Or(item.Options.Select(option => Bit(item, option.Code)));

    /// <summary>Where it is asked: its ask-when is not false on the items before it.</summary>
    public string Applicable(Question item)
    {
        var position = positions[item.Code];
        if (!applicable.TryGetValue(position, out var shown))
        {
            shown = item.AskWhen is { } when ? Read(when, position, notAskedIsUnknown: true).Possible : "true";
            if (item.HideWhen is { } hide)
            {
                shown = And([shown, Or([Answered(item), Not(Read(hide, position).True)])]);
            }

            applicable[position] = shown;
        }

        return shown;
    }

    /// <summary>Every item that applies, and no other, is answered.</summary>
    public string Complete() => AnsweredBefore(content.Questions.Length);

    /// <summary>Of the items before this position every one that applies, and no other, is answered.</summary>
    public string AnsweredBefore(int position) => And(content.Questions.Take(position).Select(item => $"(= {Applicable(item)} {Answered(item)})"));

    /// <summary>No item that does not apply has an answer.</summary>
    public string HiddenUnanswered() => And(content.Questions.Select(item => Or([Applicable(item), Not(Answered(item))])));

    /// <param name="until">Items from this position on count as not asked.</param>
    /// <param name="open">The item at this position counts as answered with anything; -1 for none.</param>
    public (string True, string Possible) Read(Rule rule, int? until = null, bool notAskedIsUnknown = false, int open = -1)
    {
        var key = (rule, until ?? content.Questions.Length, notAskedIsUnknown, open);
        if (!read.TryGetValue(key, out var found))
        {
            found = Decide(rule, key.Item2, notAskedIsUnknown, open);
            read[key] = found;
        }

        return found;
    }

    /// <summary>Where red flags and floors demand at least this level.</summary>
    public string Warnings(int level) => Or([Flags(level), .. content.Floors.Where(floor => floor.Level >= level).Select(floor => Read(floor.When).True)]);

    public string And(IEnumerable<string> parts) => Join("and", parts, "true", "false");

    public string Or(IEnumerable<string> parts) => Join("or", parts, "false", "true");

    public string Not(string part) => part switch { "true" => "false", "false" => "true", _ => Name($"(not {part})") };

    /// <summary>Where the item applies and its answer says something about the person.</summary>
    public string IsInformative(Question item) => And([Applicable(item), Says(item)]);

    public string Says(Question item, string besides = "") => Or(item.Options
        .Where(option => option.Code is not ("not-sure" or "skip" or "not-done") && option.Code != besides)
        .Select(option => Bit(item, option.Code)));

    /// <summary>Where red flags alone demand at least this level.</summary>
    public string Flags(int level) => Flags(level, content.Questions.Length);

    private string Flags(int level, int until) => Or(content.Tiers.SelectMany(tier =>
    {
        var (isTrue, possible) = Read(tier.When, until);
        return tier.Level > level ? [possible] : tier.Level == level ? new[] { isTrue } : [];
    }));

    private (string True, string Possible) Decide(Rule rule, int until, bool notAskedIsUnknown, int open)
    {
        switch (rule)
        {
            case Rule.Test test:
                return Test(test, until, notAskedIsUnknown, open);
            case Rule.Join(var how, var count, var parts):
                var each = parts.Select(part => Read(part, until, notAskedIsUnknown, open)).ToList();
                var (trues, possibles) = (each.Select(part => part.True).ToList(), each.Select(part => part.Possible).ToList());
                return how switch
                {
                    "all" => (And(trues), And(possibles)),
                    "any" => (Or(trues), Or(possibles)),
                    "none" => (Not(Or(possibles)), Not(Or(trues))),
                    _ => (AtLeast(count, trues), AtLeast(count, possibles)),
                };
            case Rule.UrgencyBelow(var level):
                var below = Not(Flags(level, until));
                return (below, below);
            case Rule.FewerInformative(var count):
                var fewer = Not(AtLeast(count, [.. content.Questions.Where(item => content.Informative.Contains(item.Code)).Select(IsInformative)]));
                return (fewer, fewer);
            default:
                throw new InvalidDataException("Both sides marked is no rule of a flag.");
        }
    }

    private string AtLeast(int count, List<string> parts) => Name($"((_ at-least {count}) {string.Join(' ', parts)})");

    private (string True, string Possible) Test(Rule.Test test, int until, bool notAskedIsUnknown, int open)
    {
        var position = positions[test.Item];
        var item = content.Questions[position];
        if (position >= until)
        {
            return ("false", notAskedIsUnknown ? "true" : "false");
        }

        if (position == open)
        {
            return ("false", "true");
        }

        var doubted = item.DoubtCounts ? Doubt(item) : "false";
        var notSure = Or([Bit(item, "not-sure"), Bit(item, "skip")]);
        var saysNotSure = test.Options.Contains("not-sure");
        var chosen = Or(test.Options.Select(option => option == "not-sure" ? notSure : Bit(item, option)));
        var isTrue = Or([And([chosen, Not(doubted)]), saysNotSure ? doubted : "false"]);
        var isOpen = Or(
        [
            doubted,
            item.NotSureCovers is null || item.NotSureCovers.Intersect(test.Options).Any() ? notSure : "false",
            .. item.Options.Where(option => option.LeavesOpen.Intersect(test.Options).Any()).Select(option => And(
            [
                Bit(item, option.Code),
                Or([notSure, Not(option.Unless is { } unless ? Read(unless, until, notAskedIsUnknown: true).True : "false")]),
            ])),
            notAskedIsUnknown ? Not(Answered(item)) : "false",
        ]);
        return (And([Applicable(item), isTrue]), And([Applicable(item), Or([isTrue, isOpen])]));
    }

    private IEnumerable<string> LawfulAnswer(Question item)
    {
        for (var one = 0; one < item.Options.Length; one++)
        {
            for (var other = one + 1; other < item.Options.Length; other++)
            {
                var (first, second) = (item.Options[one], item.Options[other]);
                if (!item.SomeOf || first.Exclusive || second.Exclusive || (item.ExactlyOneOf.Contains(first.Code) && item.ExactlyOneOf.Contains(second.Code)))
                {
                    yield return Not(And([Bit(item, first.Code), Bit(item, second.Code)]));
                }
            }
        }

        if (item.ExactlyOneOf.Length > 0)
        {
            yield return Or([Not(Answered(item)), .. item.ExactlyOneOf.Select(option => Bit(item, option))]);
        }

        if (item.DoubtCounts)
        {
            yield return Or([Not(Doubt(item)), Raises(item.AskAgain!)]);
        }
    }

    /// <summary>What a doubt needs: the marks, their sides aside.</summary>
    private string Raises(Rule doubt) => doubt switch
    {
        Rule.Test test => Or(test.Options.Select(option => Bit(content.Questions[positions[test.Item]], option))),
        Rule.BothSides(var places) => Or(content.Questions.Where(item => item.SeveralPlaces).SelectMany(item => places.Select(place => Bit(item, place)))),
        Rule.Join("all", _, var parts) => And(parts.Select(Raises)),
        Rule.Join("any", _, var parts) => Or(parts.Select(Raises)),
        _ => "true",
    };

    private string Join(string how, IEnumerable<string> parts, string neutral, string absorbing)
    {
        var kept = parts.Where(part => part != neutral).Distinct().ToList();
        return kept.Contains(absorbing) ? absorbing : kept switch
        {
            [] => neutral,
            [var only] => only,
            _ => Name($"({how} {string.Join(' ', kept)})"),
        };
    }

    private string Name(string formula)
    {
        if (!names.TryGetValue(formula, out var name))
        {
            name = $"{copy}{names.Count}";
            names[formula] = name;
            text.AppendLine($"(define-fun {name} () Bool {formula})");
        }

        return name;
    }
}

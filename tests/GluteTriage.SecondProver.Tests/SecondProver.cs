using System.Text;

namespace GluteTriage.SecondProver.Tests;

/// <summary>Properties 1 to 6 as questions to z3. Each gives what z3 found against the property: nothing when it holds.</summary>
internal sealed class SecondProver(Questionnaire content)
{
    private const int Emergency = 4;

    /// <summary>The most items that can apply to one person, and how often one of them may be asked again.</summary>
    public async Task<int> MostScreensAsync()
    {
        var one = new Formulas(content, "a");
        var lawful = one.Lawful();
        var complete = one.Complete();
        var asked = content.Questions.Select(one.Applicable).ToList();
        var certain = asked.Count(applicable => applicable == "true");
        var conditional = string.Join(' ', asked.Where(applicable => applicable != "true"));
        var questions = Enumerable.Range(1, asked.Count - certain).Select(count => $"((_ at-least {count}) {conditional})");
        var answers = await AskAsync([one], [lawful, complete], questions);
        return certain + answers.Count(answer => answer) + content.Questions.Sum(Returns);
    }

    /// <summary>1: people with no urgency or with two.</summary>
    public async Task<List<string>> WithoutOneAdviceAsync()
    {
        var one = new Formulas(content, "a");
        var lawful = one.Lawful();
        var exactly = Enumerable.Range(0, Emergency + 1)
            .Select(level => one.And([level == 0 ? "true" : one.Warnings(level), level == Emergency ? "true" : one.Not(one.Warnings(level + 1))])).ToList();
        var some = string.Join(' ', exactly);
        return await FoundAsync([one], [lawful], [("no or two urgencies", $"(not (and ((_ at-least 1) {some}) ((_ at-most 1) {some})))")]);
    }

    /// <summary>2: tiers that are true, or not excluded, of somebody who is told to wait longer.</summary>
    public async Task<List<string>> FlagsIgnoredAsync()
    {
        var one = new Formulas(content, "a");
        var lawful = one.Lawful();
        var questions = content.Tiers.SelectMany(tier =>
        {
            var (isTrue, possible) = one.Read(tier.When);
            return new[]
            {
                ($"{Name(tier)} raised", one.And([isTrue, one.Not(one.Warnings(tier.Level))])),
                ($"{Name(tier)} not excluded", tier.Level == 1 ? "false" : one.And([possible, one.Not(one.Warnings(tier.Level - 1))])),
            };
        });
        return await FoundAsync([one], [lawful], questions);
    }

    /// <summary>3: of the changes of one answer for the worse those that lower what is demanded, and how many changes there are.</summary>
    /// <param name="tried">Chooses the changes that are put to z3.</param>
    public async Task<(int Changes, List<string> Found)> FallsAsync(Func<IReadOnlyList<string>, IReadOnlyList<string>> tried)
    {
        var (before, after) = (new Formulas(content, "a"), new Formulas(content, "b"));
        string[] asserted = [before.Lawful(), after.Lawful(), before.HiddenUnanswered()];
        var falls = $"(or {string.Join(' ', Enumerable.Range(1, Emergency).Select(level => $"(and {before.Warnings(level)} (not {after.Warnings(level)}))"))})";
        var same = content.Questions.ToDictionary(
            item => item.Code,
            item => $"(and {string.Join(' ', Bits(before, item).Zip(Bits(after, item), (one, other) => $"(= {one} {other})"))} true)");
        var questions = content.Questions.SelectMany(item => Worse(before, after, item).Select(change => (
            $"{item.Code}, {change.What}",
            $"(and {falls} {string.Join(' ', same.Where(other => other.Key != item.Code).Select(other => other.Value))} {change.Changes})"))).ToList();
        var asked = tried([.. questions.Select(question => question.Item1)]).ToHashSet();
        return (questions.Count, await FoundAsync([before, after], asserted, questions.Where(question => asked.Contains(question.Item1))));
    }

    /// <summary>4: items hidden from somebody in whom they could still raise a flag; those whose file says why aside.</summary>
    public async Task<List<string>> HiddenAsync()
    {
        var one = new Formulas(content, "a");
        var lawful = one.Lawful();
        var questions = from item in content.Questions.Index()
                        where item.Item.AskWhen is not null && !item.Item.SaysWhyHidden
                        from tier in content.Tiers
                        where tier.When.Tests().Any(test => test.Item == item.Item.Code)
                        select ($"{item.Item.Code} hides {Name(tier)}", one.And(
                        [
                            one.Read(tier.When, open: item.Index).Possible,
                            one.Not(one.Read(tier.When).Possible),
                            one.Not(one.Applicable(item.Item)),
                            one.Not(one.Warnings(tier.Level)),
                        ]));
        return await FoundAsync([one], [lawful], questions.ToList());
    }

    /// <summary>5: emergencies that an item about causes can raise.</summary>
    public async Task<List<string>> LateAsync()
    {
        var one = new Formulas(content, "a");
        var lawful = one.Lawful();
        var first = Array.FindIndex(content.Questions, item => item.Code == content.LastSection[0]);
        return await FoundAsync([one], [lawful], content.Tiers.Where(tier => tier.Level == Emergency).Select(tier => (
            Name(tier), one.And([one.Read(tier.When).Possible, one.Not(one.Read(tier.When, until: first).Possible)]))));
    }

    /// <summary>6: items nobody is asked, tiers nobody raises, and tiers another flag always covers without a word why.</summary>
    public async Task<List<string>> DeadAsync()
    {
        var one = new Formulas(content, "a");
        var lawful = one.Lawful();
        var alive = content.Questions.Index()
            .Select(item => (
                $"{item.Item.Code} is never asked",
                one.And([one.Applicable(item.Item), one.AnsweredBefore(item.Index), one.Not(one.Warnings(Emergency))])))
            .Concat(content.Tiers.Select(tier => ($"{Name(tier)} is never raised", one.Read(tier.When).True)))
            .Concat(content.Floors.Index().Select(floor => (
                $"floor {floor.Index} never decides",
                one.And([one.Read(floor.Item.When).True, one.Not(one.Flags(floor.Item.Level))]))))
            .ToList();
        var covered = (
            from tier in content.Tiers
            where !tier.SaysWhyCovered
            from other in content.Tiers
            where other.Flag != tier.Flag && other.Level >= tier.Level
            select ($"{Name(tier)} is covered by {Name(other)}", one.And([one.Read(tier.When).True, one.Not(one.Read(other.When).True)]))).ToList();
        var answers = await AskAsync([one], [lawful], alive.Concat(covered).Select(question => question.Item2));
        return [.. alive.Concat(covered).Zip(answers).Where(asked => !asked.Second).Select(asked => asked.First.Item1)];
    }

    private static string Name(Tier tier) => $"{tier.Flag} at {Rule.Levels[tier.Level]}";

    /// <summary>From harmless to anything else, one tick more, or doubted.</summary>
    private static IEnumerable<(string What, string Changes)> Worse(Formulas before, Formulas after, Question item)
    {
        if (item.Harmless is { } harmless)
        {
            foreach (var option in item.Options.Where(option => option.Code != harmless && option.Code != "not-done"))
            {
                yield return ($"from {harmless} to {option.Code}", $"(and {Exactly(before, item, harmless)} {Exactly(after, item, option.Code)})");
            }
        }

        if (item.SomeOf)
        {
            foreach (var option in item.Options)
            {
                var others = item.Options.Where(other => other != option).Select(other => $"(= {before.Bit(item, other.Code)} {after.Bit(item, other.Code)})");
                yield return ($"{option.Code} ticked as well",
                    $"(and (not {before.Bit(item, option.Code)}) {after.Bit(item, option.Code)} {before.Says(item, besides: option.Code)} "
                        + $"{string.Join(' ', others)} {SameDoubt(before, after, item)})");
            }
        }

        if (item.DoubtCounts)
        {
            var bits = item.Options.Select(option => $"(= {before.Bit(item, option.Code)} {after.Bit(item, option.Code)})");
            yield return ("a later answer casts doubt", $"(and (not {before.Doubt(item)}) {after.Doubt(item)} {string.Join(' ', bits)})");
        }
    }

    private static string Exactly(Formulas one, Question item, string chosen) =>
        $"(and {string.Join(' ', item.Options.Select(option => option.Code == chosen ? one.Bit(item, option.Code) : $"(not {one.Bit(item, option.Code)})"))}"
        + (item.DoubtCounts ? $" (not {one.Doubt(item)}))" : ")");

    private static string SameDoubt(Formulas before, Formulas after, Question item) =>
        item.DoubtCounts ? $"(= {before.Doubt(item)} {after.Doubt(item)})" : "true";

    private static IEnumerable<string> Bits(Formulas one, Question item) =>
        item.Options.Select(option => one.Bit(item, option.Code)).Concat(item.DoubtCounts ? [one.Doubt(item)] : []);

    /// <summary>How many later items can bring it back.</summary>
    private int Returns(Question item) => item.AskAgain is not { } again ? 0 : content.Questions
        .SkipWhile(earlier => earlier != item).Skip(1)
        .Count(later => again.Tests().Any(test => test.Item == later.Code) || (later.SeveralPlaces && MentionsSides(again)));

    private static bool MentionsSides(Rule rule) => rule is Rule.BothSides || (rule is Rule.Join(_, _, var parts) && parts.Any(MentionsSides));

    private static async Task<List<string>> FoundAsync(Formulas[] people, string[] asserted, IEnumerable<(string What, string Formula)> questions)
    {
        var asked = questions.ToList();
        var answers = await AskAsync(people, asserted, asked.Select(question => question.Formula));
        return [.. asked.Zip(answers).Where(pair => pair.Second).Select(pair => pair.First.What)];
    }

    /// <returns>For each question whether somebody exists.</returns>
    private static async Task<bool[]> AskAsync(Formulas[] people, string[] asserted, IEnumerable<string> questions)
    {
        // The questions first: they may name formulas that the text of the people must define.
        var asked = questions.ToList();
        var script = new StringBuilder("(set-logic QF_FD)\n");
        foreach (var person in people)
        {
            script.Append(person.Take());
        }

        foreach (var formula in asserted)
        {
            script.AppendLine($"(assert {formula})");
        }

        foreach (var question in asked)
        {
            script.AppendLine($"(push)\n(assert {question})\n(check-sat)\n(pop)");
        }

        var answers = await Z3.AskAsync(script.ToString());
        return answers.Length == asked.Count
            ? [.. answers.Select(answer => answer == "sat")]
            : throw new InvalidOperationException("z3 left questions unanswered.");
    }
}

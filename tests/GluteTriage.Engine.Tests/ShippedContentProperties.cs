using CsCheck;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;
using GluteTriage.Testing;

namespace GluteTriage.Engine.Tests;

/// <summary>What must hold for everyone, tried on random people and the content that ships.</summary>
public sealed class ShippedContentProperties
{
    private const int PeopleTried = 1500;
    private static readonly ClinicalContent Content = Shipped.Content;
    private static readonly Item[] SafetyItems = [.. Content.Items.Where(item => item.Benign is not null)];
    private static readonly Gen<Item> SafetyItem = Gen.OneOf(SafetyItems);

    [Fact]
    public void Telling_of_anything_instead_of_nothing_never_lowers_the_urgency() =>
        Gen.SelectMany(SafetyItem, item => Gen.Select(People.Any, People.AnyReply(item)).Select(pair => (pair.Item1, Item: item, Reply: pair.Item2)))
            .Sample(tried => NeverLower(tried.Item1, tried.Item, tried.Reply), print: Explain, iter: PeopleTried, threads: 1);

    [Fact]
    public void Not_sure_instead_of_nothing_never_lowers_the_urgency() =>
        Gen.SelectMany(
            Gen.OneOf(SafetyItems.Where(item => item.Find(OptionCode.NotSure) is not null).ToArray()),
            item => People.Any.Select(person => (person, Item: item, Reply: People.Read(item, "not-sure"))))
            .Sample(tried => NeverLower(tried.person, tried.Item, tried.Reply), print: Explain, iter: PeopleTried, threads: 1);

    [Fact]
    public void Ticking_one_thing_more_never_lowers_the_urgency() =>
        Gen.SelectMany(
            Gen.OneOf(SafetyItems.Where(item => item.Kind is ItemKind.SomeOf).ToArray()),
            item => Gen.Select(
                People.Any,
                Gen.OneOf(item.Options.Where(option => !option.Exclusive).Select(option => option.Code).ToArray()),
                (person, option) => (person, Item: item, Reply: AlsoTicked(person, item, option))))
            .Sample(tried => NeverLower(tried.person, tried.Item, tried.Reply, benignOnly: false), print: Explain, iter: PeopleTried, threads: 1);

    [Fact]
    public void The_urgency_is_never_below_a_raised_tier_a_flag_not_excluded_or_a_floor() =>
        People.Any.Sample(person =>
        {
            var assessment = Triage.Assess(Content, person.InOrder());

            return assessment.Urgency >= assessment.UrgencyFromWarnings
                && assessment.Raised.All(flag => assessment.UrgencyFromWarnings >= flag.Tier.Urgency)
                && assessment.NotExcluded.All(flag => assessment.UrgencyFromWarnings >= flag.Floor)
                && assessment.Floors.All(floor => assessment.UrgencyFromWarnings >= floor.Urgency);
        }, iter: PeopleTried, threads: 1);

    [Fact]
    public void Every_flag_stands_in_exactly_one_place() =>
        People.Any.Sample(person =>
        {
            var assessment = Triage.Assess(Content, person.InOrder());
            var raised = assessment.Raised.Select(flag => flag.Flag.Code).ToHashSet();
            var open = assessment.NotExcluded.Select(flag => flag.Flag.Code).Where(code => !raised.Contains(code));

            return raised.Count + open.Count() + assessment.Excluded.Length + assessment.NotAsked.Length == Content.RedFlags.Length;
        }, iter: PeopleTried, threads: 1);

    [Fact]
    public void The_order_of_answering_does_not_matter_unless_a_question_is_asked_again() =>
        Gen.SelectMany(People.Any, person => Gen.Shuffle(person).Select(shuffled => (person, shuffled)))
            .Sample(
                tried => AsksAgain(tried.person) || Outline.Of(Triage.Assess(Content, tried.person.InOrder()))
                    == Outline.Of(Triage.Assess(Content, tried.shuffled.InOrder())),
                iter: PeopleTried / 4, threads: 1);

    [Fact]
    public void An_answer_to_a_hidden_item_changes_nothing() =>
        People.Any.Sample(person =>
        {
            var settled = Interview.Settle(Content, person.InOrder());
            var shown = person.Where(given => settled.IsApplicable(given.Item));

            return Outline.Of(Triage.Assess(Content, person.InOrder())) == Outline.Of(Triage.Assess(Content, shown.InOrder()));
        }, iter: PeopleTried / 4, threads: 1);

    [Fact]
    public void Adding_an_emergency_answer_gives_an_emergency() =>
        Gen.Select(People.Any, Gen.OneOf(EmergencyAlone.Value))
            .Sample(
                tried => Triage.Assess(
                    Content, tried.Item1.Changing(tried.Item2.Item.Code, AlsoTicked(tried.Item1, tried.Item2.Item, tried.Item2.Option)).InOrder())
                    .Urgency is Urgency.Emergency,
                iter: PeopleTried, threads: 1);

    [Fact]
    public void The_answers_that_are_an_emergency_on_their_own_are_those_approved() =>
        Approved.Verify("GluteTriage.Engine.Tests", "emergency-answers", string.Join("\n",
            EmergencyAlone.Value.Select(pair => $"{pair.Item.Code} is {pair.Option}")));

    [Fact]
    public void The_interview_ends_for_everyone_and_stops_at_once_in_an_emergency() =>
        People.Any.Sample(person =>
        {
            var replies = person.ToDictionary(given => given.Item, given => given.Answer);
            var answers = Answers.None;
            for (var asked = 0; asked <= 3 * Content.Items.Length; asked++)
            {
                switch (Interview.Next(Content, answers))
                {
                    case Step.Ask ask:
                        answers = answers.With(ask.Item.Code, replies[ask.Item.Code]);
                        break;
                    case Step.Stop:
                        return Triage.Assess(Content, answers).Urgency is Urgency.Emergency;
                    default:
                        return Triage.Assess(Content, answers) is { Complete: true, Urgency: < Urgency.Emergency };
                }
            }

            return false;
        }, iter: PeopleTried / 8, threads: 1);

    /// <summary>Options that alone, every other safety item being benign and nothing else answered, are an emergency.</summary>
    private static readonly Lazy<(Item Item, OptionCode Option)[]> EmergencyAlone = new(() =>
    [
        .. from item in Content.Items
           where item.AskWhen is null
           from option in item.Options
           let raw = item.ExactlyOneOf.IsEmpty || item.ExactlyOneOf.Contains(option.Code)
               ? new[] { option.Code.Value }
               : [option.Code.Value, item.ExactlyOneOf[0].Value]
           let person = SafetyItems.Select(safe => (safe.Code, Answer: People.Read(safe, safe.Benign!.Value.Value)))
               .Where(given => given.Code != item.Code)
           where Triage.Assess(Content, person.Append((item.Code, People.Read(item, raw))).InOrder()).UrgencyFromWarnings is Urgency.Emergency
           select (item, option.Code),
    ]);

    /// <summary>The person's answer to the item with one option more; the option alone where it cannot stand beside it.</summary>
    private static Answer AlsoTicked((ItemCode Item, Answer Answer)[] person, Item item, OptionCode option)
    {
        var before = person.First(given => given.Item == item.Code).Answer.Marks.Select(mark => mark.Option)
            .Where(code => item.Find(code) is { Exclusive: false } && !item.ExactlyOneOf.Contains(option) | !item.ExactlyOneOf.Contains(code));
        string[] raw = item.Kind is ItemKind.OneOf || item.Find(option)!.Exclusive ? [option.Value]
            : [.. before.Append(option).Select(code => code.Value).Distinct()];
        return People.Read(item, raw);
    }

    private static bool NeverLower((ItemCode Item, Answer Answer)[] person, Item item, Answer reply, bool benignOnly = true)
    {
        var before = benignOnly ? person.Changing(item.Code, People.Read(item, item.Benign!.Value.Value)) : person;
        if (AsksAgain(before))
        {
            return true;
        }

        return Triage.Assess(Content, before.Changing(item.Code, reply).InOrder()).UrgencyFromWarnings
            >= Triage.Assess(Content, before.InOrder()).UrgencyFromWarnings;
    }

    /// <summary>A doubted answer counts as "not sure", so answering it plainly may rightly lower the urgency.</summary>
    private static bool AsksAgain((ItemCode Item, Answer Answer)[] person)
    {
        var settled = Interview.Settle(Content, Answers.Together(person.Select(given => KeyValuePair.Create(given.Item, given.Answer))));
        return Content.Items.Any(item => settled.IsDoubted(item.Code)
            || item.AskAgain?.When.Evaluate(settled, Truth.False) is Truth.True);
    }

    private static string Explain(((ItemCode Item, Answer Answer)[] Person, Item Item, Answer Reply) tried)
    {
        var before = tried.Person.Changing(tried.Item.Code, People.Read(tried.Item, tried.Item.Benign!.Value.Value));
        return $"""
            {tried.Item.Code}: {tried.Reply}, instead of {tried.Person.First(given => given.Item == tried.Item.Code).Answer}, with
            {string.Join("\n", tried.Person.Select(given => $"  {given.Item}: {given.Answer}"))}
            benign: {Outline.Of(Triage.Assess(Content, before.InOrder())).Split("\nexcluded")[0]}
            after: {Outline.Of(Triage.Assess(Content, before.Changing(tried.Item.Code, tried.Reply).InOrder())).Split("\nexcluded")[0]}
            """;
    }
}

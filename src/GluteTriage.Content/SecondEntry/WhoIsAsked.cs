using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Guard;

namespace GluteTriage.Content.SecondEntry;

/// <summary>Who is asked what: the content against <see cref="ClinicalAsking"/>.</summary>
public static class WhoIsAsked
{
    /// <summary>The items the people are made with that the content does not have; while there are any, nobody can be made.</summary>
    public static IEnumerable<string> Missing(ClinicalContent content) => ClinicalPeople.WithEachAge.Select(answer => answer.Item)
        .Concat([ClinicalPeople.Age, ClinicalPeople.EveryTwo.First, ClinicalPeople.EveryTwo.Second])
        .Where(code => content.Find(new ItemCode(code)) is null);

    /// <summary>Somebody well, and the same person with each single reply to each item, warnings of every urgency among them.</summary>
    public static IEnumerable<Answers> People(ClinicalContent content)
    {
        var answered = ClinicalPeople.WellWhenAsked.ToDictionary(answer => answer.Item, answer => answer.Option);
        var well = content.Items.Aggregate(Answers.None, (answers, item) => With(answers, item,
            answered.TryGetValue(item.Code.Value, out var option) ? option : (item.Harmless ?? item.Options[0].Code).Value));
        var more = ClinicalPeople.WithEachAge.Aggregate(well, (answers, each) => With(answers, content[new ItemCode(each.Item)], each.Option));
        var age = content[new ItemCode(ClinicalPeople.Age)];
        return content.Items.Where(item => item != age)
            .SelectMany(item => item.Options.Select(option => With(well, item, option.Code.Value)))
            .Concat(age.Options.SelectMany(years => new[] { well, more }.Select(person => With(person, age, years.Code.Value))))
            .Concat(EveryTwo(content, well));
    }

    /// <summary>The items this person is asked, or asked again, although they should not be, or not although they should.</summary>
    public static IEnumerable<ItemCode> Differences(ClinicalContent content, Answers person)
    {
        var settled = Interview.Settle(content, person);
        var given = CheckedTriage.AsGiven(person);
        var tables = new ClinicalAsking([.. content.Items.Select(item => item.Code.Value)], [.. content.Sections[^1].Items.Select(item => item.Value)]);
        var again = ClinicalAsking.AskedAgain(given);
        var returning = Interview.Missing(content, settled).Where(item => person[item] is not null).Select(item => item.Value).ToList();
        return content.Items.Select(item => item.Code).Where(item => settled.IsApplicable(item) != tables.IsAsked(item.Value, given))
            .Concat(again.Except(returning).Concat(returning.Except(again)).Select(item => new ItemCode(item)));
    }

    private static IEnumerable<Answers> EveryTwo(ClinicalContent content, Answers well)
    {
        var (first, second) = (content[new ItemCode(ClinicalPeople.EveryTwo.First)], content[new ItemCode(ClinicalPeople.EveryTwo.Second)]);
        return first.Options.SelectMany(one => second.Options.Select(other => With(With(well, first, one.Code.Value), second, other.Code.Value)));
    }

    private static Answers With(Answers answers, Item item, string option)
    {
        string[] raw = item.ExactlyOneOf.IsEmpty || item.ExactlyOneOf.Contains(new OptionCode(option)) ? [option] : [item.ExactlyOneOf[0].Value, option];
        return Reply.Read(item, raw) is Reply.Accepted(var answer) ? answers.With(item.Code, answer) : answers;
    }
}

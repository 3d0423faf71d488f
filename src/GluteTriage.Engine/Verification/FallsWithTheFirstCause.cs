using System.Collections.Immutable;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Engine.Verification;

/// <summary>
/// People in whom a worse answer lowers the whole urgency, because another cause, of lower urgency, then ranks first. The
/// warnings do not fall, so this is no fault; an author should know of it.
/// </summary>
internal static class FallsWithTheFirstCause
{
    /// <returns>One example for each item and worse answer, found among the people the verification is given.</returns>
    public static ImmutableArray<Fault> Among(Proof proof)
    {
        var urgencyOf = Triage.UrgencyOfMany(proof.Content);
        var people = proof.Subject.People.Select(person => (person, urgencyOf(person))).ToArray();
        return
        [
            .. from item in proof.Content.Items
               let harmless = item.Harmless
               where harmless is not null
               from option in item.Options
               where option.Code != harmless && option.Code != OptionCode.NotDone
               let found = First(proof.Content, urgencyOf, people, item, harmless.Value, option.Code)
               where found is not null
               select found,
        ];
    }

    private static Fault? First(
        ClinicalContent content, Func<Answers, Urgency> urgencyOf, (Answers Person, Urgency Before)[] people,
        Item item, OptionCode harmless, OptionCode worse)
    {
        if (Reply.Read(item, [worse.Value]) is not Reply.Accepted(var answer))
        {
            return null;
        }

        foreach (var (person, urgency) in people.Where(of => of.Person[item.Code]?.Has(harmless) is true))
        {
            var worsened = person.With(item.Code, answer);
            if (urgencyOf(worsened) < urgency)
            {
                var (before, after) = (Triage.Assess(content, person), Triage.Assess(content, worsened));
                return new Fault(
                    $"item {item.Code}, from {harmless} to {worse}",
                    $"the whole urgency falls from {before.Urgency.Code()} to {after.Urgency.Code()}, because "
                    + $"{after.Families[0].Family.Code} then ranks before {before.Families[0].Family.Code}.",
                    "Nothing need be done where the first cause is rightly the less urgent one.",
                    person);
            }
        }

        return null;
    }
}

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
    public static ImmutableArray<Fault> Among(Proof proof) =>
    [
        .. from item in proof.Content.Items
           let harmless = item.Harmless
           where harmless is not null
           from option in item.Options
           where option.Code != harmless && option.Code != OptionCode.NotDone
           let found = First(proof, item, harmless.Value, option.Code)
           where found is not null
           select found,
    ];

    private static Fault? First(Proof proof, Item item, OptionCode harmless, OptionCode worse)
    {
        foreach (var person in proof.Subject.People.Where(person => person[item.Code]?.Has(harmless) is true))
        {
            if (Reply.Read(item, [worse.Value]) is not Reply.Accepted(var answer))
            {
                continue;
            }

            var before = Triage.Assess(proof.Content, person);
            var after = Triage.Assess(proof.Content, person.With(item.Code, answer));
            if (after.Urgency < before.Urgency)
            {
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

using System.Collections.Immutable;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Engine.Verification;

/// <summary>Looks for somebody to whom choosing an option makes a difference.</summary>
internal static class OptionsMatter
{
    /// <returns>A person to whom the option at this position makes a difference; null when none was found.</returns>
    public static Answers? To(Proof proof, ImmutableArray<Answers> people, int position, AnswerOption option)
    {
        var item = proof.Content.Items[position];
        var isSeverity = item.ExactlyOneOf.IsEmpty || item.ExactlyOneOf.Contains(option.Code);
        var without = isSeverity ? null : Read(item, item.ExactlyOneOf[0]);
        var with = isSeverity ? Read(item, option.Code) : Read(item, item.ExactlyOneOf[0], option.Code);
        return people
            .Concat(people.Select(person => SaysTooLittle(proof.Content, person, item.Code)))
            .FirstOrDefault(person => with is not null && Outcomes.Differ(
                proof.Content, person.Without(item.Code, without), person.With(item.Code, with), item.Code))
            ?? ToARedFlag(proof, position, option);
    }

    private static Answer? Read(Item item, params IEnumerable<OptionCode> options) =>
        Reply.Read(item, [.. options.Select(option => option.Value)]) is Reply.Accepted(var answer) ? answer : null;

    /// <summary>This person with one informative answer too few, so that one more decides.</summary>
    private static Answers SaysTooLittle(ClinicalContent content, Answers person, ItemCode besides)
    {
        var counted = content.Ranking.InformativeItems;
        var kept = counted
            .Where(item => item != besides && person[item] is { IsInformative: true })
            .Take(content.Ranking.InformativeAtLeast - 1);
        return content.Items.Select(item => item.Code)
            .Where(item => person[item] is not null && (!counted.Contains(item) || kept.Contains(item)))
            .Aggregate(Answers.None, (few, item) => few.With(item, person[item]!));
    }

    /// <returns>Somebody in whom the option raises a red flag or leaves it open that is not so when the item is not asked.</returns>
    private static Answers? ToARedFlag(Proof proof, int position, AnswerOption option)
    {
        var (chosen, notAsked) = (proof.Space.Answer(position, option.Code), proof.Space.Answer(position));
        var asked = proof.Diagram.And(
            proof.AnsweredBefore(position),
            proof.Diagram.And(proof.Diagram.Fix(proof.Space.Lawful, chosen), proof.Diagram.Fix(proof.Space.Lawful, notAsked)));
        var standings = proof.Content.RedFlags.SelectMany(flag => Enumerable.Range(0, flag.Tiers.Length).SelectMany(tier =>
            new[] { proof.Rules.Raised(flag, tier), proof.Rules.NotExcluded(flag, tier) }));
        return standings
            .Select(standing => proof.Diagram.Except(proof.Diagram.Fix(standing, chosen), proof.Diagram.Fix(standing, notAsked)))
            .Select(gained => proof.Space.Person(proof.Diagram.And(proof.Diagram.And(gained, asked), proof.Diagram.Where(chosen))))
            .FirstOrDefault(person => person is not null);
    }
}

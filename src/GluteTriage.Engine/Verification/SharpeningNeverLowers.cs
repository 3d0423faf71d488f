using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;

namespace GluteTriage.Engine.Verification;

/// <summary>
/// Property 13: no answer that is given after the result makes it less urgent. Flags, floors and the other questions do not read those
/// items, which is proved; that the causes never ask for less is tried on the people of the vignettes.
/// </summary>
internal static class SharpeningNeverLowers
{
    public static PropertyResult Check(Proof proof)
    {
        var after = proof.Content.Ranking.AfterResult;
        var faults = proof.Content.RedFlags.SelectMany(flag => flag.Tiers.Select(tier => (Where: $"red flag {flag.Code}", tier.When)))
            .Concat(proof.Content.Floors.Select(floor => (Where: $"floor {floor.Code}", floor.When)))
            .Concat(proof.Content.Items.Where(item => item.AskWhen is not null && !after.Contains(item.Code))
                .Select(item => (Where: $"item {item.Code}", When: item.AskWhen!)))
            .Where(rule => rule.When.Tests().Any(test => after.Contains(test.Item)))
            .Select(rule => new Fault(rule.Where, "it reads an item that is asked after the result.", "Let it read another item."))
            .ToList();
        var people = proof.Subject.People.AsParallel().AsOrdered().Select(person => TryEach(proof.Content, person.Without(after))).ToList();
        faults.AddRange(people.SelectMany(person => person.Faults));
        var tried = people.Sum(person => person.Tried);

        return new PropertyResult
        {
            Number = 13,
            Code = "sharpening-never-lowers",
            Claim = "What is asked after the result never makes it less urgent.",
            Outcome = faults.Count > 0 ? Outcome.Failed : Outcome.Proved,
            Method = "No red flag, floor or other question reads those items, and the urgency of the causes is the higher of with and without them; "
                + "every answer to them, with every answer to those asked before, is tried on the people of the vignettes as well.",
            Combinations = tried,
            Figures = [new("items asked after the result", after.Length), new("answers tried", tried)],
            Faults = [.. faults],
        };
    }

    /// <summary>Every answer to the items asked after the result, with every answer to those of them asked before.</summary>
    private static (int Tried, IReadOnlyList<Fault> Faults) TryEach(ClinicalContent content, Answers before)
    {
        var urgency = Triage.Assess(content, before).Urgency;
        var (tried, faults) = (0, new List<Fault>());
        List<Answers> reached = [before];
        foreach (var item in content.Ranking.AfterResult.Select(code => content[code]))
        {
            var asked = reached.SelectMany(answers => Replies.OneByOne(item).Select(reply => answers.With(item.Code, reply))).ToList();
            tried += asked.Count;
            faults.AddRange(asked.Where(answers => Triage.Assess(content, answers).Urgency < urgency).Select(answers => new Fault(
                $"item {item.Code}", $"the answer {answers[item.Code]} lowers the urgency, which was {urgency.Code()} without it.",
                "This is an error of the program, not of the content: please report it.", answers)));
            reached.AddRange(asked);
        }

        return (tried, faults);
    }
}

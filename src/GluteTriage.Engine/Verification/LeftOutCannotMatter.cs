using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Engine.Verification;

/// <summary>Property 17: what an interview left out could not have changed what is told.</summary>
internal static class LeftOutCannotMatter
{
    /// <summary>Each person is filled up this many times, every time with other answers to all that was left out.</summary>
    private const int Fillings = 8;

    public static PropertyResult Check(Proof proof)
    {
        var content = proof.Content;
        var faults = new List<Fault>();
        var (ended, left, tried) = (0, 0, 0);
        foreach (var asked in proof.Interviews)
        {
            if (Interview.Next(content, asked) is not Step.Finish)
            {
                continue;
            }

            ended++;
            var open = Interview.Missing(content, Interview.Settle(content, asked));
            left += open.Length;
            var told = Told(content, asked);
            for (var filling = 0; filling < Fillings && open.Length > 0; filling++)
            {
                tried++;
                var filled = open.Aggregate(asked, (answers, item) => answers.With(item, Some(content[item], filling)));
                if (Told(content, filled) != told)
                {
                    faults.Add(new Fault(
                        $"items {string.Join(", ", open)}", "the questions end without them, and other answers to them would have told another result.",
                        "This is a fault of the program: report it.", filled));
                    break;
                }
            }
        }

        return new PropertyResult
        {
            Number = 17,
            Code = "left-out-cannot-matter",
            Claim = "What is left out of an interview could not have changed a red flag, a floor, how soon to be seen, what comes first or how well it fits.",
            Outcome = faults.Count == 0 ? Outcome.Tested : Outcome.Failed,
            Method = "Truth ranges: an item is left out only while every rule that reads it has the same truth at both ends, whatever is answered to all that "
                + "is open. The people of the vignettes are then given other answers to everything left out, all at once.",
            Combinations = tried,
            Figures = [new("people whose questions end", ended), new("items left out of their interviews", left)],
            Faults = [.. faults],
        };
    }

    /// <summary>Another reply each time, of every item another one.</summary>
    private static Answer Some(Item item, int filling)
    {
        var replies = Replies.OneByOne(item).ToList();
        return replies[((filling * 7) + item.Code.Value.Length) % replies.Count];
    }

    private static string Told(ClinicalContent content, Answers answers)
    {
        var told = Triage.Assess(content, answers);
        return $"{told.Urgency} {string.Join(',', told.Raised.Select(flag => $"{flag.Flag.Code}={flag.Tier.Urgency}"))} "
            + $"{string.Join(',', told.NotExcluded.Select(flag => $"{flag.Flag.Code}={flag.Tier.Urgency}"))} "
            + $"{string.Join(',', told.Floors.Select(floor => floor.Code))} "
            + $"{told.Families.FirstOrDefault()?.Family.Code} {told.Families.FirstOrDefault()?.Fit}";
    }
}

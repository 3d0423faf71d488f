using System.Collections.Immutable;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Engine.Verification;

/// <summary>
/// Property 8: each textbook picture ranks its family first by the stated margin, and still does when one answer that is not
/// the picture itself slips: is left out, becomes "not sure", or, on the body map, moves to a neighbouring place.
/// </summary>
internal static class TextbookPicturesLead
{
    public static PropertyResult Check(Proof proof)
    {
        var faults = new List<Fault>();
        var remarks = new List<Fault>();
        var slips = 0;
        foreach (var picture in proof.Subject.Pictures)
        {
            var (ranked, ordering) = Rank(proof.Content, picture.Answers);
            if (ranked[0].Family.Code != picture.First || ranked[0].Score - ranked[1].Score != picture.Margin)
            {
                faults.Add(new Fault(
                    $"picture {picture.Code}",
                    $"{ranked[0].Family.Code} leads {ranked[1].Family.Code} by {ranked[0].Score - ranked[1].Score} points; "
                    + $"{picture.First} should lead by {picture.Margin}.",
                    "Compare the weights of both with the clinical tables.",
                    picture.Answers));
            }

            foreach (var (what, person) in Slips(proof.Content, picture))
            {
                slips++;
                var (after, nowOrdering) = Rank(proof.Content, person);
                if (!Stands(picture, after))
                {
                    var rule = nowOrdering.FirstOrDefault(rule => !ordering.Contains(rule));
                    (rule is null ? faults : remarks).Add(new Fault(
                        $"picture {picture.Code}, {what}",
                        $"{after[0].Family.Code} ranks before {picture.First}"
                        + (rule is null ? "." : $", because ordering rule {rule.Code} then speaks."),
                        rule is null
                            ? "Compare the weights of both with the clinical tables; a picture must not hang on one answer."
                            : "Nothing need be done: the ordering rule is meant to.",
                        person));
                }
            }
        }

        return new PropertyResult
        {
            Number = 8,
            Code = "textbook-pictures-lead",
            Claim =
                "Each textbook picture comes out first by its stated margin, and does so still when one answer slips "
                + "(one of them first or at equal rank), unless the slip is a sign that an ordering rule puts first.",
            Outcome = faults.Count == 0 ? Outcome.Proved : Outcome.Failed,
            Method = "Enumeration: every picture, and every picture with one answer left out, not sure, or one place further on the body map, is assessed.",
            Combinations = proof.Subject.Pictures.Length + slips,
            Figures = [new("textbook pictures", proof.Subject.Pictures.Length), new("slips of one answer", slips)],
            Remarks = [.. remarks],
            Faults = [.. faults],
        };
    }

    private static bool Stands(TextbookPicture picture, ImmutableArray<RankedFamily> ranked) => ranked[0].Family.Code == picture.First
        || (picture.OrEqual && ranked[1].Family.Code == picture.First && ranked[1].Fit is not (FitWord.LessLikely or FitWord.Excluded));

    private static (ImmutableArray<RankedFamily> Families, ImmutableArray<OrderingRule> Ordering) Rank(
        ClinicalContent content, Answers answers) =>
        Differential.Rank(content, Interview.Settle(content, answers));

    private static IEnumerable<(string What, Answers Person)> Slips(ClinicalContent content, TextbookPicture picture) =>
        from item in content.Items
        where picture.Answers[item.Code] is not null && !picture.Defining.Contains(item.Code)
        from slip in RepliesNear(content, item, picture.Answers[item.Code]!)
        select ($"{item.Code} {slip?.ToString() ?? "left out"}", With(content, picture.Answers, item.Code, slip));

    /// <summary>What a slip makes of a reply; null for leaving the item out.</summary>
    private static IEnumerable<Answer?> RepliesNear(ClinicalContent content, Item item, Answer answer)
    {
        var near = new List<string[]> { new[] { OptionCode.NotSure.Value }, new[] { OptionCode.NotDone.Value } };
        foreach (var mark in item.BodyMap is BodyMapUse.None ? [] : answer.Marks)
        {
            var others = answer.Marks.Where(other => other != mark).Select(other => other.ToString());
            var neighbours = content.Places.FirstOrDefault(place => place.Code == mark.Option)?.Neighbours ?? [];
            near.AddRange(neighbours.Select(neighbour => others.Append(neighbour.Value).ToArray()));
        }

        return near
            .Select(raw => Reply.Read(item, raw))
            .OfType<Reply.Accepted>()
            .Select(accepted => (Answer?)accepted.Answer)
            .Prepend(null);
    }

    private static Answers With(ClinicalContent content, Answers answers, ItemCode changed, Answer? reply)
    {
        var person = Answers.None;
        foreach (var item in content.Items)
        {
            if ((item.Code == changed ? reply : answers[item.Code]) is { } answer)
            {
                person = person.With(item.Code, answer);
            }
        }

        return person;
    }
}

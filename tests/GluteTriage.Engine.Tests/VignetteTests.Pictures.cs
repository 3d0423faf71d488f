using System.Text;
using GluteTriage.Content;
using GluteTriage.Engine.Assessments;
using GluteTriage.Testing;
using static System.FormattableString;

namespace GluteTriage.Engine.Tests;

/// <summary>The textbook pictures in figures.</summary>
public sealed partial class VignetteTests
{
    /// <summary>What each textbook picture scores beside the next family: whole, less any one answer, and at each neighbouring place.</summary>
    [Fact]
    public void The_scores_of_the_textbook_pictures_are_those_approved()
    {
        var text = new StringBuilder("# Textbook pictures: first family and score, next family and score, fit\n");
        foreach (var code in Pictures.Select(row => row.Data).Append("equal-piriformis-syndrome"))
        {
            var run = VignetteRun.Of(Content, Find(code));
            text.Append(Invariant($"{code}: {Scores(run.Assessment)}\n"));
            foreach (var removed in Content.Items.Select(item => item.Code).Where(item => run.Answers[item] is not null))
            {
                var now = Scores(Triage.Assess(Content, Without(run.Answers, removed)));
                text.Append(now == Scores(run.Assessment) ? "" : $"  without {removed}: {now}\n");
            }

            foreach (var slip in Slips(run.Answers, new("pain-site")))
            {
                text.Append(Invariant($"  at {slip.To}: {Scores(Triage.Assess(Content, slip.Answers))}\n"));
            }
        }

        Approved.Verify(Project, "textbook-scores", text.ToString());

        static string Scores(Assessment assessment) =>
            string.Join("; ", assessment.Families.Take(2).Select(family => Invariant($"{family.Family.Code} {family.Score:0.0}")))
            + $"; {assessment.Families[0].Fit}{(assessment.IsEqualRank ? ", equal rank" : "")}";
    }

    [Fact]
    public void The_eighth_picture_is_first_or_at_equal_rank_also_when_an_answer_is_missing_or_the_site_slips()
    {
        var run = VignetteRun.Of(Content, Find("equal-piriformis-syndrome"));
        var tried = run.Answers.Items.Select(removed => (What: $"without {removed}", Now: Triage.Assess(Content, Without(run.Answers, removed))))
            .Concat(Slips(run.Answers, new("pain-site")).Select(slip => (What: $"at {slip.To}", Now: Triage.Assess(Content, slip.Answers))));

        Assert.Empty(tried.Where(one => one.Now.Families.IndexOf(one.Now.Families.First(family => family.Family.Code.Value == "piriformis"))
            is var place && place > (one.Now.IsEqualRank ? 1 : 0)).Select(one => one.What));
    }
}

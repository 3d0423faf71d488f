using System.Collections.Immutable;
using GluteTriage.Content;
using GluteTriage.Content.Reading;
using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Sessions.Demo;

namespace GluteTriage.Cli.Demo;

/// <summary>What one made-up person answered.</summary>
/// <param name="Shown">After how many replies, with which answers and when they saw a result; empty when they left before.</param>
internal sealed record DemoPass(ImmutableArray<DemoReply> Replies, ImmutableArray<(int Revision, Answers Answers, DateTimeOffset At)> Shown);

/// <summary>
/// Made-up people: each one of the content's vignettes with something different, asked as the website asks. Some leave midway, some
/// change an answer, a few look at their result and change one then.
/// </summary>
internal sealed class DemoPeople(Release release, DemoChance chance)
{
    /// <summary>More than any interview asks; ends one that would not.</summary>
    private const int RepliesAtMost = 120;

    private static readonly TimeSpan Reading = TimeSpan.FromSeconds(9);

    private static readonly (Urgency, int)[] ByUrgency =
        [(Urgency.SelfCare, 34), (Urgency.Routine, 36), (Urgency.Soon, 22), (Urgency.SameDay, 6), (Urgency.Emergency, 2)];

    private readonly DemoReplies replies = new(release.Clinical, chance);
    private readonly ILookup<Urgency, Vignette> vignettes = release.Vignettes.ToLookup(vignette => vignette.Expect.Urgency);

    public DemoPass Next(DateTimeOffset start)
    {
        var (urgency, content) = (chance.One(ByUrgency), release.Clinical);
        var vignette = chance.One(vignettes[urgency].Select(one => (one, IsEveryday(one) ? 4 : 1)).ToList());
        var pass = new Pass(content, chance, replies, VignetteRun.AnswersOf(content, vignette), start);
        if (!pass.Walk(leavesAfter: chance.Of(0.11) ? chance.Between(1, 32) : int.MaxValue, changesAfter: chance.Of(0.09) ? chance.Between(4, 20) : 0))
        {
            return new DemoPass(pass.Replies, []);
        }

        var shown = pass.Show();
        if (!chance.Of(0.05))
        {
            return new DemoPass(pass.Replies, [shown]);
        }

        pass.Change();
        return pass.Walk(int.MaxValue, 0) ? new DemoPass(pass.Replies, [shown, pass.Show()]) : new DemoPass(pass.Replies, [shown]);
    }

    /// <summary>Worked examples and textbook pictures are commoner than the corners of a rule.</summary>
    private static bool IsEveryday(Vignette vignette) =>
        vignette.Code[0] is 'e' || vignette.Code.StartsWith("benign", StringComparison.Ordinal)
        || vignette.Code.StartsWith("picture", StringComparison.Ordinal);

    private sealed class Pass(ClinicalContent content, DemoChance chance, DemoReplies replies, Answers wanted, DateTimeOffset at)
    {
        private readonly ImmutableArray<DemoReply>.Builder given = ImmutableArray.CreateBuilder<DemoReply>();
        private readonly Side side = chance.Of(0.5) ? Side.Left : Side.Right;
        private Answers answers = Answers.None;

        public ImmutableArray<DemoReply> Replies => given.ToImmutable();

        /// <returns>False when they left before the end.</returns>
        public bool Walk(int leavesAfter, int changesAfter)
        {
            while (given.Count < RepliesAtMost && Interview.Next(content, answers) is Step.Ask(var item, _))
            {
                if (given.Count == leavesAfter)
                {
                    return false;
                }

                Say(item, replies.Choose(item, wanted[item.Code], side));
                if (given.Count == changesAfter)
                {
                    Change();
                }
            }

            return given.Count < RepliesAtMost;
        }

        /// <summary>Something said before is said otherwise.</summary>
        public void Change()
        {
            var settled = Interview.Settle(content, answers);
            var item = content[chance.One(answers.InOrder.Where(code => settled[code] is not null).ToList())];
            Say(item, replies.Another(item, side));
        }

        public (int Revision, Answers Answers, DateTimeOffset At) Show() =>
            (given.Count, answers, at += chance.About(TimeSpan.FromSeconds(1), 0.3));

        private void Say(Item item, Answer answer)
        {
            at += chance.About(Reading, 0.6);
            answers = answers.With(item.Code, answer);
            given.Add(new DemoReply(item.Code, answer, at));
        }
    }
}

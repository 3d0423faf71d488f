using System.Collections.Immutable;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Engine.Screens;

/// <summary>
/// The interview page by page. Pure: what comes next follows from the answers and from the last reply to each screen. A release without
/// screens gives one item a page.
/// </summary>
public static class ScreenWalk
{
    /// <summary>
    /// The next step. An emergency comes before everything; then what a later answer casts doubt on, of which line the person is
    /// unsure, what lines opened, and what follows from an answer; then screens in order, first those for everybody and those on which
    /// a flag can still hang, and of those about causes only while what comes first is not settled.
    /// </summary>
    /// <param name="answers">With every <see cref="ScreenEffect"/> applied.</param>
    /// <param name="replies">The last reply to each screen, in any order.</param>
    public static ScreenStep Next(ClinicalContent content, Answers answers, IReadOnlyList<ScreenReply> replies) =>
        new ScreenState(content, answers, replies).Next();

    /// <summary>The screen as it was answered, to be shown when going back; null when it was not answered.</summary>
    public static ScreenStep.Show? Revisit(ClinicalContent content, Answers answers, IReadOnlyList<ScreenReply> replies, string screen) =>
        new ScreenState(content, answers, replies).Revisit(screen);

    /// <summary>How many screens would still be shown if nothing on them opened a question; an upper bound, for a sign of progress.</summary>
    public static int ScreensLeft(ClinicalContent content, Answers answers, IReadOnlyList<ScreenReply> replies) =>
        new ScreenState(content, answers, replies).ScreensLeft();

    /// <summary>What the reply makes of the answers. Nothing but an emergency is written before it is told in full.</summary>
    /// <param name="replies">The last reply to each screen; an earlier reply to the same screen gives way.</param>
    public static ScreenEffect Apply(ClinicalContent content, Answers answers, IReadOnlyList<ScreenReply> replies, ScreenReply reply)
    {
        var later = With(replies, reply);
        var write = ImmutableArray.CreateBuilder<KeyValuePair<ItemCode, Answer>>();
        var withdraw = ImmutableArray.CreateBuilder<ItemCode>();
        var after = answers;
        foreach (var item in content.Items)
        {
            if (reply.Whole.TryGetValue(item.Code.Value, out var raw) && Reply.Read(item, raw) is Reply.Accepted(var whole)
                && answers[item.Code]?.SaysTheSameAs(whole) is not true)
            {
                Write(item, whole);
            }
        }

        foreach (var item in content.Items)
        {
            var before = LineState.Of(content, answers, replies, item);
            var now = LineState.Of(content, after, later, item);
            switch (now)
            {
                case LineState.Says(var answer, _) when answers[item.Code] is null || (before as LineState.Says)?.Answer.SaysTheSameAs(answer) is not true:
                    Write(item, answer);
                    break;
                case LineState.Opened or LineState.Undetermined
                    when answers[item.Code] is { } given && !IsAsBefore(before, now) && CameFrom(before, item, given):
                    withdraw.Add(item.Code);
                    after = after.Without([item.Code]);
                    break;
            }
        }

        AddEmergency();
        return new ScreenEffect(write.ToImmutable(), withdraw.ToImmutable());

        void Write(Item item, Answer answer)
        {
            write.Add(KeyValuePair.Create(item.Code, answer));
            after = after.With(item.Code, answer);
        }

        // Ticked lines that are an emergency by themselves need not wait for the rest of their item.
        void AddEmergency()
        {
            var ticked = content.Items
                .Select(item => (Item: item, State: LineState.Of(content, after, later, item)))
                .Where(one => one.State is LineState.Opened or LineState.Undetermined && after[one.Item.Code] is null)
                .Select(one => (one.Item, Answer: LineState.Read(one.Item, one.State.Ticked)))
                .Where(one => one.Answer is not null)
                .ToList();
            var all = ticked.Aggregate(after, (sum, one) => sum.With(one.Item.Code, one.Answer!));
            if (ticked.Count == 0 || !Emergencies(after).IsEmpty || Emergencies(all) is not { IsEmpty: false } flags)
            {
                return;
            }

            var read = flags.SelectMany(flag => flag.Tiers).SelectMany(tier => tier.When.Tests()).Select(test => test.Item).ToHashSet();
            foreach (var (item, answer) in ticked.Where(one => read.Contains(one.Item.Code)))
            {
                withdraw.Remove(item.Code);
                Write(item, answer!);
            }
        }

        ImmutableArray<RedFlag> Emergencies(Answers given) => Interview.Emergencies(content, Interview.Settle(content, given));
    }

    /// <summary>The replies with this one in place of an earlier one to the same screen.</summary>
    public static ImmutableArray<ScreenReply> With(IReadOnlyList<ScreenReply> replies, ScreenReply reply) =>
        [.. replies.Where(one => one.Screen != reply.Screen), reply];

    /// <summary>Whether the reply can be taken on this step.</summary>
    /// <returns>Null when it can.</returns>
    public static ScreenRefusal? Refuse(ScreenStep.Show step, ScreenReply reply)
    {
        var isAny = reply.Ticked.Length > 0 || reply.Unsure || reply.Skip;
        var offered = step.Lines.Select(line => line.Code).ToHashSet();
        return reply.Screen != step.Screen.Code || !offered.SetEquals(reply.Shown) || !reply.Ticked.All(offered.Contains)
            || (reply.None && step.Screen.None is null) || (reply.Unsure && step.Screen.Unsure is null) || (reply.Skip && step.Screen.Skip is null)
            || !reply.Whole.Keys.All(code => step.Whole.Any(item => item.Code.Value == code)) ? ScreenRefusal.NotOffered
            : reply.None && isAny ? ScreenRefusal.NotAlone
            : !step.Whole.All(item => reply.Whole.TryGetValue(item.Code.Value, out var raw) && Reply.Read(item, raw) is Reply.Accepted)
                ? ScreenRefusal.WholeNotAnswered
            : !isAny && !reply.None && step.Lines.Length > 0 && (step.Whole.IsEmpty || step.Screen.None is not null) ? ScreenRefusal.Empty
            : null;
    }

    private static bool IsAsBefore(LineState before, LineState now) =>
        before is not LineState.Says && before.Ticked.AsSpan().SequenceEqual(now.Ticked.AsSpan());

    /// <summary>Whether the item's answer is what lines said: told by all of them, or in an emergency by those ticked so far.</summary>
    private static bool CameFrom(LineState state, Item item, Answer given) => state switch
    {
        LineState.Says(var answer, _) => answer.SaysTheSameAs(given),
        _ => LineState.Read(item, state.Ticked)?.SaysTheSameAs(given) is true,
    };
}

using System.Collections.Immutable;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Web.Results;

/// <summary>One thing to do, and what must be read with it.</summary>
/// <param name="Title">Its heading, or null.</param>
/// <param name="More">Further advice on the same exercise: when to leave it out, when to stop.</param>
/// <param name="Drawing">Code of the drawing that shows it, or null.</param>
public sealed record ThingToDo(string? Title, Advice Advice, ImmutableArray<Advice> More, string? Drawing);

/// <summary>The few things a result says to do, and the rest.</summary>
public sealed record ThingsToDo(ImmutableArray<ThingToDo> First, ImmutableArray<ThingToDo> Rest, ImmutableArray<Advice> Avoid)
{
    /// <summary>How many stand open. What holds for these answers whatever the cause is never left out for the others.</summary>
    public const int Shown = 3;

    /// <summary>The exercise that the check after the result asks for too.</summary>
    private const string Pressing = "press";

    public static ThingsToDo Of(ResultView view)
    {
        var always = view.Care.Where(advice => advice.Always)
            .Select(care => new ThingToDo(care.Title, new Advice(care.Say, care.Sources), [], AdviceDrawing.OfCare(care.Code)));
        var meanwhile = view.Care.Where(advice => !advice.Always)
            .Select(care => new ThingToDo(care.Title, new Advice(care.Say, care.Sources), [], AdviceDrawing.OfCare(care.Code)));
        ImmutableArray<ThingToDo> all = [.. always, .. view.CareForTwo is { } two ? Of(two) : Grouped(view.CareFor?.Do ?? [])];
        var suited = all.Where(thing => view.MayPress || !thing.Advice.Names(Pressing)).ToList();
        var first = suited.Take(Math.Max(Shown, always.Count())).ToImmutableArray();
        return new ThingsToDo(
            first,
            [.. all.Where(thing => !first.Contains(thing)), .. meanwhile],
            view.CareForTwo?.Avoid ?? view.CareFor?.Avoid ?? []);
    }

    /// <summary>What both advise first; then one of each in turn, under the name of the explanation it is for.</summary>
    private static IEnumerable<ThingToDo> Of(CareOfTwo two)
    {
        var first = Grouped(two.Advice.First, two.First.Family.Title).ToList();
        var second = Grouped(two.Advice.Second, two.Second.Family.Title).ToList();
        return
        [
            .. Grouped(two.Advice.Both),
            .. first.Zip(second, (one, other) => new[] { one, other }).SelectMany(pair => pair),
            .. first.Skip(second.Count),
            .. second.Skip(first.Count),
        ];
    }

    /// <summary>Advice on one exercise stands together, in the order of the content.</summary>
    private static IEnumerable<ThingToDo> Grouped(IReadOnlyList<Advice> advice, string? title = null)
    {
        var left = advice.ToList();
        while (left is [var first, ..])
        {
            var same = left.Skip(1).Where(other => SameExercise(first, other)).ToImmutableArray();
            left.RemoveAll(other => other == first || same.Contains(other));
            yield return new ThingToDo(title, first, same, AdviceDrawing.Of(first));
        }
    }

    private static bool SameExercise(Advice first, Advice other) => first.Moves is [var move, ..] && other.Names(move);
}

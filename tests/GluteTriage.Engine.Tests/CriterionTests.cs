using GluteTriage.Engine.Rules;
using GluteTriage.Testing;

namespace GluteTriage.Engine.Tests;

/// <summary>Three-valued logic: "not sure" and "not asked" are Unknown, and Unknown is never "no".</summary>
public sealed class CriterionTests
{
    /// <summary>Three items that can be answered true, false or unknown for a test of "yes".</summary>
    private static readonly ClinicalContent Content = An.Content(
        An.Item("a", "yes", "no", "not-sure"), An.Item("b", "yes", "no", "not-sure"), An.Item("c", "yes", "no", "not-sure"));

    private static readonly Criterion A = Is("a"), B = Is("b"), C = Is("c");

    public static TheoryData<string, string, Truth, Truth> Pairs => new()
    {
        { "yes", "yes", Truth.True, Truth.True },
        { "yes", "not-sure", Truth.Unknown, Truth.True },
        { "yes", "no", Truth.False, Truth.True },
        { "not-sure", "yes", Truth.Unknown, Truth.True },
        { "not-sure", "not-sure", Truth.Unknown, Truth.Unknown },
        { "not-sure", "no", Truth.False, Truth.Unknown },
        { "no", "yes", Truth.False, Truth.True },
        { "no", "not-sure", Truth.False, Truth.Unknown },
        { "no", "no", Truth.False, Truth.False },
    };

    [Theory, MemberData(nameof(Pairs))]
    public void All_is_the_least_and_any_the_greatest(string a, string b, Truth all, Truth any)
    {
        var settled = Settle($"a: {a}", $"b: {b}");

        Assert.Equal(all, new Criterion.All([A, B]).Evaluate(settled));
        Assert.Equal(any, new Criterion.Any([A, B]).Evaluate(settled));
    }

    [Fact]
    public void All_of_nothing_is_true_and_any_of_nothing_is_false()
    {
        Assert.Equal(Truth.True, new Criterion.All([]).Evaluate(Settle()));
        Assert.Equal(Truth.False, new Criterion.Any([]).Evaluate(Settle()));
    }

    [Theory]
    [InlineData("yes", Truth.False)]
    [InlineData("not-sure", Truth.Unknown)]
    [InlineData("no", Truth.True)]
    public void None_turns_the_truth_round_and_leaves_unknown_unknown(string a, Truth none) =>
        Assert.Equal(none, new Criterion.None([A]).Evaluate(Settle($"a: {a}")));

    [Theory]
    [InlineData("yes", "yes", "no", Truth.True)]
    [InlineData("yes", "not-sure", "no", Truth.Unknown)]
    [InlineData("not-sure", "not-sure", "no", Truth.Unknown)]
    [InlineData("yes", "no", "no", Truth.False)]
    [InlineData("not-sure", "no", "no", Truth.False)]
    [InlineData("yes", "yes", "not-sure", Truth.True)]
    public void At_least_counts_what_is_certain_and_what_is_possible(string a, string b, string c, Truth two) =>
        Assert.Equal(two, new Criterion.AtLeast(2, [A, B, C]).Evaluate(Settle($"a: {a}", $"b: {b}", $"c: {c}")));

    [Fact]
    public void An_item_not_asked_is_unknown_and_counts_as_no_for_a_lower_bound()
    {
        Assert.Equal(Truth.Unknown, A.Evaluate(Settle()));
        Assert.Equal(Truth.False, A.Evaluate(Settle(), notAsked: Truth.False));
    }

    [Fact]
    public void A_test_of_several_options_is_true_when_one_was_chosen()
    {
        var either = new Criterion.Is(new("a"), [new("yes"), new("no")]);

        Assert.Equal(Truth.True, either.Evaluate(Settle("a: no")));
        Assert.Equal(Truth.Unknown, either.Evaluate(Settle("a: not-sure")));
    }

    [Fact]
    public void Every_test_within_a_criterion_is_listed_in_reading_order()
    {
        Criterion nested = new Criterion.All([A, new Criterion.Any([B, new Criterion.None([C])])]);

        Assert.Equal(["a", "b", "c"], nested.Tests().Select(test => test.Item.Value));
    }

    private static Criterion.Is Is(string item) => new(new(item), [new("yes")]);

    private static SettledAnswers Settle(params string[] replies) => Interview.Settle(Content, An.Answers(Content, replies));
}

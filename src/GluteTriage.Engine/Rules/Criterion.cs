using System.Collections.Immutable;
using System.Diagnostics;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Engine.Rules;

/// <summary>A test on the answers. Closed: the cases nested here are the whole rule language.</summary>
public abstract record Criterion
{
    private Criterion()
    {
    }

    /// <summary>One of the options was chosen.</summary>
    public sealed record Is(ItemCode Item, ImmutableArray<OptionCode> Options) : Criterion
    {
        private BoundTest? bound;

        /// <summary>By value: the same item and the same options in the same order.</summary>
        public bool Equals(Is? other) => other is not null && Item == other.Item && Options.SequenceEqual(other.Options);

        /// <inheritdoc />
        public override int GetHashCode() => HashCode.Combine(Item, Options.Length);

        /// <summary>This test by position and bit mask in a release, looked up once: tests are most of the work there is.</summary>
        internal BoundTest In(ClinicalContent content) =>
            bound is { } found && found.Content == content ? found : bound = BoundTest.Of(content, this);
    }

    /// <summary>Every one holds. True when empty.</summary>
    public sealed record All(ImmutableArray<Criterion> Of) : Criterion;

    /// <summary>At least one holds. False when empty.</summary>
    public sealed record Any(ImmutableArray<Criterion> Of) : Criterion;

    /// <summary>At least <paramref name="Count"/> of them hold, inclusive.</summary>
    public sealed record AtLeast(int Count, ImmutableArray<Criterion> Of) : Criterion;

    /// <summary>Not one of them holds. Never part of a red flag, so that no finding can switch a flag off.</summary>
    public sealed record None(ImmutableArray<Criterion> Of) : Criterion;

    /// <summary>Red flags and floors seen so far demand less than this. Only in ask-when, from earlier items.</summary>
    public sealed record UrgencyBelow(Urgency Urgency) : Criterion;

    /// <summary>Fewer than this many of the counted items were answered with information. Only in floors.</summary>
    public sealed record FewerInformative(int Count) : Criterion;

    /// <summary>A left and a right mark exist among these places of the body map. Only in ask-again.</summary>
    public sealed record BothSides(ImmutableArray<OptionCode> Places) : Criterion;

    /// <summary>
    /// Decides the criterion as far as the answers allow. "Not sure" is <see cref="Truth.Unknown"/>, never "no"; an item
    /// that does not apply is <see cref="Truth.False"/>.
    /// </summary>
    /// <param name="answers">The answers as rules may see them.</param>
    /// <param name="notAsked">What a test of an item not asked yet counts as: Unknown, or False for a lower bound.</param>
    public Truth Evaluate(SettledAnswers answers, Truth notAsked = Truth.Unknown)
    {
        switch (this)
        {
            case Is test:
                return answers.Test(test, notAsked);
            case All(var of):
                var least = Truth.True;
                foreach (var criterion in of)
                {
                    var truth = criterion.Evaluate(answers, notAsked);
                    if (truth is Truth.False)
                    {
                        return Truth.False;
                    }

                    least = truth < least ? truth : least;
                }

                return least;
            case Any(var of):
                return Greatest(of, answers, notAsked);
            case None(var of):
                return Truth.True - (int)Greatest(of, answers, notAsked);
            case AtLeast(var count, var of):
                var certain = 0;
                var possible = 0;
                foreach (var criterion in of)
                {
                    var truth = criterion.Evaluate(answers, notAsked);
                    certain += truth is Truth.True ? 1 : 0;
                    possible += truth is Truth.False ? 0 : 1;
                }

                return certain >= count ? Truth.True : possible >= count ? Truth.Unknown : Truth.False;
            case UrgencyBelow(var urgency):
                return answers.UrgencySoFar() < urgency ? Truth.True : Truth.False;
            case FewerInformative(var count):
                return answers.InformativeCount < count ? Truth.True : Truth.False;
            case BothSides(var places):
                return answers.BothSidesMarked(places) ? Truth.True : Truth.False;
            default:
                throw new UnreachableException($"Criterion case {GetType().Name} is not handled.");
        }
    }

    /// <summary>Every test of an item in this criterion, in reading order.</summary>
    public IEnumerable<Is> Tests() => this switch
    {
        Is test => [test],
        _ => Parts.SelectMany(part => part.Tests()),
    };

    /// <summary>The criteria nested directly in this one; empty for a line.</summary>
    public ImmutableArray<Criterion> Parts => this switch
    {
        All(var of) => of,
        Any(var of) => of,
        AtLeast(_, var of) => of,
        None(var of) => of,
        _ => [],
    };

    private static Truth Greatest(ImmutableArray<Criterion> of, SettledAnswers answers, Truth notAsked)
    {
        var greatest = Truth.False;
        foreach (var criterion in of)
        {
            var truth = criterion.Evaluate(answers, notAsked);
            if (truth is Truth.True)
            {
                return Truth.True;
            }

            greatest = truth > greatest ? truth : greatest;
        }

        return greatest;
    }
}

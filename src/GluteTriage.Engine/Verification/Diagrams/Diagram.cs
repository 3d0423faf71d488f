using System.Collections.Immutable;
using System.Numerics;

namespace GluteTriage.Engine.Verification.Diagrams;

/// <summary>
/// Reduced ordered binary decision diagrams (Bryant 1986): a Boolean function of numbered variables as a shared graph in which
/// equal functions are equal numbers, so that "holds for every combination" is one comparison. 0 is False, 1 is True.
/// </summary>
internal sealed class Diagram
{
    /// <summary>The function that is never true.</summary>
    public const int False = 0;

    /// <summary>The function that is always true.</summary>
    public const int True = 1;

    private const int CacheSize = 1 << 20;
    private readonly List<Node> nodes = [new(int.MaxValue, 0, 0), new(int.MaxValue, 1, 1)];
    private readonly Dictionary<Node, int> known = [];
    private readonly Dictionary<int, int> negations = [];
    private readonly CacheEntry[] cache = new CacheEntry[CacheSize];

    private enum Operation
    {
        And = 1,
        Or = 2,
    }

    /// <summary>How many nodes there are, of all functions made so far.</summary>
    public int Size => nodes.Count;

    /// <summary>The function that is true when the variable is.</summary>
    public int Variable(int number) => Make(number, False, True);

    /// <summary>True where the function is false.</summary>
    public int Not(int function)
    {
        if (function <= True)
        {
            return True - function;
        }

        if (!negations.TryGetValue(function, out var negation))
        {
            var node = nodes[function];
            negation = Make(node.Variable, Not(node.Low), Not(node.High));
            negations[function] = negation;
            negations[negation] = function;
        }

        return negation;
    }

    /// <summary>True where both are.</summary>
    public int And(int one, int other)
    {
        if (one == False || other == False)
        {
            return False;
        }

        return one == True || one == other ? other : other == True ? one : Apply(Operation.And, one, other);
    }

    /// <summary>True where at least one is.</summary>
    public int Or(int one, int other)
    {
        if (one == True || other == True)
        {
            return True;
        }

        return one == False || one == other ? other : other == False ? one : Apply(Operation.Or, one, other);
    }

    /// <summary>True where the first is and the second is not.</summary>
    public int Except(int one, int other) => And(one, Not(other));

    /// <summary>True where every one is; True for none.</summary>
    public int All(IEnumerable<int> functions) => functions.Aggregate(True, And);

    /// <summary>True where some is; False for none.</summary>
    public int Any(IEnumerable<int> functions) => functions.Aggregate(False, Or);

    /// <summary>Whether the first is true only where the second is.</summary>
    public bool Implies(int one, int other) => Except(one, other) == False;

    /// <summary>The function with some variables fixed; it no longer depends on them.</summary>
    public int Fix(int function, IReadOnlyDictionary<int, bool> values) =>
        values.Count == 0 ? function : Fix(function, values, values.Keys.Max(), []);

    /// <summary>True where every one of the variables has its value.</summary>
    public int Where(IReadOnlyDictionary<int, bool> values) => All(values
        .OrderByDescending(value => value.Key)
        .Select(value => value.Value ? Variable(value.Key) : Not(Variable(value.Key))));

    /// <summary>True where some choice of these variables makes it true; it no longer depends on them.</summary>
    public int Exists(int function, IReadOnlySet<int> variables) =>
        variables.Count == 0 ? function : Exists(function, variables, variables.Max(), []);

    /// <summary>Whether the function is true for this combination of variables.</summary>
    public bool Holds(int function, Predicate<int> isTrue)
    {
        var at = function;
        while (at > True)
        {
            at = isTrue(nodes[at].Variable) ? nodes[at].High : nodes[at].Low;
        }

        return at == True;
    }

    /// <summary>The variables the function depends on, ascending.</summary>
    public ImmutableSortedSet<int> Support(int function)
    {
        var seen = new HashSet<int>();
        var support = ImmutableSortedSet.CreateBuilder<int>();
        Visit(function);
        return support.ToImmutable();

        void Visit(int at)
        {
            if (at > True && seen.Add(at))
            {
                support.Add(nodes[at].Variable);
                Visit(nodes[at].Low);
                Visit(nodes[at].High);
            }
        }
    }

    /// <summary>For how many combinations of all variables below <paramref name="variables"/> the function is true.</summary>
    public BigInteger Count(int function, int variables)
    {
        var counts = new Dictionary<int, BigInteger>();
        return Below(function) << Math.Min(nodes[function].Variable, variables);

        // Combinations of the variables from this node's own on.
        BigInteger Below(int at)
        {
            if (at <= True)
            {
                return at;
            }

            if (!counts.TryGetValue(at, out var count))
            {
                var node = nodes[at];
                count = Branch(node.Low) + Branch(node.High);
                counts[at] = count;

                BigInteger Branch(int next) =>
                    Below(next) << (Math.Min(nodes[next].Variable, variables) - node.Variable - 1);
            }

            return count;
        }
    }

    /// <returns>The variables that are true in one combination that makes the function true, with the fewest of them;
    /// null when there is none.</returns>
    public ImmutableArray<int>? Witness(int function)
    {
        if (function == False)
        {
            return null;
        }

        var fewest = new Dictionary<int, int> { [True] = 0 };
        Fewest(function);
        var chosen = ImmutableArray.CreateBuilder<int>();
        for (var at = function; at > True;)
        {
            var node = nodes[at];
            var isHigh = Fewest(node.High) < Fewest(node.Low);
            if (isHigh)
            {
                chosen.Add(node.Variable);
            }

            at = isHigh ? node.High : node.Low;
        }

        return chosen.ToImmutable();

        int Fewest(int at)
        {
            if (at == False)
            {
                return int.MaxValue / 2;
            }

            if (!fewest.TryGetValue(at, out var count))
            {
                count = Math.Min(Fewest(nodes[at].Low), Fewest(nodes[at].High) + 1);
                fewest[at] = count;
            }

            return count;
        }
    }

    private int Make(int variable, int low, int high)
    {
        if (low == high)
        {
            return low;
        }

        var node = new Node(variable, low, high);
        if (!known.TryGetValue(node, out var number))
        {
            number = nodes.Count;
            nodes.Add(node);
            known[node] = number;
        }

        return number;
    }

    private int Apply(Operation operation, int one, int other)
    {
        if (one > other)
        {
            (one, other) = (other, one);
        }

        ref var entry = ref cache[(HashCode.Combine((int)operation, one, other) & int.MaxValue) % CacheSize];
        if (entry.Operation == operation && entry.One == one && entry.Other == other)
        {
            return entry.Result;
        }

        var (a, b) = (nodes[one], nodes[other]);
        var variable = Math.Min(a.Variable, b.Variable);
        var (low, high) = (
            Combine(operation, a.Variable == variable ? a.Low : one, b.Variable == variable ? b.Low : other),
            Combine(operation, a.Variable == variable ? a.High : one, b.Variable == variable ? b.High : other));
        var result = Make(variable, low, high);
        entry = new CacheEntry(operation, one, other, result);
        return result;
    }

    private int Combine(Operation operation, int one, int other) =>
        operation is Operation.And ? And(one, other) : Or(one, other);

    private int Fix(int function, IReadOnlyDictionary<int, bool> values, int last, Dictionary<int, int> done)
    {
        if (nodes[function].Variable > last)
        {
            return function;
        }

        if (!done.TryGetValue(function, out var result))
        {
            var node = nodes[function];
            result = values.TryGetValue(node.Variable, out var value)
                ? Fix(value ? node.High : node.Low, values, last, done)
                : Make(node.Variable, Fix(node.Low, values, last, done), Fix(node.High, values, last, done));
            done[function] = result;
        }

        return result;
    }

    private int Exists(int function, IReadOnlySet<int> variables, int last, Dictionary<int, int> done)
    {
        if (nodes[function].Variable > last)
        {
            return function;
        }

        if (!done.TryGetValue(function, out var result))
        {
            var node = nodes[function];
            var (low, high) = (Exists(node.Low, variables, last, done), Exists(node.High, variables, last, done));
            result = variables.Contains(node.Variable) ? Or(low, high) : Make(node.Variable, low, high);
            done[function] = result;
        }

        return result;
    }

    private readonly record struct Node(int Variable, int Low, int High);

    private readonly record struct CacheEntry(Operation Operation, int One, int Other, int Result);
}

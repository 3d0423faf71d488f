using System.Numerics;
using CsCheck;
using GluteTriage.Engine.Verification.Diagrams;

namespace GluteTriage.Engine.Tests.Verification;

public sealed class DiagramTests
{
    private const int Variables = 6;

    [Fact]
    public void Equal_functions_are_the_same_number_however_they_were_made()
    {
        var diagram = new Diagram();
        var (a, b, c) = (diagram.Variable(0), diagram.Variable(1), diagram.Variable(2));

        Assert.Equal(
            diagram.Or(diagram.And(a, b), diagram.And(a, c)),
            diagram.And(a, diagram.Or(c, b)));
        Assert.Equal(diagram.Not(diagram.And(a, b)), diagram.Or(diagram.Not(b), diagram.Not(a)));
    }

    [Fact]
    public void Diagrams_agree_with_truth_tables() =>
        Gen.Byte.Array[1, 24].Sample(program =>
        {
            var diagram = new Diagram();
            var (function, table) = Run(diagram, program);
            var rows = Enumerable.Range(0, 1 << Variables).ToList();
            var trueRows = rows.Where(row => table(row)).ToList();
            var fixedHigh = diagram.Fix(function, new Dictionary<int, bool> { [2] = true });
            var some = diagram.Exists(function, new HashSet<int> { 2 });

            return rows.All(row => diagram.Holds(function, variable => Bit(row, variable)) == table(row))
                && diagram.Count(function, Variables) == new BigInteger(trueRows.Count)
                && rows.All(row => diagram.Holds(fixedHigh, variable => Bit(row, variable)) == table(row | 4))
                && rows.All(row => diagram.Holds(some, variable => Bit(row, variable)) == (table(row | 4) || table(row & ~4)))
                && (diagram.Witness(function) is { } witness
                    ? table(witness.Sum(variable => 1 << variable)) && witness.Length == trueRows.Min(row => BitOperations.PopCount((uint)row))
                    : trueRows.Count == 0);
        });

    private static bool Bit(int row, int variable) => (row >> variable & 1) == 1;

    /// <summary>Combines variables as the bytes say, in a diagram and as a table at once.</summary>
    private static (int Function, Func<int, bool> Table) Run(Diagram diagram, byte[] program)
    {
        var made = Enumerable.Range(0, Variables)
            .Select(variable => (Function: diagram.Variable(variable), Table: (Func<int, bool>)(row => Bit(row, variable))))
            .ToList();
        for (var at = 0; at < program.Length; at++)
        {
            var (one, other) = (made[program[at] % made.Count], made[program[at] / 3 % made.Count]);
            made.Add((program[at] % 4) switch
            {
                0 => (diagram.And(one.Function, other.Function), row => one.Table(row) && other.Table(row)),
                1 => (diagram.Or(one.Function, other.Function), row => one.Table(row) || other.Table(row)),
                2 => (diagram.Except(one.Function, other.Function), row => one.Table(row) && !other.Table(row)),
                _ => (diagram.Not(one.Function), row => !one.Table(row)),
            });
        }

        return made[^1];
    }
}

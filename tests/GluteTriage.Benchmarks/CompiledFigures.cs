using GluteTriage.Engine.Compiled;
using GluteTriage.Testing;

namespace GluteTriage.Benchmarks;

/// <summary>The compiled rules beside the specification.</summary>
internal static class CompiledFigures
{
    /// <param name="sessions">How many people are made up.</param>
    /// <returns>The exit code: 1 when the two differ on anyone.</returns>
    public static int Print(int sessions = RandomSessions.Usual)
    {
        var rules = new CompiledRules(Shipped.Content);
        return RandomSessions.Compare(Shipped.Content, "bit masks and specification", seed: 1000, sessions, () =>
        {
            var evaluation = rules.NewEvaluation();
            return person =>
            {
                rules.Evaluate(rules.Pack(person), evaluation);
                return Comparing.Differences(Shipped.Content, person, evaluation).Any();
            };
        });
    }
}

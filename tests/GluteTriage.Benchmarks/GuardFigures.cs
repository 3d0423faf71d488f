using GluteTriage.Content;
using GluteTriage.Testing;

namespace GluteTriage.Benchmarks;

/// <summary>Both evaluators of the red flags.</summary>
internal static class GuardFigures
{
    /// <param name="sessions">How many people are made up.</param>
    /// <returns>The exit code: 1 when the two differ on anyone.</returns>
    public static int Print(int sessions = RandomSessions.Usual) => RandomSessions.Compare(Shipped.Content, "engine and guard", seed: 0, sessions,
        () => person => !CheckedTriage.Assess(Shipped.Content, person).Disagreements.IsEmpty);
}

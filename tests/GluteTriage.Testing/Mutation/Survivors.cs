using System.Collections.Frozen;

namespace GluteTriage.Testing.Mutation;

/// <summary>The mutants that nothing catches, each with the reason why that is borne.</summary>
public static class Survivors
{
    /// <summary>By name. Lines are <c>name | reason</c>.</summary>
    public static FrozenDictionary<string, string> Read() => File
        .ReadLines(Path.Combine(Shipped.Root, "tests/GluteTriage.Testing/Mutation/survivors.txt"))
        .Where(line => line.Contains('|', StringComparison.Ordinal))
        .Select(line => line.Split('|', 2))
        .ToFrozenDictionary(line => line[0].Trim(), line => line[1].Trim());
}

using System.Globalization;
using Xunit.v3;

namespace GluteTriage;

/// <summary>
/// The test injects a fault of the matrix in docs/safety/fault-matrix.md, which is drawn from these attributes. It stands before the test's
/// other attributes, each property on a line of its own. A row is run by <c>-trait "Fault=10"</c> of the suite, all by <c>faults</c> of the benchmarks.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class FaultAttribute(int row) : Attribute, ITraitAttribute
{
    /// <summary>How the fault is made, for real where that can be.</summary>
    public required string Injected { get; set; }

    /// <summary>What the person, or whoever runs the site, meets.</summary>
    public required string Seen { get; set; }

    /// <summary>What is lost at most.</summary>
    public required string Lost { get; set; }

    /// <summary>The change of the code with which the test was seen to fail; null where none was tried.</summary>
    public string? Mutation { get; set; }

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Fault", row.ToString(CultureInfo.InvariantCulture))];
}

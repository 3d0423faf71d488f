namespace GluteTriage.Content.Tests;

/// <summary>Fails with every fault in full: <see cref="Assert.Empty(System.Collections.IEnumerable)"/> cuts texts short.</summary>
internal static class NoFaults
{
    public static void In(IEnumerable<string> faults)
    {
        var found = faults.ToList();
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }
}

namespace GluteTriage.Content.Authoring;

/// <summary>All faults of a compilation as one text, and what follows from them.</summary>
public static class FaultReport
{
    public static string Of(IReadOnlyList<FileFault> faults) =>
        string.Join("\n", faults)
        + $"\n{faults.Count} {(faults.Count == 1 ? "fault" : "faults")}. The content was not compiled; the previous release stays in use.\n";
}

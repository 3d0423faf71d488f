namespace GluteTriage.Testing;

/// <summary>
/// Texts that a reviewer has read and checked in, so that a change of them shows in the difference of a file rather than
/// in nobody's memory.
/// </summary>
public static class Approved
{
    /// <summary>
    /// Compares a text with <c>tests/{project}/Approved/{name}.verified.txt</c>. When they differ, the new text is left
    /// beside it as <c>.received.txt</c>, and the failure says what to do with it.
    /// </summary>
    /// <exception cref="InvalidOperationException">They differ; the message says where, and how to approve the change.</exception>
    public static void Verify(string project, string name, string text)
    {
        var approved = Path.Combine(Shipped.Root, "tests", project, "Approved", name + ".verified.txt");
        Verify(name, approved, Path.ChangeExtension(Path.ChangeExtension(approved, null), ".received.txt"), text);
    }

    /// <summary>Compares a text with a file of the repository that people read too, e.g. in <c>docs</c>.</summary>
    /// <param name="path">From the root of the repository.</param>
    /// <inheritdoc cref="Verify(string, string, string)"/>
    public static void VerifyFile(string path, string text)
    {
        var approved = Path.Combine(Shipped.Root, path);
        Verify(Path.GetFileName(path), approved, approved + ".received.txt", text);
    }

    private static void Verify(string name, string approved, string received, string text)
    {
        var got = text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        var wanted = File.Exists(approved) ? File.ReadAllText(approved).ReplaceLineEndings("\n") : "";
        if (got == wanted)
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(approved)!);
        File.WriteAllText(received, got);
        var (gotLines, wantedLines) = (got.Split('\n'), wanted.Split('\n'));
        var line = gotLines.Zip(wantedLines).TakeWhile(pair => pair.First == pair.Second).Count();
        throw new InvalidOperationException($"""
            The text '{name}' differs from the approved one, first in line {line + 1}.
              approved: {wantedLines.ElementAtOrDefault(line)}
              now:      {gotLines.ElementAtOrDefault(line)}
            If the change is meant, approve it and let a reviewer read the difference:
              mv {Path.GetRelativePath(Shipped.Root, received)} {Path.GetRelativePath(Shipped.Root, approved)}
            """);
    }
}

namespace GluteTriage.Content.Authoring;

/// <summary>Collects every fault of a compilation, so that an author sees all of them at once, each once.</summary>
public sealed class FaultLog
{
    private readonly List<FileFault> faults = [];

    /// <summary>By file, then by line.</summary>
    public IReadOnlyList<FileFault> Faults =>
        [.. faults.Distinct().OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line).ThenBy(fault => fault.Column)];

    public void Add(FileFault fault) => faults.Add(fault);

    public void Add(Yaml at, string check, string problem, string remedy) =>
        faults.Add(new FileFault(
            at.File.Path, at.Line, at.Column, at.File.LineText(at.Line), at.Width, check, problem, remedy));

    /// <summary>A fault in a part of a text, such as one option in a rule line.</summary>
    public void Add(Yaml at, string part, string check, string problem, string remedy)
    {
        var line = at.File.LineText(at.Line) ?? "";
        var start = line.IndexOf(part, Math.Min(Math.Max(0, at.Column - 1), line.Length), StringComparison.Ordinal);
        faults.Add(start < 0
            ? new FileFault(at.File.Path, at.Line, at.Column, line, at.Width, check, problem, remedy)
            : new FileFault(at.File.Path, at.Line, start + 1, line, part.Length, check, problem, remedy));
    }

    public void Add(ContentFile file, int line, int column, string check, string problem, string remedy) =>
        faults.Add(new FileFault(file.Path, line, column, file.LineText(line), 1, check, problem, remedy));

    /// <summary>A fault in a part of a file, on the first line from <paramref name="fromLine"/> on that holds it; on that line itself when none does.</summary>
    public void Add(ContentFile file, int fromLine, string part, string check, string problem, string remedy)
    {
        for (var line = fromLine; file.LineText(line) is { } text; line++)
        {
            if (text.IndexOf(part, StringComparison.Ordinal) is >= 0 and var start)
            {
                faults.Add(new FileFault(file.Path, line, start + 1, text, part.Length, check, problem, remedy));
                return;
            }
        }

        Add(file, fromLine, 0, check, problem, remedy);
    }

    public void AddFile(string path, string check, string problem, string remedy) =>
        faults.Add(new FileFault(path, 0, 0, null, 0, check, problem, remedy));
}

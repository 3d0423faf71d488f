using System.Net;
using System.Text.RegularExpressions;

namespace GluteTriage.Content.Authoring;

/// <summary>Collects every fault of a compilation, so that an author sees all of them at once, each once.</summary>
public sealed partial class FaultLog
{
    private readonly List<FileFault> faults = [];

    /// <summary>By file, then by line.</summary>
    public IReadOnlyList<FileFault> Faults =>
        [.. faults.Distinct().OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line).ThenBy(fault => fault.Column)];

    public void Add(FileFault fault) => faults.Add(fault);

    public void Add(Yaml at, string check, string problem, string remedy) =>
        faults.Add(new FileFault(
            at.File.Path, at.Line, at.Column, at.File.LineText(at.Line), at.Width, check, problem, remedy));

    /// <summary>A fault in a part of a text, such as one option in a rule line; on the line of the text that holds the part.</summary>
    public void Add(Yaml at, string part, string check, string problem, string remedy)
    {
        var first = at.File.LineText(at.Line) ?? "";
        var from = Math.Min(Math.Max(0, at.Column - 1), first.Length);
        foreach (var (line, text) in LinesOf(at))
        {
            if (text.IndexOf(part, line == at.Line ? from : 0, StringComparison.Ordinal) is >= 0 and var start)
            {
                faults.Add(new FileFault(at.File.Path, line, start + 1, text, part.Length, check, problem, remedy));
                return;
            }
        }

        faults.Add(new FileFault(at.File.Path, at.Line, at.Column, first, at.Width, check, problem, remedy));
    }

    public void Add(ContentFile file, int line, int column, string check, string problem, string remedy) =>
        faults.Add(new FileFault(file.Path, line, column, file.LineText(line), 1, check, problem, remedy));

    /// <summary>
    /// A fault in a part of a file, on the first line from <paramref name="fromLine"/> on that holds it, be it as an entity or behind a backslash; where
    /// none does, on that first line, or in the whole file where nothing stands there.
    /// </summary>
    public void Add(ContentFile file, int fromLine, string part, string check, string problem, string remedy)
    {
        if (part.Length > 0 && FindLine(file, fromLine, line => line.Contains(part, StringComparison.Ordinal)) is { } written)
        {
            var text = file.LineText(written)!;
            faults.Add(new FileFault(file.Path, written, text.IndexOf(part, StringComparison.Ordinal) + 1, text, part.Length, check, problem, remedy));
        }
        else if (part.Length > 0 && FindLine(file, fromLine, line => AsRead(line).Contains(part, StringComparison.Ordinal)) is { } spelled)
        {
            Add(file, spelled, 0, check, problem, remedy);
        }
        else if (string.IsNullOrWhiteSpace(file.LineText(fromLine)))
        {
            AddFile(file.Path, check, problem, remedy);
        }
        else
        {
            Add(file, fromLine, 0, check, problem, remedy);
        }
    }

    /// <returns>The first line of the file, from one on, that is so; null where there is none.</returns>
    public static int? FindLine(ContentFile file, int fromLine, Func<string, bool> isSo)
    {
        for (var line = fromLine; file.LineText(line) is { } text; line++)
        {
            if (isSo(text))
            {
                return line;
            }
        }

        return null;
    }

    /// <summary>A line of Markdown or of a drawing with its entities and what is written behind backslashes as people would read them.</summary>
    public static string AsRead(string line) => WebUtility.HtmlDecode(Escaped().Replace(line, "$1"));

    public void AddFile(string path, string check, string problem, string remedy) =>
        faults.Add(new FileFault(path, 0, 0, null, 0, check, problem, remedy));

    /// <summary>The lines of a text: the one on which it begins, and those below whose words belong to it.</summary>
    private static IEnumerable<(int Line, string Text)> LinesOf(Yaml at)
    {
        var words = at is Yaml.Text { Value: var value } ? OnOneLine(value) : "";
        for (var line = at.Line; at.File.LineText(line) is { } text && (line == at.Line || words.Contains(OnOneLine(text), StringComparison.Ordinal)); line++)
        {
            yield return (line, text);
        }
    }

    private static string OnOneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"\\([!-/:-@\[-`{-~])")]
    private static partial Regex Escaped();
}

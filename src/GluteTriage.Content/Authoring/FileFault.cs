using System.Text;

namespace GluteTriage.Content.Authoring;

/// <summary>A fault in a content file, addressed to whoever edits it.</summary>
/// <param name="File">Path relative to <see cref="Folder"/>, with forward slashes.</param>
/// <param name="Line">Counted from 1; 0 when the fault is about the whole file.</param>
/// <param name="Column">Counted from 1; 0 when the whole line is meant.</param>
/// <param name="Excerpt">The line at fault, or null.</param>
/// <param name="Marked">How many characters of the excerpt to underline.</param>
/// <param name="Check">Its name in docs/errors.md.</param>
/// <param name="Problem">What is wrong, and what would follow.</param>
/// <param name="Remedy">What to do.</param>
public sealed record FileFault(
    string File, int Line, int Column, string? Excerpt, int Marked, string Check, string Problem, string Remedy)
{
    /// <summary>The folder the file is in: the content's, unless a second entry is at fault.</summary>
    public string Folder { get; init; } = "content";

    /// <summary>The fault as an author reads it: place, excerpt with the spot underlined, problem, remedy, where to read more.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.AppendLine(Line > 0 ? $"{Folder}/{File}, line {Line}" : $"{Folder}/{File}");
        text.AppendLine();
        if (Excerpt is not null)
        {
            text.AppendLine($"    {Excerpt}");
            if (Column > 0)
            {
                text.AppendLine($"    {new string(' ', Column - 1)}{new string('^', Math.Max(1, Marked))}");
            }
        }

        text.AppendLine($"  {Problem}");
        text.AppendLine();
        text.AppendLine($"  {Remedy}");
        text.AppendLine($"  More: docs/errors.md, \"{Check}\"");
        return text.ToString();
    }
}

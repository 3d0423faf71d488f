using GluteTriage.Content.Authoring;

namespace GluteTriage.Content.SecondEntry;

/// <summary>Where in the files a complaint belongs that was found in what they became.</summary>
internal sealed class ContentLines(ContentFolder folder)
{
    /// <summary>Where the second entries are written.</summary>
    public const string GuardFolder = "src/GluteTriage.Guard";

    /// <summary>A complaint about the first line of a content file that is meant, or about the whole file where none is.</summary>
    public FileFault Fault(string path, Func<string, bool> isMeant, string check, string problem, string remedy)
    {
        var line = LineOf(path, isMeant);
        return new FileFault(path, line, 0, folder.Find(path)?.LineText(line)?.Trim(), 0, check, problem, remedy);
    }

    /// <summary>A complaint about a file of the guard's; line 0 is the whole file.</summary>
    public static FileFault GuardFault(string file, int line, string? excerpt, string check, string problem, string remedy) =>
        new(file, line, 0, excerpt, 0, check, problem, remedy) { Folder = GuardFolder };

    private int LineOf(string path, Func<string, bool> isMeant)
    {
        if (folder.Find(path) is not { } file)
        {
            return 0;
        }

        for (var line = 1; file.LineText(line) is { } text; line++)
        {
            if (isMeant(text))
            {
                return line;
            }
        }

        return 0;
    }
}

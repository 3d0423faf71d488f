using System.Security.Cryptography;
using System.Text;

namespace GluteTriage.Content.Authoring;

/// <summary>One file of the content folder.</summary>
/// <param name="Path">Relative to the content folder, with forward slashes.</param>
/// <param name="Text">Its text, with LF line ends.</param>
public sealed record ContentFile(string Path, string Text)
{
    private string[]? lines;

    /// <summary>The file's name without folder and ending.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>SHA-256 of the text as UTF-8, lower-case hexadecimal.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    /// <returns>The line counted from 1, or null when there is none.</returns>
    public string? LineText(int line)
    {
        lines ??= Text.Split('\n');
        return line >= 1 && line <= lines.Length ? lines[line - 1] : null;
    }
}

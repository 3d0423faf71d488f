using System.Text.RegularExpressions;

namespace GluteTriage.Content.Authoring;

/// <summary>A number people call by a tap, beside the words in which they read it.</summary>
internal static partial class TelephoneNumber
{
    /// <summary>Two to twenty digits, * or #, after at most one +.</summary>
    public static bool CanBeDialled(string number) => Dialled().IsMatch(number);

    /// <summary>Whether the words hold exactly this number, however it is spaced.</summary>
    public static bool IsIn(string number, string words) =>
        Regex.IsMatch(Spacing().Replace(words, ""), $"(?<![0-9+*#]){Regex.Escape(number)}(?![0-9*#])");

    [GeneratedRegex(@"^\+?[0-9*#]{2,20}\z")]
    private static partial Regex Dialled();

    [GeneratedRegex(@"[\s.()\u2010-\u2015-]")]
    private static partial Regex Spacing();
}

using System.Text.RegularExpressions;

namespace GluteTriage.Content.Authoring;

/// <summary>A number people call by a tap, beside the words in which they read it.</summary>
internal static partial class TelephoneNumber
{
    /// <summary>Two to twenty digits, * or #, a digit among them, after at most one +.</summary>
    public static bool CanBeDialled(string number) => Dialled().IsMatch(number);

    /// <summary>Whether the words hold exactly this number, however it is spaced.</summary>
    public static bool IsIn(string number, string words) =>
        Regex.IsMatch(Spacing().Replace(words, ""), $"(?<![0-9+*#]){Regex.Escape(number)}(?![0-9*#])");

    /// <returns>A number of three digits or more that people read in the words and that is not this one; null where there is none.</returns>
    public static string? OtherIn(string number, string words) =>
        Written().Matches(words).Select(found => Spacing().Replace(found.Value, "")).FirstOrDefault(found => found != number);

    /// <returns>A number typed with a letter that looks like a digit, as in 99O; null where there is none.</returns>
    public static string? MistypedIn(string words) => Mistyped().Match(words) is { Success: true, Value: var found } ? found : null;

    [GeneratedRegex(@"^(?=.*[0-9])\+?[0-9*#]{2,20}\z")]
    private static partial Regex Dialled();

    [GeneratedRegex(@"[\s.()\u2010-\u2015-]")]
    private static partial Regex Spacing();

    [GeneratedRegex(@"\+?[0-9][0-9 ()\u2010-\u2015-]+[0-9]")]
    private static partial Regex Written();

    [GeneratedRegex(@"\b(?=[0-9]*[OoIl])[OoIl]*[0-9][OoIl]*[0-9][0-9OoIl]*\b")]
    private static partial Regex Mistyped();
}

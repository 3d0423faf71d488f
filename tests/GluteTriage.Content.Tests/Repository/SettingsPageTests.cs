using System.Text.Json;
using System.Text.RegularExpressions;

namespace GluteTriage.Content.Tests.Repository;

/// <summary>docs/settings.md lists what can be set: all of it, and nothing else.</summary>
public sealed partial class SettingsPageTests
{
    private static readonly string Page = SourceTree.Text("docs/settings.md");

    private static readonly IReadOnlyList<(string Path, string Text)> Product =
        [.. SourceTree.Code.Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal))];

    private static readonly string Settings = SourceTree.Text("src/GluteTriage.Web/Operations/SiteSettings.cs");

    private static IEnumerable<string> Read =>
        Product.SelectMany(file => Literal().Matches(file.Text).Concat(Section().Matches(file.Text)).Concat(Variable().Matches(file.Text)))
            .Select(match => match.Groups[1].Value);

    [Fact]
    public void Every_setting_the_program_reads_is_on_the_page_and_no_other()
    {
        var read = Read.Concat(SettingsFile()).Distinct().Order(StringComparer.Ordinal);
        var listed = Row().Matches(Page).Select(match => match.Groups[1].Value);

        // The host reads this one before any line of ours.
        Assert.Equal(read, listed.Except(["ASPNETCORE_URLS"]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_ranges_and_defaults_on_the_page_are_those_of_the_program()
    {
        var days = Days().Match(Settings).Groups[1].Value;
        var numbers = WholeNumber().Matches(Settings.Replace("MostRetentionDays", days).Replace("MostPerMinute", "1000000"));

        Assert.Equal(7, numbers.Count);
        Assert.All(numbers, number => Assert.Matches(
            $@"\| `{number.Groups[1]}` \|[^|]*\| {number.Groups[2]} to {number.Groups[3].Value.Replace("_", "")} \| "
            + $@"{(number.Groups[4].Success ? number.Groups[4].Value : "none")} \|",
            Page));
    }

    /// <summary>Keys of the settings file itself, so that what it sets is explained too.</summary>
    private static IEnumerable<string> SettingsFile()
    {
        using var file = JsonDocument.Parse(SourceTree.Text("src/GluteTriage.Web/appsettings.json"));
        return [.. Keys("", file.RootElement)];

        static IEnumerable<string> Keys(string path, JsonElement value) => value.ValueKind is JsonValueKind.Object
            ? value.EnumerateObject().SelectMany(property => Keys(path.Length == 0 ? property.Name : $"{path}:{property.Name}", property.Value))
            : [path];
    }

    /// <summary>Text with the shape of a key is a key: whoever reads it, and however.</summary>
    [GeneratedRegex("""(?<!\$)"([A-Z][A-Za-z]+(?::[A-Z][A-Za-z]+)+)["]""")]
    private static partial Regex Literal();

    [GeneratedRegex("""(?:GetSection\(|onfiguration\[|GetValue(?:<\w+>)?\(|Networks\()"([A-Z][A-Za-z]+)"(?!\] = )""")]
    private static partial Regex Section();

    [GeneratedRegex("""GetEnvironmentVariable\("(\w+)"\)""")]
    private static partial Regex Variable();

    [GeneratedRegex("""WholeNumber\("([\w:]+)", (\d+), ([\d_]+)(?:, (\d+))?\)""")]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"MostRetentionDays = (\d+);")]
    private static partial Regex Days();

    [GeneratedRegex("^[|] `([^`]+)` [|]", RegexOptions.Multiline)]
    private static partial Regex Row();
}

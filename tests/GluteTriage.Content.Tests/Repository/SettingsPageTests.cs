using System.Text.Json;
using System.Text.RegularExpressions;

namespace GluteTriage.Content.Tests.Repository;

/// <summary>docs/settings.md lists what can be set: all of it, and nothing else.</summary>
public sealed partial class SettingsPageTests
{
    private static readonly string Page = SourceTree.Text("docs/settings.md");

    private static readonly IReadOnlyList<(string Path, string Text)> Product =
        [.. SourceTree.Code.Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal))];

    /// <summary>Keys of the settings classes, with their section, and the default where it is a whole number.</summary>
    private static IEnumerable<(string Key, string? Number)> Bound =>
        from file in Product
        from bound in Binding().Matches(file.Text)
        let options = Product.Single(other => other.Text.Contains($"class {bound.Groups[1].Value}\n", StringComparison.Ordinal))
        from property in Settable().Matches(options.Text)
        select ($"{bound.Groups[2].Value}:{property.Groups[1].Value}", property.Groups[2].Success ? property.Groups[2].Value : null);

    /// <summary>Settings that a class of theirs reads by their names.</summary>
    private static IEnumerable<string> ReadByName =>
        from file in Product
        from named in Named().Matches(file.Text)
        from property in Settable().Matches(file.Text)
        select $"{named.Groups[1].Value}:{property.Groups[1].Value}";

    private static IEnumerable<string> Read =>
        Product.SelectMany(file => Literal().Matches(file.Text).Concat(Section().Matches(file.Text)).Concat(Variable().Matches(file.Text)))
            .Select(match => match.Groups[1].Value);

    [Fact]
    public void Every_setting_the_program_reads_is_on_the_page_and_no_other()
    {
        var read = Bound.Select(bound => bound.Key).Concat(ReadByName).Concat(Read).Concat(SettingsFile()).Distinct().Order(StringComparer.Ordinal);
        var listed = Row().Matches(Page).Select(match => match.Groups[1].Value);

        // The host reads this one before any line of ours.
        Assert.Equal(read, listed.Except(["ASPNETCORE_URLS"]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_defaults_on_the_page_are_those_of_the_program()
    {
        var numbers = Bound.Where(bound => bound.Number is not null).ToList();

        Assert.NotEmpty(numbers);
        Assert.All(numbers, bound => Assert.Matches($@"\| `{bound.Key}` \|[^|]*\|[^|]*\| {bound.Number} \|", Page));
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

    [GeneratedRegex("""(?:GetSection\(|onfiguration\[|GetValue(?:<\w+>)?\()"([A-Z][A-Za-z]+)"(?!\] = )""")]
    private static partial Regex Section();

    [GeneratedRegex("""GetEnvironmentVariable\("(\w+)"\)""")]
    private static partial Regex Variable();

    [GeneratedRegex("""AddOptions<(\w+)>\(\)\s*\.BindConfiguration\("(\w+)"\)""")]
    private static partial Regex Binding();

    [GeneratedRegex("""settings\[\$"(\w+):\{name\}"\]""")]
    private static partial Regex Named();

    [GeneratedRegex("""public [\w<>\[\]?]+ (\w+) \{ get; (?:init|set); \}(?: = ([0-9_]+);)?""")]
    private static partial Regex Settable();

    [GeneratedRegex("^[|] `([^`]+)` [|]", RegexOptions.Multiline)]
    private static partial Regex Row();
}

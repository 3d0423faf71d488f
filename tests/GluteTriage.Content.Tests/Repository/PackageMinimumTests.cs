using System.Globalization;
using System.Reflection;
using System.Text.Json;
using GluteTriage.Testing;
using Microsoft.Data.Sqlite;

namespace GluteTriage.Content.Tests.Repository;

/// <summary>
/// No package is older than the first one without a known weakness. Read from files, so that it also holds where no list of advisories can be asked.
/// </summary>
public sealed class PackageMinimumTests
{
    private const string Page = "docs/security/package-minimums.csv";

    private static readonly IReadOnlyList<(string Name, Version Least, string Reason)> Minimums =
    [
        .. SourceTree.Text(Page).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => line.Split(',', 3)).Select(parts => (parts[0], Version.Parse(parts[1]), parts[2])),
    ];

    /// <summary>What runs and is no package of ours.</summary>
    private static readonly IReadOnlyDictionary<string, Version> Running = new Dictionary<string, Version>
    {
        ["runtime: .NET"] = Environment.Version,
        ["runtime: ASP.NET Core"] = Version.Parse(
            typeof(Microsoft.AspNetCore.Builder.WebApplication).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
                .InformationalVersion.Split('+', '-')[0]),
        ["runtime: SQLite"] = SqliteVersion(),
    };

    private static readonly IReadOnlyList<(string Path, string Name, Version Version)> Locked =
    [
        .. from path in Directory.EnumerateFiles(Shipped.Root, "packages.lock.json", SearchOption.AllDirectories)
           from framework in JsonDocument.Parse(File.ReadAllText(path)).RootElement.GetProperty("dependencies").EnumerateObject()
           from package in framework.Value.EnumerateObject()
           where package.Value.TryGetProperty("resolved", out _)
           select (Path.GetRelativePath(Shipped.Root, path), package.Name, VersionOf(package.Value.GetProperty("resolved").GetString()!)),
    ];

    [Fact]
    public void No_lock_file_holds_a_package_below_its_minimum()
    {
        Assert.True(Locked.Count > 300);
        NoFaults.In(BelowMinimum(Locked));
    }

    [Fact]
    public void What_runs_is_not_below_its_minimum()
    {
        Assert.Equal(Running.Keys.Order(), Minimums.Select(one => one.Name).Where(name => name.StartsWith("runtime: ", StringComparison.Ordinal)).Order());
        NoFaults.In(BelowMinimum(Running.Select(one => ("this machine", one.Key, one.Value))));
    }

    [Fact]
    public void A_package_below_its_minimum_is_found_and_named() => Assert.Equal(
        "src/packages.lock.json: YamlDotNet 4.3.2 is below 5.0.0 (CVE-2018-1000210: a tag in a file could make any type).",
        Assert.Single(BelowMinimum(
        [
            ("src/packages.lock.json", "YamlDotNet", new Version(4, 3, 2)),
            ("src/packages.lock.json", "YamlDotNet", new Version(5, 0, 0)),
        ])));

    [Fact]
    public void Every_minimum_has_its_reason_and_is_of_a_package_that_is_there()
    {
        Assert.Equal(Minimums.Select(one => one.Name).Order(StringComparer.Ordinal), Minimums.Select(one => one.Name));
        Assert.All(Minimums, one => Assert.Matches("^(CVE|GHSA)-", one.Reason));
        Assert.Empty(Minimums.Select(one => one.Name).Except(Locked.Select(one => one.Name)).Except(Running.Keys));
    }

    private static IEnumerable<string> BelowMinimum(IEnumerable<(string Path, string Name, Version Version)> found) =>
        from package in found
        join minimum in Minimums on package.Name equals minimum.Name
        where package.Version < minimum.Least
        select string.Create(CultureInfo.InvariantCulture, $"{package.Path}: {package.Name} {package.Version} is below {minimum.Least} ({minimum.Reason}).");

    /// <summary>One before a release counts as that release: none is used.</summary>
    private static Version VersionOf(string text) => Version.Parse(text.Split('-', '+')[0]);

    private static Version SqliteVersion()
    {
        using var memory = new SqliteConnection("Data Source=:memory:");
        memory.Open();
        return Version.Parse(memory.ServerVersion);
    }
}

using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using GluteTriage.Content;
using GluteTriage.Testing;

namespace GluteTriage.Web.Tests.Operations;

/// <summary>One folder is all a machine with the runtime needs.</summary>
public sealed partial class PublishedSiteTests(PublishedFolder published) : IClassFixture<PublishedFolder>
{
    [Fact]
    public async Task It_starts_from_any_folder_and_asks_its_questions()
    {
        var elsewhere = Directory.CreateTempSubdirectory("glutetriage-elsewhere-");
        using var site = await PublishedSite.StartAsync(published.Path, elsewhere.FullName);
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = site.Address };

        var start = await PageAsync(browser, "/check");
        var begun = await PostAsync(browser, start, "/check", ("region", "uk"), ("whom", "me"));
        var first = begun.Headers.Location!.ToString();
        var question = await PageAsync(browser, first);
        using var style = await browser.GetAsync(start.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href"));

        Assert.Equal(HttpStatusCode.SeeOther, begun.StatusCode);
        Assert.NotEmpty(question.QuerySelectorAll("form[method=post] input:not([type=hidden])"));
        Assert.Equal(HttpStatusCode.OK, style.StatusCode);
        var data = Path.Combine(published.Path, "App_Data");
        Assert.Contains(site.Said, line => line.Contains($"\"Folder\":\"{data}\"", StringComparison.Ordinal));
        Assert.True(File.Exists(Path.Combine(data, "sessions.db")));
        Assert.Empty(elsewhere.EnumerateFileSystemInfos());
        elsewhere.Delete();
    }

    [Fact]
    public async Task It_carries_certified_content_and_a_gt_that_reads_it()
    {
        var store = Path.Combine(published.Path, "compiled.db");

        var (exit, said) = await PublishedFolder.RunAsync(
            Path.GetTempPath(), Path.Combine(published.Path, "gt"), "compile", Path.Combine(published.Path, "content"), "-o", store);

        Assert.True(exit == 0, said);
        Assert.Contains(Shipped.Release.Hash[..12], said, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(published.Path, "content", Certificate.FileName)));
    }

    [Fact]
    public void Every_package_in_it_stands_in_the_notices_with_a_licence()
    {
        var listed = Row().Matches(File.ReadAllText(Path.Combine(published.Path, "THIRD-PARTY-NOTICES.md"))).Select(row => row.Groups[1].Value).ToList();

        Assert.Equal(
            PackagesOf("GluteTriage.Web").Concat(PackagesOf("gt")).Distinct().Order(StringComparer.OrdinalIgnoreCase), listed);
        Assert.True(File.Exists(Path.Combine(published.Path, "LICENSE")));
        Assert.True(File.Exists(Path.Combine(published.Path, "wwwroot", "fonts", "atkinson-hyperlegible-next.LICENSE.txt")));
    }

    /// <summary>Packages a program of the folder has files of.</summary>
    private List<string> PackagesOf(string program)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(published.Path, program + ".deps.json")));
        var packages = file.RootElement.GetProperty("libraries").EnumerateObject()
            .Where(library => library.Value.GetProperty("type").GetString() == "package").Select(library => library.Name).ToHashSet();
        return
        [
            .. from target in file.RootElement.GetProperty("targets").EnumerateObject()
               from library in target.Value.EnumerateObject()
               where packages.Contains(library.Name)
                   && (library.Value.TryGetProperty("runtime", out _) || library.Value.TryGetProperty("native", out _)
                       || library.Value.TryGetProperty("runtimeTargets", out _))
               select library.Name.Split('/')[0],
        ];
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> PageAsync(HttpClient browser, string address) =>
        new HtmlParser().ParseDocument(await browser.GetStringAsync(address));

    private static async Task<HttpResponseMessage> PostAsync(
        HttpClient browser, AngleSharp.Html.Dom.IHtmlDocument page, string address, params (string Name, string Value)[] fields)
    {
        var form = page.QuerySelectorAll("form[method=post]").First(form => form.GetAttribute("action")!.StartsWith(address, StringComparison.Ordinal));
        var hidden = form.QuerySelectorAll("input[type=hidden]").Select(input => (input.GetAttribute("name")!, input.GetAttribute("value")!));
        using var content = new FormUrlEncodedContent(hidden.Concat(fields).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        return await browser.PostAsync(form.GetAttribute("action"), content);
    }

    [GeneratedRegex(@"^\| (?!Package|-)(\S+) \| [^|]+ \| [^|]+ \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}

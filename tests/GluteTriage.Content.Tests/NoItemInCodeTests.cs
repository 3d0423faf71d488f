using System.Text.RegularExpressions;
using GluteTriage.Testing;

namespace GluteTriage.Content.Tests;

/// <summary>The program evaluates content and knows none of it. The one exception is the guard, on purpose.</summary>
public sealed partial class NoItemInCodeTests
{
    /// <summary>Codes that are written in the program for another reason, and that reason.</summary>
    private static readonly Dictionary<string, string> Allowed = new()
    {
        ["none"] = "a word, and the option every list knows (OptionCode.None)",
        ["no"] = "a word, and the harmless option of any item",
        ["yes"] = "a word: the value of a ticked box",
        ["not-sure"] = "the option every item knows (OptionCode.NotSure)",
        ["not-done"] = "the option every home check knows (OptionCode.NotDone)",
        ["skip"] = "the option every item knows (OptionCode.Skip), and the link past the head of a page",
        ["back"] = "the way back, and the back of the small figure",
        ["foot"] = "the foot of a page",
        ["age"] = "what an item may say it tells of the person (PersonFact)",
        ["sex"] = "the same",
        ["sitting"] = "a member of staff signed in without a break",
    };

    /// <summary>Folders that are not read, and why.</summary>
    private static readonly Dictionary<string, string> NotRead = new()
    {
        ["GluteTriage.Guard"] = "the guard is the second entry of the clinical tables: it names their items so that it shares nothing with the content",
        ["obj"] = "tools write it",
        ["bin"] = "tools write it",
    };

    /// <summary>Files that name a code all the same, which, and why.</summary>
    private static readonly Dictionary<string, (string[] Codes, string Why)> AllowedIn = new()
    {
        ["GluteTriage.Web/wwwroot/site.css"] = (["whole-buttock", "upper-outer", "deep-mid", "sit-bone"],
            "the look of one drawing: its large area lies under the small ones, and a style sheet cannot ask the content which that is"),
    };

    private static readonly HashSet<string> Codes =
    [
        .. Shipped.Content.Items.Select(item => item.Code.Value),
        .. Shipped.Content.Items.SelectMany(item => item.Options).Select(option => option.Code.Value),
        .. Shipped.Content.Places.Select(place => place.Code.Value),
        .. Shipped.Content.RedFlags.Select(flag => flag.Code.Value),
        .. Shipped.Content.Families.Select(family => family.Code.Value),
        .. Shipped.Content.Causes.Select(cause => cause.Code.Value),
    ];

    [Fact]
    public void No_code_of_an_item_option_place_cause_or_red_flag_is_written_in_the_program()
    {
        var sources = Sources().ToList();

        Assert.True(sources.Count > 400);
        NoFaults.In(sources.SelectMany(path => Found(File.ReadAllText(Path.Combine(Root, path))).Where(code => !IsAllowedIn(path, code)).Select(code =>
            $"{path} names '{code}', a code of the content: let the content say it; or, where it is a word with "
            + "another meaning, give the content another code, or the reason in Allowed.")));
    }

    [Fact]
    public void Every_exception_of_a_file_is_needed() => Assert.All(AllowedIn, file =>
        Assert.Equal(
            file.Value.Codes.Order(StringComparer.Ordinal),
            Found(File.ReadAllText(Path.Combine(Root, file.Key))).Distinct().Order(StringComparer.Ordinal)));

    [Fact]
    public void Every_folder_that_is_not_read_is_there_or_made_by_tools() =>
        Assert.All(NotRead.Keys.Except(["obj", "bin"]), folder => Assert.True(Directory.Exists(Path.Combine(Root, folder))));

    [Theory]
    [InlineData("""private static readonly ItemCode Where = new("pain-site");""", "pain-site")]
    [InlineData("""    ["sit-bone"] = (5, 31, false),  // "tailbone" """, "sit-bone")]
    [InlineData("""<p class="saddle-numbness">@Title("foot", "bladder-bowel")</p>""", "bladder-bowel")]
    [InlineData("""/// <summary>Codes such as "pain-site".</summary>""")]
    [InlineData("""var text = "the pain-site";""")]
    public void A_planted_code_is_found_and_a_comment_or_a_sentence_is_not(string source, params string[] found) =>
        Assert.Equal(found, Found(source).Where(code => code != "saddle-numbness"));

    [Fact]
    public void Every_exception_is_a_code_of_the_content() => Assert.Empty(Allowed.Keys.Except(Codes));

    private static string Root => Path.Combine(Shipped.Root, "src");

    /// <summary>What is written by hand, relative to <see cref="Root"/>.</summary>
    private static IEnumerable<string> Sources() =>
        from path in Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
        where Path.GetExtension(path) is ".cs" or ".razor" or ".css" or ".js"
        let inside = Path.GetRelativePath(Root, path)
        where !inside.Split(Path.DirectorySeparatorChar).Intersect(NotRead.Keys).Any()
        select inside.Replace(Path.DirectorySeparatorChar, '/');

    private static bool IsAllowedIn(string path, string code) => AllowedIn.TryGetValue(path, out var allowed) && allowed.Codes.Contains(code);

    private static IEnumerable<string> Found(string source) =>
        from line in source.Split('\n')
        from Match literal in Literal().Matches(Comment().Replace(line, ""))
        let text = literal.Groups[1].Value
        where Codes.Contains(text) && !Allowed.ContainsKey(text)
        select text;

    [GeneratedRegex("\"([^\"\\\\]*)\"")]
    private static partial Regex Literal();

    [GeneratedRegex("(?<!:)//.*$")]
    private static partial Regex Comment();
}

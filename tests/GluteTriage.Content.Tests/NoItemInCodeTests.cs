using System.Text.RegularExpressions;
using GluteTriage.Testing;

namespace GluteTriage.Content.Tests;

/// <summary>The program evaluates content and knows none of it. The one exception is the guard, on purpose, with what compares the content with it.</summary>
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
        NoFaults.In(sources.SelectMany(path => Found(File.ReadAllText(path)).Select(code =>
            $"{Path.GetRelativePath(Shipped.Root, path)} names '{code}', a code of the content: let the content say it; or, where it is a word with "
            + "another meaning, give the content another code, or the reason in Allowed.")));
    }

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

    /// <summary>Written by hand; the guard and the second entries aside, and what tools make.</summary>
    private static IEnumerable<string> Sources()
    {
        var root = Path.Combine(Shipped.Root, "src");
        return from path in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
               where Path.GetExtension(path) is ".cs" or ".razor"
               let folders = Path.GetRelativePath(root, path).Split(Path.DirectorySeparatorChar)
               where !folders.Intersect(["GluteTriage.Guard", "SecondEntry", "Migrations", "obj", "bin"]).Any()
               select path;
    }

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

using GluteTriage.Content;
using GluteTriage.Content.Authoring;
using GluteTriage.Content.SecondEntry;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Testing;

namespace GluteTriage.Guard.Tests;

/// <summary>What the clinical tables say, entered a second time, against the content; and what an author is told where they differ.</summary>
public sealed class DoubleEntryTests
{
    private const string Piriformis = "causes/piriformis-syndrome.yaml";

    private static readonly Lazy<string> Differs = new(() => string.Join('\n', SecondEntries.Compare(Shipped.Release, Shipped.Folder).Faults));

    [Fact]
    public void The_shipped_content_says_what_was_entered_a_second_time() => AssertShippedAgrees();

    [Fact]
    public void A_flag_the_guard_does_not_have_is_named_with_both_levels_a_person_and_where_to_write_it()
    {
        var text = Shipped.Folder.Find("red-flags/red-eye.yaml")!.Text
            .Replace("code: red-eye\ntitle: A painful", "code: pink-eye\ntitle: A pink", StringComparison.Ordinal);
        var folder = Shipped.Folder.With(new ContentFile("red-flags/pink-eye.yaml", text))
            .Edited("warning-signs.yaml", "    - flag: red-eye\n", "    - { flag: pink-eye, when: [A pink eye.] }\n    - flag: red-eye\n");

        var fault = Assert.Single(OfFlags(folder));

        Assert.StartsWith("content/red-flags/pink-eye.yaml, line 1", fault, StringComparison.Ordinal);
        Assert.Contains("'pink-eye' has the level same-day in the content and no level in the guard", fault, StringComparison.Ordinal);
        Assert.Contains("The content demands same-day, the guard self-care", fault, StringComparison.Ordinal);
        Assert.Contains("feeling-ill: red-eye", fault, StringComparison.Ordinal);
        Assert.Contains("src/GluteTriage.Guard/ClinicalTables.cs", fault, StringComparison.Ordinal);
        Assert.Contains("docs/errors.md", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flag_that_is_gone_from_the_content_is_shown_at_its_line_of_the_guard()
    {
        var folder = Shipped.Folder.Without("red-flags/red-eye.yaml").Without("vignettes/a22-red-eye.yaml").Without("vignettes/a22-child-red-eye.yaml")
            .Edited("warning-signs.yaml", "    - flag: red-eye\n      when:\n        - \"A painful red eye, or a red eye with blurred sight.\"\n", "")
            .Edited("pages/causes/axial-spondyloarthritis.md", "[a painful red eye](/read/warning-signs#red-eye)", "a painful red eye");

        var fault = Assert.Single(OfFlags(folder));

        var line = ClinicalTables.Rows.First(row => row.Flag == "red-eye").Line;
        Assert.StartsWith($"src/GluteTriage.Guard/ClinicalTables.cs, line {line}", fault, StringComparison.Ordinal);
        var tables = File.ReadLines(Path.Combine(Shipped.Root, "src/GluteTriage.Guard/ClinicalTables.cs"));
        Assert.Contains("new(\"red-eye\"", tables.ElementAt(line - 1), StringComparison.Ordinal);
    }

    [Fact]
    public void A_level_that_differs_is_named_with_its_line_of_the_guard()
    {
        var fault = Assert.Single(OfFlags(Shipped.Folder.Edited("red-flags/dark-pee.yaml", "urgency: emergency", "urgency: same-day")));

        Assert.Contains("The content demands same-day, the guard emergency", fault, StringComparison.Ordinal);
        Assert.Contains($"line {ClinicalTables.Rows.First(row => row.Flag == "dark-pee").Line}", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Piriformis, "points: 9,", "points: 8,", "The prior of the cause 'piriformis-syndrome' is 8 here, and 9", ",prior,piriformis-syndrome,9")]
    [InlineData(Piriformis, "urgency: self-care", "urgency: routine", "is routine (1) here, and self-care (0)", ",urgency,piriformis-syndrome,0")]
    [InlineData("ranking.yaml", "shrink: 0.6", "shrink: 0.5", "The number 'shrink' of the ranking is 0.5 here, and 0.6", "ranking,shrink,,0.6")]
    public void A_number_that_differs_is_named_with_both_values_and_both_lines(string path, string old, string changed, string problem, string entry)
    {
        var fault = Assert.Single(OfWeights(Shipped.Folder.Edited(path, old, changed)));

        Assert.StartsWith($"content/{path}, line {LineOf(Shipped.Folder.Find(path)!.Text, old)}", fault, StringComparison.Ordinal);
        Assert.Contains(problem, fault, StringComparison.Ordinal);
        Assert.Contains($"src/GluteTriage.Guard/clinical-weights.csv, line {LineOf(Table, entry)}", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_weight_that_differs_is_named_by_item_option_and_cause()
    {
        const string Weight = "when: pain-site is deep-mid, points: ";
        var fault = Assert.Single(OfWeights(Shipped.Folder.Edited(Piriformis, Weight, Weight + "1")));

        Assert.StartsWith("content/causes/piriformis-syndrome.yaml, line ", fault, StringComparison.Ordinal);
        Assert.Contains("The weight of 'pain-site is deep-mid' for the cause 'piriformis-syndrome' is 1", fault, StringComparison.Ordinal);
        Assert.Contains($"clinical-weights.csv, line {LineOf(Table, "pain-site,deep-mid,piriformis-syndrome,")}", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_weight_entered_once_is_named_wherever_it_stands()
    {
        var line = Shipped.Folder.Find(Piriformis)!.Text.Split('\n').First(text => text.Contains("when: pain-site is upper-outer,", StringComparison.Ordinal));

        var gone = Assert.Single(OfWeights(Shipped.Folder.Edited(Piriformis, line + "\n", "")));
        var moved = OfWeights(Shipped.Folder.Edited(Piriformis, "pain-site is upper-outer", "pain-site is not-sure"));

        var entered = LineOf(Table, "pain-site,upper-outer,piriformis-syndrome,");
        Assert.StartsWith($"src/GluteTriage.Guard/clinical-weights.csv, line {entered}", gone, StringComparison.Ordinal);
        Assert.Contains(moved, fault => fault.StartsWith("content/causes/piriformis-syndrome.yaml, line ", StringComparison.Ordinal)
            && fault.Contains("'pain-site is not-sure' for the cause 'piriformis-syndrome'", StringComparison.Ordinal)
            && fault.Contains("not in the second entry", StringComparison.Ordinal));
    }

    [Fact]
    public void A_question_asked_of_others_is_named_with_its_file_and_a_person()
    {
        var folder = Shipped.Folder.Edited("items/skin-feel.yaml", "ask-when: skin-change is cannot-look", "ask-when: skin-change is open-sore");

        var fault = Assert.Single(AskingFaults.Of(Compiled(folder).Clinical, WhoIsAsked.People(Shipped.Content), new ContentLines(folder))).ToString();

        Assert.StartsWith("content/items/skin-feel.yaml, line ", fault, StringComparison.Ordinal);
        Assert.Contains("skin-change: ", fault, StringComparison.Ordinal);
        Assert.Contains("src/GluteTriage.Guard/ClinicalAsking.cs", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void An_order_that_breaks_a_clinical_rule_is_named_with_the_rule_and_a_person()
    {
        const string Needs = "needs: back-pocket is any of same-side, same-side-relief";
        var folder = Shipped.Folder.Edited("causes/wallet-neuritis.yaml", Needs, Needs + ", other-side");
        var people = new WhoComesFirst(Shipped.Release).People.Where(person => $"{person[new ItemCode("back-pocket")]}" == "other-side").Take(20);

        var faults = OrderingFaults.Of(Compiled(folder).Clinical, people, new ContentLines(folder)).Select(fault => fault.ToString());

        Assert.Contains(faults, fault => fault.StartsWith("content/ranking.yaml", StringComparison.Ordinal)
            && fault.Contains("the wallet without an object on the sore side, or not with one", StringComparison.Ordinal)
            && fault.Contains("back-pocket: other-side", StringComparison.Ordinal)
            && fault.Contains("src/GluteTriage.Guard/ClinicalOrder.cs", StringComparison.Ordinal));
    }

    [Fact]
    public void A_red_flag_that_no_vignette_expects_is_named()
    {
        var folder = new ContentFolder(Shipped.Folder.Files.Where(file => file.Path is not "vignettes/a19-stuck-groin-lump.yaml"));

        var fault = Assert.Single(UntriedFlags.Of(Compiled(folder), new ContentLines(folder)));

        Assert.Equal(("red-flags/stuck-groin-lump.yaml", 1), (fault.File, fault.Line));
        Assert.Empty(UntriedFlags.Of(Shipped.Release, new ContentLines(Shipped.Folder)));
    }

    [Fact]
    public void Content_of_others_is_compared_without_breaking_and_each_cause_and_flag_is_named_once()
    {
        var faults = SecondEntries.Compare(An.Release(), An.Folder()).Faults;

        Assert.Equal(ClinicalTables.Rows.DistinctBy(row => row.Flag).Count(), faults.Count(fault => fault.File == "ClinicalTables.cs"));
        Assert.Equal(Shipped.Content.Causes.Length, faults.Count(fault =>
            fault.File == "clinical-weights.csv" && fault.Problem.Contains("which the content does not have", StringComparison.Ordinal)));
        Assert.Contains(faults, fault => fault.Problem.Contains("'press-test'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("item,option,points\n", 1, "The first line must be")]
    [InlineData("item,option,cause,points\na,b,c,1\na,b,c\n", 3, "It must hold four values")]
    [InlineData("item,option,cause,points\na,b,c,six\n", 2, "'six' is not a number")]
    [InlineData("item,option,cause,points\na,b,c,1\na,b,c,2\n", 3, "Line 2 enters the same already")]
    public void A_line_of_the_weights_that_cannot_be_read_is_named(string text, int line, string reason)
    {
        var unreadable = Assert.Single(ClinicalWeights.Read(text).Unreadable);

        Assert.Equal(line, unreadable.Line);
        Assert.Contains(reason, unreadable.Reason, StringComparison.Ordinal);
    }

    private static string Table => File.ReadAllText(Path.Combine(Shipped.Root, "src/GluteTriage.Guard/clinical-weights.csv"));

    /// <summary>What is said of the flags of changed content, after judging the people of the vignettes.</summary>
    private static IEnumerable<string> OfFlags(ContentFolder folder)
    {
        AssertShippedAgrees();
        var release = Compiled(folder);
        var people = release.Vignettes.Select(vignette => VignetteRun.AnswersOf(release.Clinical, vignette)).ToList();
        return GuardAgreement.Faults(release, people, new ContentLines(folder)).Select(fault => fault.ToString());
    }

    private static List<string> OfWeights(ContentFolder folder)
    {
        AssertShippedAgrees();
        return [.. WeightFaults.Of(Compiled(folder).Clinical, new ContentLines(folder)).Select(fault => fault.ToString())];
    }

    /// <summary>What is planted is found alone only where nothing differs already.</summary>
    private static void AssertShippedAgrees() => Assert.True(Differs.Value.Length == 0, Differs.Value);

    private static Release Compiled(ContentFolder folder)
    {
        var (release, faults) = ContentCompiler.Compile(folder);
        return release ?? throw new InvalidOperationException(FaultReport.Of(faults));
    }

    private static int LineOf(string text, string part) => text[..text.IndexOf(part, StringComparison.Ordinal)].Count(letter => letter == '\n') + 1;
}

using System.Text.Json.Nodes;
using GluteTriage.Testing;

namespace GluteTriage.SecondProver.Tests;

/// <summary>z3 agrees with the certificate on properties 1 to 6, over rules read and written out by other code.</summary>
public sealed class SecondProverTests
{
    private static readonly string Folder = FindContent();
    private static readonly SecondProver Shipped = new(new Questionnaire(Folder));

    [Fact]
    public async Task Everyone_gets_one_advice_and_the_longest_interview_is_as_long_as_certified()
    {
        Assert.Empty(await Shipped.WithoutOneAdviceAsync());
        Assert.Equal(Certified(1, "most questions one interview can have"), await Shipped.MostScreensAsync());
    }

    [Fact]
    public async Task No_flag_is_ignored() => Assert.Empty(await Shipped.FlagsIgnoredAsync());

    [Fact]
    public async Task No_worse_answer_lowers_the_urgency_among_as_many_changes_as_certified()
    {
        var (changes, found) = await Shipped.FallsAsync(all => Sampling.Of(all, 4));

        Assert.Empty(found);
        Assert.True(changes >= Certified(3, "single changes of one answer"), $"only {changes} changes were tried");
    }

    [Fact]
    public async Task Nothing_is_hidden() => Assert.Empty(await Shipped.HiddenAsync());

    [Fact]
    public async Task Every_emergency_comes_first() => Assert.Empty(await Shipped.LateAsync());

    [Fact]
    public async Task Every_question_and_warning_matters_to_someone() => Assert.Empty(await Shipped.DeadAsync());

    [Fact]
    public async Task Every_cause_comes_first_in_some_whole_interview()
    {
        var content = new Questionnaire(Folder);

        Assert.Empty(await new FirstCauses(content).NeverFirstAsync(Sampling.Of([.. content.Causes.Select(cause => cause.Code)], 3)));
    }

    [Fact]
    public async Task A_question_asked_of_everyone_makes_the_longest_interview_longer() =>
        Assert.True(await Broken("items/skin-feel.yaml", "ask-when: skin-change is cannot-look\n", "").MostScreensAsync()
            > Certified(1, "most questions one interview can have") - 1);

    [Fact]
    public async Task A_flag_that_a_worse_answer_switches_off_is_found()
    {
        var broken = Broken(
            "red-flags/dark-pee.yaml", "    when: injury is dark-pee\n",
            "    when: { all: [injury is dark-pee, { none: [feeling-ill is fever] }] }\n");

        Assert.Contains("feeling-ill, from none to fever",
            (await broken
                .FallsAsync(all => [.. all.Where(change => change.StartsWith("feeling-ill,", StringComparison.Ordinal))]))
                .Found);
    }

    [Fact]
    public async Task A_question_hidden_from_those_it_could_warn_is_found() =>
        Assert.Contains("skin-feel hides skin-not-seen at same-day", await Broken(
            "items/skin-feel.yaml", "ask-when: skin-change is cannot-look\nhidden-because", "ask-when: age is 75plus\nno-longer").HiddenAsync());

    [Fact]
    public async Task An_emergency_that_a_question_about_causes_raises_is_found() =>
        Assert.Equal(["dark-pee at emergency"], await Broken("red-flags/dark-pee.yaml", "when: injury is dark-pee", "when: walking is worse-run").LateAsync());

    [Fact]
    public async Task A_question_nobody_is_asked_and_a_warning_that_repeats_another_are_found()
    {
        Assert.Contains("skin-feel is never asked", await Broken(
            "items/skin-feel.yaml", "ask-when: skin-change is cannot-look", "ask-when: { all: [age is 75plus, age is under16] }").DeadAsync());
        Assert.Contains("dark-pee at emergency is covered by unsafe at emergency", await Broken(
            "red-flags/dark-pee.yaml", "when: injury is dark-pee", "when: impact is unsafe").DeadAsync());
    }

    [Fact]
    public async Task A_cause_that_can_never_come_first_is_found() => Assert.Equal(["wallet-neuritis"], await new FirstCauses(Content(
        "causes/wallet-neuritis.yaml", "needs: back-pocket is any of same-side, same-side-relief",
        "needs: { all: [back-pocket is no, back-pocket is same-side] }")).NeverFirstAsync(["wallet-neuritis", "piriformis-syndrome"]));

    private static SecondProver Broken(string path, string old, string replacement) => new(Content(path, old, replacement));

    private static Questionnaire Content(string path, string old, string replacement) => new(Folder, (file, text) =>
        file != path ? text : text.Contains(old, StringComparison.Ordinal) ? text.Replace(old, replacement, StringComparison.Ordinal)
        : throw new ArgumentException($"{path} does not hold '{old}'."));

    private static int Certified(int property, string figure)
    {
        var certificate = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "certificate.json")))!;
        var figures = certificate["properties"]!.AsArray().Single(entry => (int)entry!["number"]! == property)!["figures"]!.AsArray();
        return int.Parse((string)figures.Single(entry => (string)entry!["what"]! == figure)!["value"]!);
    }

    private static string FindContent()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "GluteTriage.sln")))
            {
                return Path.Combine(folder.FullName, "content");
            }
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds GluteTriage.sln.");
    }
}

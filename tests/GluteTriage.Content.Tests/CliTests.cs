using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using GluteTriage.Testing;

namespace GluteTriage.Content.Tests;

/// <summary>The gt command as a shell sees it: exit code, output, errors. Run alone, because the console is shared.</summary>
[Collection(nameof(ConsoleCollection))]
public sealed class CliTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gt-");

    [Fact]
    public void Compile_writes_the_store_and_says_what_it_holds()
    {
        var (exit, output, errors) = Gt("compile", Shipped.ContentPath, "-o", At("content.db"));

        Assert.Equal((0, ""), (exit, errors));
        Assert.Contains($"{Shipped.Content.Items.Length} items, {Shipped.Content.RedFlags.Length} red flags", output, StringComparison.Ordinal);
        Assert.Equal(Shipped.Release.Hash, Store.ContentStore.Read(At("content.db")).Hash);
    }

    [Fact]
    public void Compile_can_answer_in_json()
    {
        var (exit, output, _) = Gt("compile", Shipped.ContentPath, "-o", At("content.db"), "--json");

        Assert.Equal(0, exit);
        Assert.Equal(Shipped.Release.Hash, Json(output).GetProperty("hash").GetString());
    }

    [Fact]
    public void Compile_warns_of_what_was_to_be_read_again_and_of_a_release_from_the_future()
    {
        var content = Copy();
        Replace(content, "causes/piriformis-syndrome.yaml", "review-by: 2027-11-22", "review-by: 2019-01-01");
        Replace(content, "pages/knots.md", "reviewed: 2026-11-24", "reviewed: 2018-01-01");
        Replace(content, "pages/knots.md", "next-review: 2027-11-24", "next-review: 2019-02-01");
        Replace(content, "release.yaml", "date: 2026-11-29", "date: 2100-01-01");

        var (exit, output, errors) = Gt("compile", content, "-o", At("content.db"));

        Assert.Equal((0, ""), (exit, errors));
        Assert.Contains("Warning: content/causes/piriformis-syndrome.yaml was to be read again by 2019-01-01.", output, StringComparison.Ordinal);
        Assert.Contains("Warning: content/pages/knots.md was to be read again by 2019-02-01.", output, StringComparison.Ordinal);
        Assert.Contains("Warning: content/release.yaml gives a day that is still to come, 2100-01-01.", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("compile")]
    [InlineData("verify")]
    public void Faults_are_printed_and_nothing_is_written(string command)
    {
        var (exit, output, errors) = Gt(command, FaultyContent());

        Assert.Equal((1, ""), (exit, output));
        Assert.Contains("content/items/age.yaml, line 2", errors, StringComparison.Ordinal);
        Assert.Contains("The content was not compiled", errors, StringComparison.Ordinal);
        Assert.Empty(folder.GetFiles("*.db"));
    }

    [Fact]
    public void Faults_can_be_printed_as_json()
    {
        var (exit, output, errors) = Gt("compile", FaultyContent(), "--json");

        Assert.Equal((1, ""), (exit, errors));
        var fault = Json(output).GetProperty("faults").EnumerateArray().First(fault => fault.GetProperty("file").GetString() == "items/age.yaml");
        Assert.Equal(("Value is not offered", 2), (fault.GetProperty("check").GetString(), fault.GetProperty("line").GetInt32()));
    }

    [Fact]
    public void Verify_proves_the_shipped_content_and_writes_the_certificate_that_is_beside_it()
    {
        var content = Copy();
        File.Delete(Path.Combine(content, Certificate.FileName));

        var (exit, output, errors) = Gt("verify", content, "--write");

        Assert.Equal((0, ""), (exit, errors));
        Assert.Contains($"Tested: {Shipped.Release.Vignettes.Length} vignettes, 0 differ.", output, StringComparison.Ordinal);
        var compared = Regex.Match(
            output, @"the red flags in (\d+) people, (\d+) weights and numbers, who is asked in (\d+) people, what comes first in (\d+) ");
        Assert.All(new[] { (1, 5_000), (2, 800), (3, 200), (4, 1_000) }, least => Assert.True(
            int.Parse(compared.Groups[least.Item1].Value, CultureInfo.InvariantCulture) > least.Item2, compared.Value));
        Assert.All(Shipped.Release.Certificate!.Properties, property =>
            Assert.Contains($"{property.Number,2}. {property.Outcome.ToString().ToUpperInvariant()}  {property.Claim}", output, StringComparison.Ordinal));
        Assert.Equal(Shipped.Folder.Certificate, File.ReadAllText(Path.Combine(content, Certificate.FileName)));
    }

    [Fact]
    public void Verify_can_leave_the_second_entries_out_for_content_of_others_but_then_certifies_nothing()
    {
        var content = SmallContent();

        var (_, output, _) = Gt("verify", content, "--proofs-only");
        var (exit, printed, errors) = Gt("verify", content, "--proofs-only", "--write");

        Assert.Contains("Not compared", output, StringComparison.Ordinal);
        Assert.DoesNotContain("ClinicalTables.cs", output, StringComparison.Ordinal);
        Assert.Equal((2, ""), (exit, printed));
        Assert.Contains("not certified", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_names_what_does_not_hold_with_a_person_and_certifies_nothing()
    {
        var content = SmallContent();
        var (exit, output, _) = Gt("verify", content, "--write");
        var (jsonExit, json, _) = Gt("verify", content, "--json");

        Assert.Equal((1, 1), (exit, jsonExit));
        Assert.Contains(" 6. FAILED", output, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^Does not hold: property .*What to do stands above\.", output);
        Assert.Contains("certificate.json is not written", output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(content, Certificate.FileName)));
        var property = Json(json).GetProperty("properties").EnumerateArray().Single(each => each.GetProperty("number").GetInt32() == 6);
        Assert.Equal("failed", property.GetProperty("outcome").GetString());
        Assert.NotEqual(0, property.GetProperty("faults").GetArrayLength());
        Assert.Contains(Json(json).GetProperty("secondEntries").GetProperty("faults").EnumerateArray(), fault =>
            fault.GetProperty("folder").GetString() == "src/GluteTriage.Guard" && fault.GetProperty("file").GetString() == "ClinicalTables.cs");
    }

    [Fact]
    public void Verify_names_a_vignette_that_comes_out_otherwise()
    {
        var content = SmallContent();
        var (_, output, _) = Gt("verify", content);
        var (_, json, _) = Gt("verify", content, "--json");

        Assert.Contains("content/vignettes/v.yaml: urgency is self-care, expected emergency.", output, StringComparison.Ordinal);
        Assert.Equal("v", Json(json).GetProperty("differing")[0].GetProperty("code").GetString());
    }

    [Fact]
    public void Compare_finds_a_lowered_urgency_and_fails_until_it_is_owned_up_to()
    {
        var content = Copy();
        Replace(content, "red-flags/bladder-bowel-control.yaml", "urgency: emergency", "urgency: same-day");

        var (exit, output, _) = Gt("compare", Shipped.ContentPath, content);
        // Who had this sign and a later one is now told later, too.
        var hash = Shipped.Release.Hash[..12];
        File.AppendAllText(
            Path.Combine(content, "CHANGELOG.md"),
            $"\nLowers urgency since {hash}: a test.\nTells an emergency later since {hash}: {string.Join(", ", Later(output).Select(one => one.Code))}.\n");
        var (owned, json, _) = Gt("compare", Shipped.ContentPath, content, "--json");

        Assert.Equal((1, 0), (exit, owned));
        Assert.Contains("LOWER  emergency -> same-day", output, StringComparison.Ordinal);
        Assert.Contains("bladder-bowel: ", output, StringComparison.Ordinal);
        Assert.Contains("CHANGELOG.md", output, StringComparison.Ordinal);
        Assert.True(Json(json).GetProperty("changes")[0].GetProperty("lower").GetBoolean());
    }

    [Fact]
    public void Compare_names_every_vignette_whose_emergency_is_told_later_and_fails_until_each_is_owned_up_to()
    {
        var content = Copy();
        MoveScreenToEnd(content, "toilet");
        MoveScreenToEnd(content, "now");

        var (exit, output, _) = Gt("compare", Shipped.ContentPath, content);
        var later = Later(output);
        var codes = later.Select(one => one.Code).ToList();
        var changes = Path.Combine(content, "CHANGELOG.md");
        var before = File.ReadAllText(changes);
        string Owned(IEnumerable<string> named) =>
            $"\nTells an emergency later since {Shipped.Release.Hash[..12]}: {string.Join(", ", named)}, a test.\n" + before;
        File.WriteAllText(changes, Owned(codes.Skip(1).Append(codes[0] + "-2")));
        var (allButOne, said, _) = Gt("compare", Shipped.ContentPath, content);
        File.WriteAllText(changes, Owned(codes));
        var (all, json, _) = Gt("compare", Shipped.ContentPath, content, "--json");

        Assert.Equal((1, 1, 0), (exit, allButOne, all));
        Assert.Contains("e12-saddle-numb-cannot-pee", codes);
        Assert.All(later, one => Assert.True(one.To > one.From, one.Code));
        Assert.Contains($"these vignettes by name: {codes[0]}.", said, StringComparison.Ordinal);
        Assert.Equal(codes.Count, Json(json).GetProperty("laterAlarms").GetArrayLength());
        Assert.True(Json(json).GetProperty("acknowledged").GetBoolean());
    }

    [Fact]
    public void Graph_draws_every_question_and_names_every_flag()
    {
        var (exit, output, errors) = Gt("graph", Shipped.ContentPath, "-o", At("interview.svg"));

        Assert.Equal((0, ""), (exit, errors));
        Assert.Contains("interview.svg", output, StringComparison.Ordinal);
        var picture = System.Xml.Linq.XDocument.Load(At("interview.svg")).ToString();
        Assert.All(Shipped.Content.Items, item => Assert.Contains(new System.Xml.Linq.XText(item.Label).ToString(), picture, StringComparison.Ordinal));
        Assert.All(Shipped.Content.RedFlags, flag => Assert.Contains(new System.Xml.Linq.XText(flag.Title).ToString(), picture, StringComparison.Ordinal));
    }

    [Fact]
    public void Compare_finds_nothing_between_a_folder_and_its_store()
    {
        Gt("compile", Shipped.ContentPath, "-o", At("content.db"));

        var (exit, output, errors) = Gt("compare", At("content.db"), Shipped.ContentPath);

        Assert.Equal((0, ""), (exit, errors));
        Assert.Contains("demand the same in all of them", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_tells_all_of_a_vignette()
    {
        var (exit, output, errors) = Gt("explain", "e12-saddle-numb-cannot-pee", "--content", Shipped.ContentPath);

        Assert.Equal((0, ""), (exit, errors));
        foreach (var part in new[] { "Urgency: emergency", "Red flags raised:", "because ", "Not excluded:", "Excluded:", "Causes", "Missing:" })
        {
            Assert.Contains(part, output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Explain_reads_a_file_of_answers_and_can_answer_in_json()
    {
        File.WriteAllText(At("answers.json"), """{ "answers": { "age": "35-49", "bladder-bowel": ["hard-to-start"] } }""");

        var (exit, output, _) = Gt("explain", At("answers.json"), "--content", Shipped.ContentPath, "--json");

        Assert.Equal(0, exit);
        Assert.Equal("emergency", Json(output).GetProperty("urgency").GetString());
        Assert.Equal("bladder-bowel", Json(output).GetProperty("redFlags")[0].GetProperty("because")[0].GetProperty("item").GetString());
    }

    [Theory]
    [InlineData("nobody", "neither a file nor the code of a vignette")]
    [InlineData("answers.json", "answers.age: '35' is not offered")]
    public void Explain_refuses_whom_it_does_not_know(string subject, string error)
    {
        File.WriteAllText(At("answers.json"), """{ "answers": { "age": "35" } }""");

        var (exit, output, errors) = Gt("explain", subject == "answers.json" ? At(subject) : subject, "--content", Shipped.ContentPath);

        Assert.Equal((2, ""), (exit, output));
        Assert.Contains(error, errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData()]
    [InlineData("explain")]
    [InlineData("compile", "--fast")]
    [InlineData("frobnicate")]
    [InlineData("compile", "/no/such/folder")]
    [InlineData("verify", "/no/such/folder")]
    [InlineData("compare", "/no/such/folder", "/no/such/folder")]
    [InlineData("explain", "x", "--content", "/no/such/folder")]
    public void Wrong_usage_is_exit_code_2(params string[] args) => Assert.Equal(2, Gt(args).Exit);

    [Fact]
    public void Help_is_fine() => Assert.Equal(0, Gt("--help").Exit);

    public void Dispose() => folder.Delete(recursive: true);

    internal static (int Exit, string Output, string Errors) Gt(params string[] args)
    {
        var (output, errors) = (Console.Out, Console.Error);
        using var written = new StringWriter();
        using var complained = new StringWriter();
        Console.SetOut(written);
        Console.SetError(complained);
        try
        {
            var exit = (int)Assembly.Load("gt").EntryPoint!.Invoke(null, [args])!;
            return (exit, written.ToString(), complained.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(errors);
        }
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    private string At(string name) => Path.Combine(folder.FullName, name);

    /// <summary>Content without a fault in which an answer matters to nobody, and a vignette comes out otherwise.</summary>
    private string SmallContent()
    {
        var content = At("small");
        Sample.Folder
            .Edited("vignettes/v.yaml", "urgency: self-care", "urgency: emergency")
            .WriteTo(content);
        return content;
    }

    private string FaultyContent()
    {
        var content = Copy();
        Replace(content, "items/age.yaml", "kind: one-of", "kind: one");
        return content;
    }

    private string Copy()
    {
        foreach (var file in Directory.EnumerateFiles(Shipped.ContentPath, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder.FullName, "content", Path.GetRelativePath(Shipped.ContentPath, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return At("content");
    }

    private static List<(string Code, int To, int From)> Later(string output) =>
    [
        .. Regex.Matches(output, @"LATER  vignette (\S+): told of its emergency after (\d+) pages instead of (\d+)").Select(match => (
            match.Groups[1].Value,
            int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture),
            int.Parse(match.Groups[3].Value, CultureInfo.InvariantCulture))),
    ];

    /// <summary>Cuts a screen, from its code to the next one's, and appends it.</summary>
    private static void MoveScreenToEnd(string content, string screen)
    {
        var file = Path.Combine(content, "screens.yaml");
        var text = File.ReadAllText(file);
        var part = Regex.Match(text, $@"(?ms)^- code: {screen}$.*?(?=^- code: )").Value;
        File.WriteAllText(file, text.Replace(part, "", StringComparison.Ordinal).TrimEnd() + "\n\n" + part);
    }

    private static void Replace(string content, string path, string old, string replacement)
    {
        var text = File.ReadAllText(Path.Combine(content, path));
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(content, path), text.Replace(old, replacement, StringComparison.Ordinal));
    }
}

/// <summary>Tests that take over the console.</summary>
[CollectionDefinition(nameof(ConsoleCollection), DisableParallelization = true)]
public sealed class ConsoleCollection;

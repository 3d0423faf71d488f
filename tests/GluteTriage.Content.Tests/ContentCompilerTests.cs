using GluteTriage.Content.Authoring;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Testing;

namespace GluteTriage.Content.Tests;

/// <summary>The compiler finds every fault at once, says where and what to do, and never breaks off.</summary>
public sealed class ContentCompilerTests
{
    [Fact]
    public void The_sample_has_no_fault() => Assert.Empty(ContentCompiler.Compile(Sample.Folder).Faults);

    [Fact]
    public void The_shipped_content_has_no_fault() =>
        Assert.True(ContentCompiler.Compile(Shipped.Folder).Faults is [], FaultReport.Of(ContentCompiler.Compile(Shipped.Folder).Faults));

    public static TheoryData<string, string, string, string> Faults => new()
    {
        { "Option does not exist", "red-flags/sudden-pain.yaml", "onset is sudden", "onset is suden" },
        { "Option does not exist", "definitions.yaml", "sudden, not-sure", "sudden, gone, not-sure" },
        { "Item does not exist", "red-flags/sudden-pain.yaml", "spread is foot", "spred is foot" },
        { "Picture does not exist", "items/onset.yaml", "ask: About onset?", "picture: no-such\nask: About onset?" },
        { "Item does not exist", "vignettes/v.yaml", "onset:", "onsett:" },
        { "Item does not exist", "questionnaire.yaml", "onset, spread", "onset, spread, cough" },
        { "Item does not exist", "questionnaire.yaml", "title: All,", "title: All, ask-when-not-for: [onse]," },
        {
            "Item does not exist", "ranking.yaml",
            "informative: { at-least: 0, items: [onset, spread] }",
            "informative: { at-least: 0, items: [onset, spraed] }"
        },
        { "Item is never asked", "questionnaire.yaml", "items: [onset, spread]", "items: [onset]" },
        { "Item has no evidence group", "ranking.yaml", "all: [onset, spread]", "all: [onset]" },
        { "Not a rule line", "red-flags/sudden-pain.yaml", "[new-pain,", "[new-pian," },
        { "Not a rule", "red-flags/sudden-pain.yaml", "onset is sudden", "- onset is sudden" },
        { "Not a rule", "red-flags/sudden-pain.yaml", "onset is sudden", "not: [onset is sudden]" },
        { "Empty list", "red-flags/sudden-pain.yaml", "all: [new-pain, spread is foot]", "all: []" },
        { "Empty list", "self-care.yaml", "- { code: move, title: Move, say: Keep moving., sources: [R1] }", "[]" },
        { "Empty list", "safety-netting/emergency-signs.yaml", "- { say: It spreads, sources: [R1] }", "[]" },
        { "Empty list", "warning-signs.yaml", "when: [\"It spreads.\", \"It came suddenly.\"]", "when: []" },
        { "Count cannot be met", "red-flags/sudden-pain.yaml", "all: [new-pain, spread is foot]", "at-least: 3\n      of: [new-pain, spread is foot]" },
        { "None in a red flag", "red-flags/sudden-pain.yaml", "onset is sudden", "none: [onset is gradual]" },
        { "None in a red flag", "urgencies.yaml", "spread is foot", "none: [spread is none]" },
        { "None in a red flag", "definitions.yaml", "any:", "any:\n    - none: [spread is foot]" },
        { "Line not allowed here", "red-flags/sudden-pain.yaml", "onset is sudden", "urgency below soon" },
        { "Line not allowed here", "items/onset.yaml", "benign: gradual", "ask-when: fewer than 3 informative answers" },
        { "Urgency does not exist", "items/spread.yaml", "body-map: spread", "body-map: spread\nask-when: urgency below sameday" },
        { "Not part of the definition", "red-flags/sudden-pain.yaml", "onset is sudden", "new-pain besides spread is foot" },
        { "Unknown key", "red-flags/sudden-pain.yaml", "tell-the-person:", "tell-a-person:" },
        { "Row names no red flag", "pages/about.md", "sources: [R1]\n---\n", "differs: []\nsources: [R1]\n---\n\n| Sign | We |\n|---|---|\n| Sore. | No. |\n" },
        { "Row names no red flag", "pages/about.md", "sources: [R1]\n---\n",
            "differs: [{ sign: Sore. }]\nsources: [R1]\n---\n\n| Sign | We |\n|---|---|\n| Sore. | No. |\n" },
        { "Row does not exist", "pages/about.md", "sources: [R1]\n---\n", "differs: [{ sign: Sore., flags: [sudden-pain] }]\nsources: [R1]\n---\n" },
        { "Red flag does not exist", "pages/about.md", "sources: [R1]\n---\n",
            "differs: [{ sign: Sore., flags: [sudden] }]\nsources: [R1]\n---\n\n| Sign | We |\n|---|---|\n| Sore. | No. |\n" },
        { "Unknown key", "items/onset.yaml", "say: Say sudden", "label: x, say: Say sudden" },
        { "Key is missing", "items/onset.yaml", "ask: About onset?\n", "" },
        { "Key is missing", "red-flags/sudden-pain.yaml", "what-to-say: A test.\n", "" },
        { "Key is missing", "items/onset.yaml", "options:", "choices:" },
        { "Key is missing", "items/onset.yaml", "code: \"sudden\", ", "" },
        { "Wrong shape", "items/onset.yaml", "ask: About onset?", "ask: [About onset?]" },
        { "Wrong shape", "items/onset.yaml", "options:\n", "options: none\nold:\n" },
        { "Wrong shape", "ranking.yaml", "cap: 100", "cap: 100\nlarger-of: onset" },
        { "Wrong shape", "ranking.yaml", "cap: 100", "cap: 100\nlarger-of: [[onset]]" },
        { "Text is empty", "causes/sciatica.yaml", "title: sciatica", "title:" },
        { "Not a code", "items/onset.yaml", "code: \"sudden\"", "code: \"Sudden\"" },
        { "Code differs from file name", "items/onset.yaml", "code: onset", "code: onsets" },
        { "Code stands twice", "items/onset.yaml", "code: \"gradual\"", "code: \"sudden\"" },
        { "Code stands twice", "questionnaire.yaml", "items: [onset, spread]", "items: [onset, spread, onset]" },
        { "Code stands twice", "items/onset.yaml", "code: onset", "code: spread" },
        { "Code differs from file name", "causes/sciatica.yaml", "code: sciatica", "code: gluteal-knot" },
        { "Code stands twice", "causes/sciatica.yaml", "evidence:", "evidence:\n  - { when: spread is foot, points: 1, sources: [R1] }" },
        { "Code stands twice", "glossary.yaml", "- ", "- { term: ligament, plain: x, say: X. }\n- " },
        { "Code stands twice", "self-care.yaml", "- ", "- { code: move, title: X, say: X., sources: [R1] }\n- " },
        {
            "Code stands twice", "definitions.yaml",
            "- code: new-pain", "- { code: new-pain, says: X., any: [onset is sudden], sources: [R1] }\n- code: new-pain"
        },
        {
            "Code stands twice", "urgencies.yaml",
            "  - code: foot", "  - { code: foot, urgency: soon, when: spread is foot, says: X., sources: [R1] }\n  - code: foot"
        },
        {
            "Code stands twice", "questionnaire.yaml",
            "  - { code: foot,", "  - { code: foot, label: foot, sides: both, neighbours: [thigh] }\n  - { code: foot,"
        },
        { "Code stands twice", "questionnaire.yaml", "  - { code: all,", "  - { code: all, title: All, items: [spread] }\n  - { code: all," },
        { "Code stands twice", "pictures/body-map.yaml", "- ", "- { code: back, text: A back., author: Us, licence: MIT }\n- " },
        { "Code stands twice", "sources.yaml", "- ", "- { code: R1, cite: X, read: all }\n- " },
        { "No way to be unsure", "items/onset.yaml", "\"not-sure\"", "\"unsure\"" },
        { "Source does not exist", "causes/sciatica.yaml", "sources: [R1]", "sources: [R11]" },
        { "No source", "causes/sciatica.yaml", "sources: [R1]", "sources: []" },
        { "Not a number", "causes/sciatica.yaml", "points: \"6\"", "points: six" },
        { "Not a number", "causes/sciatica.yaml", "points: \"6\"", "points: \"1,5\"" },
        { "Not a date", "causes/sciatica.yaml", "2027-01-01", "1 January" },
        { "Value is not offered", "causes/sciatica.yaml", "urgency: self-care", "urgency: selfcare" },
        { "Points out of range", "causes/sciatica.yaml", "points: \"6\"", "points: 0" },
        { "Points out of range", "causes/sciatica.yaml", "points: \"6\"", "points: 2.55" },
        { "Points out of range", "causes/sciatica.yaml", "points: \"6\"", "points: 31" },
        { "Evidence is one answer", "causes/sciatica.yaml", "when: spread is foot", "when: \"spread is any of foot, thigh\"" },
        { "Family does not exist", "causes/gluteal-knot.yaml", "family: knot", "family: knots" },
        { "Family is empty", "causes/gluteal-knot.yaml", "family: knot", "" },
        { "Warning area does not exist", "red-flags/sudden-pain.yaml", "area: test", "area: tests" },
        { "Tiers out of order", "red-flags/sudden-pain.yaml", "urgency: soon", "urgency: emergency" },
        { "Tier demands nothing", "red-flags/sudden-pain.yaml", "urgency: soon", "urgency: self-care" },
        { "Urgency is missing", "urgencies.yaml", "code: soon", "code: routine" },
        { "Region token does not exist", "causes/sciatica.yaml", "say: A test.", "say: \"See your {docter}.\"" },
        { "Region token does not exist", "pages/about.md", "Hello.", "See your {docter}." },
        { "Region has no word", "regions/uk.yaml", "doctor: GP, ", "" },
        { "Line is not checked", "regions/uk.yaml", "Samaritans on 116 123, checked: none", "Samaritans on 116 123, checked: 2026-11-29" },
        { "Line is not checked", "regions/uk.yaml", "Samaritans on 116 123, checked: none", "Samaritans on 116 123, checked: \"yesterday, samaritans.org\"" },
        {
            "Line is not checked", "regions/uk.yaml", "name: Samaritans on 116 123, checked: none",
            "name: Samaritans on 116 123, checked: none, also: [{ name: Lifeline, checked: \"2026-13-01, its page\" }]"
        },
        { "Words and tiers differ", "warning-signs.yaml", "\"It spreads.\", ", "" },
        { "Red flag does not exist", "warning-signs.yaml", "flag: sudden-pain", "flag: sudden-pains" },
        { "Red flag is told nowhere", "warning-signs.yaml", "flag: sudden-pain", "flag: sudden-pains" },
        { "No fallback region", "regions/anywhere.yaml", "fallback: true\n", "" },
        { "No fallback region", "regions/anywhere.yaml", "fallback: true", "fallback: false" },
        { "Region is no country", "regions/anywhere.yaml", "fallback: true", "fallback: false" },
        { "Two fallback regions", "regions/uk.yaml", "order: 1", "order: 1\nfallback: true" },
        { "Region order stands twice", "regions/uk.yaml", "order: 1", "order: 99" },
        { "Value is not offered", "regions/uk.yaml", "order: 1", "order: 1\nfallback: yes" },
        { "Place does not exist", "questionnaire.yaml", "neighbours: [thigh]", "neighbours: [knee]" },
        {
            "Place does not exist", "items/onset.yaml", "benign: gradual",
            "ask-again: { when: both sides marked among fot, counts-as: answered, tell-the-person: X. }"
        },
        { "Rule looks ahead", "items/onset.yaml", "benign: gradual", "ask-when: spread is foot" },
        { "Page names what is not there", "pages/about.md", "Hello.", "![](nobody)" },
        { "Page names what is not there", "pages/about.md", "Hello.", "{fact:S77}" },
        { "Page names what is not there", "pages/about.md", "Hello.", "Hello. [R99]" },
        { "Picture does not exist", "pages/about.md", "lead: What this is.", "lead: What this is.\npicture: nobody" },
        { "Source is not in the head", "pages/about.md", "Hello.", "Hello. [judgement]" },
        {
            "Sentence is too long", "pages/about.md", "Hello.",
            "One two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four five six."
        },
        {
            "Sentence is too long", "red-flags/sudden-pain.yaml", "what-to-say: A test.",
            "what-to-say: One two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four five six."
        },
        { "Words nobody should read", "pages/about.md", "Hello.", "Hello!" },
        { "Words nobody should read", "items/onset.yaml", "say: Say sudden", "say: None of the above" },
        {
            "Text is hard to read", "pages/about.md", "lead: What this is.",
            "lead: Interdisciplinary musculoskeletal rehabilitation necessitates individualised considerations."
        },
        { "Text is hard to read", "pages/about.md", "Hello.", "Interdisciplinary musculoskeletal rehabilitation necessitates individualised considerations." },
        { "Link to nowhere", "pages/about.md", "Hello.", "[Hello](/read/nobody)" },
        { "Number without a source", "pages/about.md", "Hello.", "About 9 in 10." },
        { "Medical term without its plain word", "causes/sciatica.yaml", "title: sciatica", "title: ligament" },
        { "Key is missing", "pages/about.md", "reviewed: 2026-01-01\n", "" },
        { "Key is missing", "pictures/body-map.yaml", "text: A back., ", "" },
        { "Control has no test", "hazards/fall.yaml", "tests: [A.B]", "tests: []" },
        { "Number out of range", "hazards/fall.yaml", "severity: 5", "severity: 6" },
        { "Words are lost", "pages/about.md", "Hello.", "<u>Hello.</u>" },
        { "Markup in a plain text", "self-care.yaml", "Keep moving.", "\"Keep **moving**.\"" },
        { "Character nobody can read", "self-care.yaml", "Keep", "\u202eKeep" },
        { "Text is cut off", "self-care.yaml", "title: Move", "title: Move # on\n   " },
        { "Text is not written", "self-care.yaml", "Keep moving.", "TODO" },
        { "Brace is left", "self-care.yaml", "Keep moving.", "\"Keep moving}.\"" },
        { "Dates cannot be", "pages/about.md", "reviewed: 2026-01-01", "reviewed: 2036-01-01" },
        { "Not a telephone number", "regions/uk.yaml", "number: \"999\"", "number: \"99O\"" },
        { "Other number than shown", "regions/uk.yaml", "number: \"999\"", "number: \"998\"" },
        { "Page has no head", "pages/about.md", "---\ntitle", "title" },
        { "Picture does not exist", "pictures/body-map.yaml", "code: back", "code: front" },
        { "Picture is not safe", "pictures/back.svg", "<path", "<script/><path" },
        { "Reply is refused", "vignettes/v.yaml", "onset: gradual", "onset: [sudden, gradual]" },
        { "Reply is refused", "vignettes/v.yaml", "spread: [thigh]", "spread: []" },
        { "Expected code does not exist", "vignettes/v.yaml", "first-family: knot", "first-family: knots" },
        { "Expected code does not exist", "vignettes/v.yaml", "first-family: knot", "red-flags: [sudden-pains]" },
        { "Not readable as YAML", "items/onset.yaml", "ask: About onset?", "ask: About: onset?" },
    };

    [Theory, MemberData(nameof(Faults))]
    public void A_fault_is_found_by_its_check_and_stops_the_release(string check, string path, string old, string replacement)
    {
        var (release, faults) = ContentCompiler.Compile(Sample.Folder.Edited(path, old, replacement));

        Assert.Null(release);
        Assert.True(faults.Any(fault => fault.Check == check), FaultReport.Of(faults));
    }

    [Fact]
    public void Every_fault_names_a_line_of_its_file_or_the_whole_file()
    {
        foreach (var row in Faults)
        {
            var (_, path, old, replacement) = row.Data;
            var folder = Sample.Folder.Edited(path, old, replacement);
            Assert.All(ContentCompiler.Compile(folder).Faults, fault =>
            {
                Assert.NotEmpty(fault.Problem);
                Assert.NotEmpty(fault.Remedy);
                if (fault.Line > 0)
                {
                    Assert.True(fault.Line <= folder.Find(fault.File)!.Text.Split('\n').Length, fault.ToString());
                }
                else
                {
                    Assert.NotEmpty(fault.File);
                }
            });
        }
    }

    [Fact]
    public void What_is_told_of_the_person_is_told_by_one_item()
    {
        var one = Sample.Folder.Edited("items/onset.yaml", "kind: one-of", "kind: one-of\ntells: age");
        var two = one.Edited("items/spread.yaml", "kind: some-of", "kind: some-of\ntells: age");

        Assert.Equal("onset", ContentCompiler.Compile(one).Release!.Clinical.About(PersonFact.Age)!.Code.Value);
        var fault = Assert.Single(ContentCompiler.Compile(two).Faults);
        Assert.Equal("Told by two items", fault.Check);
        Assert.Contains("'onset' and 'spread'", fault.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_of_all_files_are_reported_at_once_by_file_and_line()
    {
        var folder = Sample.Folder;
        folder = folder.Edited("red-flags/sudden-pain.yaml", "onset is sudden", "onset is suden");
        folder = folder.Edited("red-flags/sudden-pain.yaml", "reference: [T]", "refrence: [T]");
        folder = folder.Edited("items/onset.yaml", "kind: one-of", "kind: one");
        folder = folder.Edited("vignettes/v.yaml", "urgency: self-care", "urgency: fine");
        folder = folder.Without("glossary.yaml");

        var faults = ContentCompiler.Compile(folder).Faults;

        Assert.Equal(
            ["glossary.yaml", "items/onset.yaml", "red-flags/sudden-pain.yaml", "red-flags/sudden-pain.yaml", "red-flags/sudden-pain.yaml", "vignettes/v.yaml"],
            faults.Select(fault => fault.File));
        Assert.Equal(faults.OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line), faults);
        Assert.Contains("6 faults. The content was not compiled", FaultReport.Of(faults), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("release.yaml")]
    [InlineData("sources.yaml")]
    [InlineData("definitions.yaml")]
    [InlineData("questionnaire.yaml")]
    [InlineData("urgencies.yaml")]
    [InlineData("ranking.yaml")]
    [InlineData("search.yaml")]
    [InlineData("self-care.yaml")]
    [InlineData("facts.yaml")]
    [InlineData("glossary.yaml")]
    [InlineData("safety-netting/emergency-signs.yaml")]
    [InlineData("safety-netting/same-day-signs.yaml")]
    public void A_missing_file_is_a_fault(string path) =>
        Assert.Contains(Sample.Without(path), fault => fault.File == path && fault.Check == "File is missing" && fault.Line == 0);

    [Fact]
    public void What_an_author_reads_of_a_fault_is_the_approved_text()
    {
        (string Path, string Old, string New)[] faults =
        [
            ("red-flags/sudden-pain.yaml", "onset is sudden", "onset is suden"),
            ("red-flags/sudden-pain.yaml", "spread is foot", "spred is foot"),
            ("red-flags/sudden-pain.yaml", "[new-pain,", "[new-pian,"),
            ("red-flags/sudden-pain.yaml", "onset is sudden", "none: [onset is gradual]"),
            ("red-flags/sudden-pain.yaml", "tell-the-person:", "tell-a-person:"),
            ("red-flags/sudden-pain.yaml", "urgency: soon", "urgency: emergency"),
            ("items/onset.yaml", "ask: About onset?\n", ""),
            ("items/onset.yaml", "ask: About onset?", "ask: About: onset?"),
            ("items/onset.yaml", "\"not-sure\"", "\"unsure\""),
            ("items/onset.yaml", "kind: one-of", "kind: &k one-of"),
            ("causes/sciatica.yaml", "sources: [R1]", "sources: [R11]"),
            ("causes/sciatica.yaml", "points: \"6\"", "points: 0"),
            ("causes/sciatica.yaml", "say: A test.", "say: \"See your {docter}.\""),
            ("vignettes/v.yaml", "onset: gradual", "onset: [sudden, gradual]"),
            ("vignettes/v.yaml", "first-family: knot", "first-family: knots"),
            ("questionnaire.yaml", "items: [onset, spread]", "items: [onset]"),
            ("pictures/back.svg", "<path", "<path onclick=\"x()\""),
        ];

        Approved.Verify("GluteTriage.Content.Tests", "fault-messages", string.Join("\n",
            faults.Select(fault => FaultReport.Of(Sample.Broken(fault.Path, fault.Old, fault.New)))));
    }

    [Fact]
    public void Besides_takes_answers_out_of_a_definition()
    {
        var folder = Sample.Folder.Edited("red-flags/sudden-pain.yaml", "onset is sudden", "new-pain besides onset is not-sure");

        var flag = ContentCompiler.Compile(folder).Release!.Clinical.RedFlags.Single();

        Assert.Equal(["sudden"], flag.Tiers[1].When.Tests().Single().Options.Select(option => option.Value));
    }

    [Fact]
    public void A_part_of_a_section_holds_for_every_item_of_it()
    {
        var folder = Sample.Folder.Edited(
            "questionnaire.yaml", "  - { code: all, title: All, items: [onset, spread] }",
            "  - { code: a, title: A, items: [onset] }\n  - { code: b, title: B, ask-when: onset is sudden, items: [spread] }");

        var content = ContentCompiler.Compile(folder).Release!.Clinical;

        Assert.Equal("onset", content[new Engine.Questionnaire.ItemCode("spread")].AskWhen!.Tests().Single().Item.Value);
        Assert.Equal(2, content.PartOf(new("spread")));
    }

    [Fact]
    public void A_mistake_of_the_compiler_is_a_fault_of_the_file_it_was_reading()
    {
        var (release, faults) = ContentCompiler.Compile(Sample.Folder, draft =>
        {
            draft.Map("regions/uk.yaml");
            throw new OverflowException("Too large.");
        });

        Assert.Null(release);
        var fault = Assert.Single(faults);
        Assert.Equal(("Compiler broke off", "regions/uk.yaml"), (fault.Check, fault.File));
        Assert.Contains("Too large.", fault.Problem, StringComparison.Ordinal);
        Assert.Contains("report it", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void The_faults_found_before_a_mistake_of_the_compiler_are_told_with_it()
    {
        var (_, faults) = ContentCompiler.Compile(Sample.Folder.Edited("regions/uk.yaml", "GP", "\"{Doctor}\""), draft =>
        {
            draft.Map("regions/uk.yaml");
            throw new InvalidOperationException();
        });

        Assert.Equal(["Brace is left", "Compiler broke off"], faults.Select(fault => fault.Check).Order(StringComparer.Ordinal));
    }

    /// <summary>Whatever an author does to a line, the answer is a list of faults or a release, never a crash.</summary>
    [Fact]
    public void No_damage_to_a_file_makes_the_compiler_break_off()
    {
        const int shares = 12;
        var broken = new List<string>();
        foreach (var path in Sample.Paths)
        {
            var lines = Sample.Folder.Find(path)!.Text.Split('\n');
            for (var line = 0; line < lines.Length; line++)
            {
                string[] changed =
                [
                    "", "  " + lines[line], lines[line] + "\n" + lines[line], lines[line].Trim(), lines[line].Replace(": ", ": [", StringComparison.Ordinal),
                    lines[line].Split(':')[0] + ":", lines[line].Split(':')[0] + ": []", lines[line].Split(':')[0] + ": {}",
                    lines[line].Split(':')[0] + ": 99999999999999999999999999", lines[line].Split(':')[0] + ": [\"\"]",
                    "- " + lines[line], lines[line].Replace("code: ", "c: ", StringComparison.Ordinal), lines[line].Replace('[', '{'),
                ];
                foreach (var change in changed.Where((_, index) => Sampling.IsLongRun || (index + line) % shares == Sampling.Seed % shares))
                {
                    var text = string.Join("\n", lines.Select((old, index) => index == line ? change : old));
                    try
                    {
                        if (ContentCompiler.Compile(Sample.Folder.With(new ContentFile(path, text))) is (null, []))
                        {
                            broken.Add($"{path} line {line + 1}: '{change}': no release and no fault");
                        }
                    }
                    catch (Exception crash) when (crash is not OutOfMemoryException)
                    {
                        var where = crash.StackTrace?.Split('\n').FirstOrDefault(at => at.Contains("GluteTriage", StringComparison.Ordinal));
                        broken.Add($"{path} line {line + 1}: '{change}': {crash.GetType().Name} {where}");
                    }
                }
            }
        }

        Assert.True(broken.Count == 0, string.Join("\n", broken.Take(60)));
    }
}

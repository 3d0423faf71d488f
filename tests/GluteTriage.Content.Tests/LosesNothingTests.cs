using System.Text;
using GluteTriage.Content.Authoring;
using GluteTriage.Testing;

namespace GluteTriage.Content.Tests;

/// <summary>The compiler never leaves out, cuts or changes in silence what an author wrote.</summary>
public sealed class LosesNothingTests : IDisposable
{
    private const string OldEmergency = "{ number: \"999\", name: \"999\", checked: none }";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("content-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("red-flags/new-flag.yml", "red-flags/new-flag.yaml")]
    [InlineData("red-flags/new-flag.YAML", "red-flags/new-flag.yaml")]
    [InlineData("red-flags/new-flag.yaml.txt", "red-flags/new-flag.yaml")]
    [InlineData("red-flags/new-flag.md", "red-flags/new-flag.yaml")]
    [InlineData("red-flags/new-flag", "red-flags/new-flag.yaml")]
    [InlineData("red-flags/new-flag.yaml~", "red-flags/new-flag.yaml")]
    [InlineData("Red-Flags/new-flag.yaml", "red-flags/new-flag.yaml")]
    [InlineData("pages/new.markdown", "pages/new.md")]
    [InlineData("pages/causes/new.MD", "pages/causes/new.md")]
    [InlineData("pages/new.yaml", "pages/new.md")]
    [InlineData("Self-care.yaml", "self-care.yaml")]
    [InlineData("screens.yml", "screens.yaml")]
    [InlineData("warning-signs.yml", "warning-signs.yaml")]
    [InlineData("Warning-signs.yaml", "warning-signs.yaml")]
    [InlineData("compare.yml", "compare.yaml")]
    [InlineData("pictures/new.SVG", "pictures/new.svg")]
    public void A_file_that_no_reader_picks_up_is_a_fault_that_says_how_to_name_it(string path, string meant)
    {
        var fault = Assert.Single(Sample.With(path, "code: new-flag\n"), fault => fault.Check == "File is not read");

        Assert.Equal(path, fault.File);
        Assert.Contains($"Rename it to {meant}", fault.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("notes.txt")]
    [InlineData("new-flags/new-flag.yaml")]
    [InlineData("safety-netting/routine-signs.yaml")]
    [InlineData("pictures/photo.png")]
    [InlineData("pictures/README.md")]
    [InlineData("#release.yaml#")]
    public void A_file_in_no_known_place_is_a_fault(string path) =>
        Assert.Contains(Sample.With(path, "code: x\n"), fault => fault.Check == "File is not read" && fault.File == path);

    [Fact]
    public void A_drawing_that_no_list_names_is_a_fault_that_says_where_to_name_it()
    {
        var drawing = Sample.Folder.Find("pictures/back.svg")!.Text;

        var fault = Assert.Single(Sample.With("pictures/waiting.svg", drawing));

        Assert.Equal(("pictures/waiting.svg", "File is not read"), (fault.File, fault.Check));
        Assert.Contains("list in pictures/", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_shipped_file_saved_under_another_ending_is_a_fault_that_names_its_own()
    {
        foreach (var path in Shipped.Folder.Files.Select(file => file.Path).Where(path => !path.StartsWith("pictures/", StringComparison.Ordinal)))
        {
            Assert.Equal(path, FileNames.Meant(path + ".txt"));
            Assert.Equal(path, FileNames.Meant(path.ToUpperInvariant()));
        }
    }

    [Theory]
    [InlineData("pages/causes-old/new.md")]
    [InlineData("pages/causes.md")]
    public void A_page_whose_path_only_begins_like_that_of_causes_is_a_page(string path)
    {
        var page = Sample.Folder.Find("pages/about.md")!.Text.Replace("title: About", "title: Other", StringComparison.Ordinal);
        var release = ContentCompiler.Compile(Sample.Folder.With(new ContentFile(path, page))).Release;

        Assert.Equal(2, release!.Pages.Length);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("CHANGELOG.md")]
    [InlineData("certificate.json")]
    [InlineData("translations/fr/items/age.yaml")]
    [InlineData("items/.onset.yaml.swp")]
    public void What_is_no_part_of_a_release_is_no_fault(string path)
    {
        Write(Sample.Folder);
        Write(path, "{}"u8);

        Assert.DoesNotContain(Compiled, fault => fault.Check == "File is not read");
    }

    [Theory]
    [InlineData("regions/uk.yaml", "doctor: GP", "doctor: GP, docter: GP")]
    [InlineData("lint.yaml", "allowed: 0", "allowed: 0, alowed: 3")]
    public void A_key_no_reader_asks_for_is_a_fault_in_every_kind_of_file(string path, string old, string written)
    {
        var files = Sample.Folder.With(new ContentFile("lint.yaml", "- { check: Medical term without its plain word, allowed: 0 }\n"));

        Assert.Contains(ContentCompiler.Compile(files.Edited(path, old, written)).Faults, fault => fault.Check == "Unknown key" && fault.File == path);
    }

    [Fact]
    public void An_allowance_for_a_check_that_has_none_is_a_fault() => Assert.Contains(
        Sample.With("lint.yaml", "- { check: Sentence is too long, allowed: 3 }\n"), fault => fault.Check == "Value is not offered");

    [Fact]
    public void A_file_in_the_encoding_of_Windows_is_a_fault_at_its_line()
    {
        Write(Sample.Folder);
        Write("self-care.yaml", [.. "- { code: move, title: Move,\n    say: Don"u8, 0x92, .. "t stop., sources: [R1] }\n"u8]);

        Assert.Contains(Compiled, fault => fault is { Check: "Character nobody can read", File: "self-care.yaml", Line: 2 });
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    public void A_mark_of_byte_order_before_a_file_is_no_fault(string encoding)
    {
        Write(Sample.Folder);
        var writing = Encoding.GetEncoding(encoding);
        foreach (var path in new[] { "self-care.yaml", "pages/about.md", "pictures/back.svg" })
        {
            Write(path, [.. writing.GetPreamble(), .. writing.GetBytes(Sample.Folder.Find(path)!.Text)]);
        }

        Assert.Empty(Compiled);
    }

    public static TheoryData<string> Unreadable =>
        ["\u0007", "\u0000", "\u001b", "\u007f", "\u0085", "\u200b", "\u200d", "\u200e", "\u202e", "\u2066", "\u2069", "\u2028", "\u2029", "\u00ad",
            "\ufeff", "\ufffd", "\ue000", "\ufff9", "\U000e0041", "\f", "\u00e2\u20ac\u2122", "\u00c3\u00a9", "\u00c2\u00a0",
            "\u00e2\u2030\u00a5", "\u00c3\u2014", "\u00c3\u2030", "\u00ce\u00bc", "\u00c5\u201c", "\u00c4\u0178", "\u00ef\u00bb\u00bf", "\u201a\u00c4\u00f4",
            "\u034f", "\u115f", "\u180b", "\u2800", "\u3164", "\ufe0f", "\uffa0", "\U000e0100"];

    [Theory, MemberData(nameof(Unreadable))]
    public void A_character_nobody_can_read_is_a_fault_at_its_line_in_every_kind_of_file(string unreadable)
    {
        (string, string)[] places =
            [("self-care.yaml", "Keep"), ("pages/about.md", "Hello"), ("pictures/back.svg", "<path"), ("regions/uk.yaml", "Samaritans")];
        foreach (var (path, old) in places)
        {
            var files = Sample.Folder.Edited(path, old, unreadable + old);
            var line = files.Find(path)!.Text.Split(old)[0].Count(character => character == '\n') + 1;

            Assert.Contains(ContentCompiler.Compile(files).Faults,
                fault => fault.Check == "Character nobody can read" && fault.File == path && fault.Line == line);
        }
    }

    [Theory, MemberData(nameof(Unreadable))]
    public void A_character_nobody_can_read_is_found_on_disk_too(string unreadable)
    {
        Write(Sample.Folder);
        Write("self-care.yaml", Encoding.UTF8.GetBytes(Sample.Folder.Edited("self-care.yaml", "Keep", "Keep" + unreadable).Find("self-care.yaml")!.Text));

        Assert.Contains(Compiled, fault => fault is { Check: "Character nobody can read", File: "self-care.yaml", Line: 1 });
    }

    [Theory]
    [InlineData("self-care.yaml", "say: Keep moving.", "say: \"Keep \\u202Emoving.\"")]
    [InlineData("self-care.yaml", "say: Keep moving.", "say: \"Keep \\amoving.\"")]
    [InlineData("pages/about.md", "Hello.", "Hel&#8238;lo.")]
    [InlineData("pages/about.md", "Hello.", "Hel&shy;lo.")]
    public void A_character_nobody_can_read_is_found_where_it_is_spelled_out(string path, string old, string written) =>
        Assert.Contains(Sample.Broken(path, old, written), fault => fault.Check == "Character nobody can read" && fault.File == path);

    [Theory]
    [InlineData("red-flags/sudden-pain.yaml", "tell-the-person: A test.", "tell-the-person: Ask for the on-call team #1 and do not wait.")]
    [InlineData("items/onset.yaml", "ask: About onset?", "ask: About onset? # in weeks")]
    [InlineData("hazards/fall.yaml", "effect: A test.", "effect: A test. #2")]
    [InlineData("pages/about.md", "lead: What this is.", "lead: What this is. # And more.")]
    [InlineData("red-flags/sudden-pain.yaml", "reference: [T]", "reference:\n  - T # and more")]
    [InlineData("red-flags/sudden-pain.yaml", "reference: [T]", "reference:\n  - T\n    # and more")]
    [InlineData("red-flags/sudden-pain.yaml", "reference: [T]", "reference: [\n  T\n  # and more\n  ]")]
    [InlineData("red-flags/sudden-pain.yaml", "tell-the-person: A test.", "tell-the-person: Ask for the team\n  #1 and do not wait.")]
    [InlineData("red-flags/sudden-pain.yaml", "tell-the-person: A test.", "tell-the-person: Ask for the team\n\n    # 1 and do not wait.")]
    [InlineData("red-flags/sudden-pain.yaml", "tell-the-person: A test.", "tell-the-person: \"Ask.\"\n  # Do not wait.")]
    [InlineData("red-flags/sudden-pain.yaml", "tell-the-person: A test.", "tell-the-person: > # Do not wait\n  Ask.")]
    [InlineData("red-flags/sudden-pain.yaml", "tell-the-person: A test.", "tell-the-person: |- # Do not wait\n  Ask.")]
    [InlineData("red-flags/sudden-pain.yaml", "tell-the-person: A test.", "tell-the-person: # Do not wait\n  Ask.")]
    [InlineData("red-flags/sudden-pain.yaml", "tell-the-person: A test.", "tell-the-person:\n  # Do not wait\n  Ask.")]
    [InlineData("red-flags/sudden-pain.yaml", "tell-the-person: A test.", "tell-the-person: >-\n    Ask.\n  # Do not wait.")]
    [InlineData("pages/about.md", "lead: What this is.", "lead: What this is.\n  # And more.")]
    public void A_text_cut_at_a_comment_is_a_fault(string path, string old, string written) =>
        Assert.Contains(Sample.Broken(path, old, written), fault => fault.Check == "Text is cut off" && fault.File == path);

    [Theory]
    [InlineData("tell-the-person: \"Ask for team #1.\"")]
    [InlineData("tell-the-person: \"Ask.\" # a note")]
    [InlineData("# a note\ntell-the-person: Ask.")]
    [InlineData("tell-the-person: Ask.\n# a note on what follows\n\n# and another")]
    [InlineData("tell-the-person: >-\n  Ask.\n# a note on what follows")]
    [InlineData("tell-the-person: |\n  Ask.\n  #1 is still text.")]
    [InlineData("tell-the-person: >\n  Ask for team #1.\n  Now. # still text")]
    [InlineData("tell-the-person: Ask for team#1.")]
    public void A_comment_that_cuts_nothing_is_no_fault(string written) =>
        Assert.Empty(Sample.Broken("red-flags/sudden-pain.yaml", "tell-the-person: A test.", written));

    [Theory]
    [InlineData("self-care.yaml", "say: Keep moving.", "say: \"See {Doctor}.\"", "Region token does not exist")]
    [InlineData("self-care.yaml", "say: Keep moving.", "say: \"See {the doctor}.\"", "Region token does not exist")]
    [InlineData("self-care.yaml", "say: Keep moving.", "say: \"See {{doctor}}.\"", "Brace is left")]
    [InlineData("self-care.yaml", "say: Keep moving.", "say: \"See {doctor.\"", "Brace is left")]
    [InlineData("self-care.yaml", "say: Keep moving.", "say: \"See doctor}.\"", "Brace is left")]
    [InlineData("self-care.yaml", "say: Keep moving.", "say: \"See {}.\"", "Brace is left")]
    [InlineData("pages/about.md", "Hello.", "See {Doctor}.", "Region token does not exist")]
    [InlineData("pages/about.md", "Hello.", "See { doctor }.", "Region token does not exist")]
    [InlineData("pages/about.md", "Hello.", "See {doctor.", "Brace is left")]
    [InlineData("pages/about.md", "Hello.", "See &#123;doc}.", "Region token does not exist")]
    [InlineData("pages/about.md", "Hello.", "It says {fact:S1} so.", "Region token does not exist")]
    [InlineData("pages/about.md", "lead: What this is.", "lead: \"What {Doctor} is.\"", "Region token does not exist")]
    [InlineData("regions/uk.yaml", "doctor: GP", "doctor: \"{midwife}\"", "Brace is left")]
    [InlineData("regions/uk.yaml", "name: NHS 111", "name: \"{crisis} 111\"", "Brace is left")]
    public void A_brace_a_person_would_read_is_a_fault(string path, string old, string written, string check) =>
        Assert.Contains(Sample.Broken(path, old, written), fault => fault.Check == check && fault.File == path);

    [Theory]
    [InlineData("null")]
    [InlineData("NULL")]
    [InlineData("\"~\"")]
    [InlineData("TODO")]
    [InlineData("tbd")]
    [InlineData("n/a")]
    [InlineData("\"...\"")]
    [InlineData("\"TODO: say it plainly.\"")]
    [InlineData("Keep moving (TBD).")]
    [InlineData("Lorem ipsum dolor.")]
    public void A_text_that_stands_for_one_not_written_is_a_fault(string written)
    {
        Assert.Contains(Sample.Broken("self-care.yaml", "Keep moving.", written), fault => fault.Check == "Text is not written");
        Assert.Contains(Sample.Broken("red-flags/sudden-pain.yaml", "what-to-say: A test.", $"what-to-say: {written}"),
            fault => fault.Check == "Text is not written");
        Assert.Contains(Sample.Broken("hazards/fall.yaml", "[A step.]", $"[{written}]"), fault => fault.Check == "Text is not written");
    }

    [Theory]
    [InlineData("TODO")]
    [InlineData("Hello. TODO: more.")]
    [InlineData("TBD")]
    public void A_page_that_is_not_written_is_a_fault(string body) => Assert.Contains(
        Sample.Broken("pages/about.md", "Hello.", body), fault => fault is { Check: "Text is not written", Line: 11 });

    [Theory]
    [InlineData("pages/about.md", "order: 1", "order: 99999999999")]
    [InlineData("pages/about.md", "order: 1", "order: -1")]
    [InlineData("pages/about.md", "order: 1", "order: 10.7")]
    [InlineData("regions/uk.yaml", "order: 1", "order: 1.5")]
    [InlineData("hazards/fall.yaml", "likelihood: 2", "likelihood: 3.7")]
    [InlineData("hazards/fall.yaml", "severity: 5", "severity: 6")]
    [InlineData("hazards/fall.yaml", "severity: 5", "severity: 0")]
    [InlineData("questionnaire.yaml", "from-middle: 1", "from-middle: 1.5")]
    [InlineData("questionnaire.yaml", "down: 2", "down: 85")]
    [InlineData("ranking.yaml", "at-least: 0", "at-least: 0.5")]
    [InlineData("ranking.yaml", "cap: 100", "cap: 79228162514264337593543950335")]
    [InlineData("ranking.yaml", "shrink: 1", "shrink: 2")]
    [InlineData("ranking.yaml", "fits-best-share: 60", "fits-best-share: 101")]
    [InlineData("causes/sciatica.yaml", "points: 12", "points: 99999999999")]
    public void A_number_out_of_its_range_or_not_whole_is_a_fault(string path, string old, string written) =>
        Assert.Contains(Sample.Broken(path, old, written), fault => fault.Check == "Number out of range" && fault.File == path && fault.Line > 0);

    [Theory]
    [InlineData("pages/about.md", "reviewed: 2026-01-01", "reviewed: 2036-11-24", "Dates cannot be")]
    [InlineData("pages/about.md", "next-review: 2027-01-01", "next-review: 2025-12-31", "Dates cannot be")]
    [InlineData("pages/causes/sciatica.md", "next-review: 2027-01-01", "next-review: 2026-01-01", "Dates cannot be")]
    [InlineData("pages/causes/sciatica.md", "reviewed: 2026-01-01", "reviewed: 2026-01-02", "Dates cannot be")]
    [InlineData("regions/uk.yaml", "checked: none", "checked: \"2036-01-01, samaritans.org\"", "Dates cannot be")]
    [InlineData("regions/uk.yaml", "checked: none", "checked: \"2026-02-30, samaritans.org\"", "Line is not checked")]
    [InlineData("pages/about.md", "reviewed: 2026-01-01", "reviewed: 2026-02-30", "Not a date")]
    [InlineData("causes/sciatica.yaml", "review-by: 2027-01-01", "review-by: 0207-01-01", "Not a date")]
    [InlineData("release.yaml", "date: 2026-01-01", "date: 20026-01-01", "Not a date")]
    [InlineData("release.yaml", "date: 2026-01-01", "date: 2206-01-01", "Not a date")]
    public void A_date_that_cannot_be_is_a_fault(string path, string old, string written, string check) =>
        Assert.Contains(Sample.Broken(path, old, written), fault => fault.Check == check && fault.File == path && fault.Line > 0);

    [Theory]
    [InlineData("\"99O\"", "999")]
    [InlineData("\"9\"", "9")]
    [InlineData("\"999 or 112\"", "999 or 112")]
    [InlineData("\"tel:999\"", "tel:999")]
    [InlineData("\"\uff19\uff19\uff19\"", "\uff19\uff19\uff19")]
    [InlineData("\"1+2345\"", "1+2345")]
    [InlineData("\"**\"", "**")]
    [InlineData("\"999\"", "999 or 99O")]
    [InlineData("\"999\"", "999, or 1l2")]
    public void A_number_no_telephone_can_dial_is_a_fault(string number, string name) =>
        Assert.Contains(Emergency($"{{ number: {number}, name: \"{name}\", checked: none }}"),
            fault => fault is { Check: "Not a telephone number", Line: > 0 });

    [Theory]
    [InlineData("pages/about.md", "Hello.", "Call 99O now.")]
    [InlineData("pages/about.md", "lead: What this is.", "lead: Call 1l2 now.")]
    [InlineData("self-care.yaml", "Keep moving.", "Call 99O now.")]
    public void A_number_mistyped_in_a_text_is_a_fault(string path, string old, string written) =>
        Assert.Contains(Sample.Broken(path, old, written), fault => fault is { Check: "Not a telephone number", Line: > 0 } && fault.File == path);

    [Theory]
    [InlineData("998", "999")]
    [InlineData("99", "999")]
    [InlineData("111", "NHS advice line")]
    [InlineData("116123", "Samaritans on 116 132")]
    [InlineData("+442071234567", "Help on 020 7123 4567")]
    public void A_number_that_is_not_the_one_people_read_is_a_fault(string number, string name) =>
        Assert.Contains(Emergency($"{{ number: \"{number}\", name: \"{name}\", checked: none }}"),
            fault => fault is { Check: "Other number than shown", Line: > 0 });

    [Theory]
    [InlineData("Call 998.", "Other number than shown")]
    [InlineData("Call 999, or 020 7123 4567.", "Other number than shown")]
    [InlineData("Call 99O.", "Not a telephone number")]
    public void How_to_call_names_no_other_number(string how, string check) =>
        Assert.Contains(Emergency($"{{ number: \"999\", name: \"999\", how: \"{how}\", checked: none }}"), fault => fault.Check == check && fault.Line > 0);

    [Theory]
    [InlineData("Call 999, from 8 am to 10 pm.")]
    [InlineData("Call 999. 24 hours a day.")]
    [InlineData("It is free.")]
    public void How_to_call_may_say_when(string how) =>
        Assert.Empty(Emergency($"{{ number: \"999\", name: \"999\", how: \"{how}\", checked: none }}"));

    [Theory]
    [InlineData("112", "112 or 999", "112")]
    [InlineData("116 123", "Samaritans on 116 123", "116123")]
    [InlineData("18002221222", "Poison Control on 1-800-222-1222", "18002221222")]
    [InlineData("+44 20 7123 4567", "Help on +44 (20) 7123.4567", "+442071234567")]
    [InlineData("*112#", "*112#", "*112#")]
    public void A_number_that_can_be_dialled_and_is_shown_is_taken(string number, string name, string dialled)
    {
        var files = Sample.Folder.Edited("regions/uk.yaml", OldEmergency, $"{{ number: \"{number}\", name: \"{name}\", checked: none }}");

        Assert.Equal(dialled, ContentCompiler.Compile(files).Release!.Regions.Single(region => region.Code == "uk").Emergency.Number);
    }

    [Theory]
    [InlineData("[the advice](http://www.example.org/x)")]
    [InlineData("[the advice](mailto:us@example.org)")]
    [InlineData("[the advice](ftp://example.org)")]
    [InlineData("[the advice](javascript:alert(1))")]
    [InlineData("[the advice]()")]
    [InlineData("[the advice](#)")]
    [InlineData("[the advice](words)")]
    [InlineData("[the advice](www.example.org)")]
    [InlineData("[the advice](https://)")]
    [InlineData("[the advice](https://example)")]
    [InlineData("[the advice](//example.org/x)")]
    [InlineData("[the advice](https://www.nhs.uk@example.org/x)")]
    [InlineData("[the advice](https://127.0.0.1/x)")]
    [InlineData("[https://www.nhs.uk](https://example.org/x)")]
    [InlineData("[www.nhs.uk](https://example.org/x)")]
    [InlineData("[NHS.uk](https://www.example.org/x)")]
    [InlineData("[the advice on nhs.uk](https://example.org/nhs.uk)")]
    [InlineData("[www.nhs.uk/conditions](https://www.nhs.uk.example.org/x)")]
    [InlineData("[the advice](/read/nobody)")]
    [InlineData("[the advice](#nowhere)")]
    [InlineData("[the advice](/read/about#nowhere)")]
    [InlineData("[the advice](/read/words#nowhere)")]
    [InlineData("[the advice](/read/proved#nowhere)")]
    [InlineData("[the advice](tel:99O)")]
    [InlineData("[the advice](tel:999)")]
    [InlineData("[](/read/words)")]
    [InlineData("<http://www.example.org/x>")]
    public void A_link_that_leads_nowhere_is_a_fault_at_its_line(string written) => Assert.Contains(
        Sample.Broken("pages/about.md", "Hello.", $"Hello.\n\nSee {written} first."),
        fault => fault is { Check: "Link to nowhere", File: "pages/about.md", Line: 13 });

    [Theory]
    [InlineData("See [a word](/read/words#ligament), [us](https://www.example.org/x?y=1#z) and [this](/read/about#here).\n\n## Here\n\nSee [it](#here).")]
    [InlineData("See [www.example.org](https://example.org/x), [the page (example.org/y)](https://www.example.org/y), e.g. [this, i.e. it](https://a.org).")]
    [InlineData("See [the sign](/read/warning-signs#sudden-pain) and [the start](/). They answer [020 7123 4567](tel:02071234567). [R1]")]
    public void A_link_that_leads_somewhere_is_taken(string body) =>
        Assert.Empty(Sample.Broken("pages/about.md", "Hello.", body));

    [Theory]
    [InlineData("http://example.org")]
    [InlineData("example.org")]
    [InlineData("https://")]
    [InlineData("mailto:us@example.org")]
    [InlineData("\"https://example.org/a b\"")]
    public void The_address_of_a_source_is_one_a_browser_can_open_safely(string address) =>
        Assert.Contains(Sample.Broken("sources.yaml", "cite: A test,", $"cite: A test, link: {address},"),
            fault => fault is { Check: "Link to nowhere", File: "sources.yaml" });

    [Theory]
    [InlineData("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")]
    [InlineData("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n<!-- Made with a drawing program -->\n")]
    [InlineData("<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n")]
    [InlineData("\n\n  ")]
    public void What_stands_before_a_drawing_is_dropped(string before)
    {
        var drawing = Sample.Folder.Find("pictures/back.svg")!.Text;

        var (release, faults) = ContentCompiler.Compile(Sample.Folder.With(new ContentFile("pictures/back.svg", before + drawing)));

        Assert.Empty(faults);
        Assert.Equal(drawing.Trim(), release!.Pictures.Single().Svg.Trim());
    }

    [Theory]
    [InlineData("<g xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0\"/></g>")]
    [InlineData("<svg:svg viewBox=\"0 0 1 1\" xmlns:svg=\"http://www.w3.org/2000/svg\"><svg:path d=\"M0 0\"/></svg:svg>")]
    [InlineData("<svg viewBox=\"0 0 1 1\" xmlns=\"http://www.w3.org/2000/svg\" xmlns:s=\"http://www.w3.org/2000/svg\"><s:path d=\"M0 0\"/></svg>")]
    [InlineData("<svg viewBox=\"0 0 1 1\" xmlns=\"http://www.example.org/other\"><path d=\"M0 0\"/></svg>")]
    [InlineData("<svg viewBox=\"0 0 1 1\" xmlns=\"http://www.w3.org/2000/svg\"><path xmlns=\"http://www.example.org/other\" d=\"M0 0\"/></svg>")]
    [InlineData("<path d=\"M0 0\"/>")]
    [InlineData("<svg viewBox=\"0 0 1 1\"/>")]
    [InlineData("<svg viewBox=\"0 0 1 1\"><title>A back.</title><g></g></svg>")]
    [InlineData("<svg viewBox=\"0 0 1 1\"><text> </text><text/></svg>")]
    [InlineData("<svg viewBox=\"0 0 1 1\" display=\"none\"><path d=\"M0 0\"/></svg>")]
    [InlineData("<svg viewBox=\"0 0 1 1\"><g visibility=\"hidden\"><path d=\"M0 0\"/></g></svg>")]
    [InlineData("<svg viewBox=\"0 0 1 1\"><g opacity=\"0.0\"><path d=\"M0 0\"/></g></svg>")]
    [InlineData("<svg><path d=\"M0 0\"/></svg>")]
    [InlineData("<svg width=\"10\" height=\"10\"><path d=\"M0 0\"/></svg>")]
    [InlineData("<svg viewBox=\"0 0 0 10\"><path d=\"M0 0\"/></svg>")]
    [InlineData("<svg viewBox=\"0 0 10 -10\"><path d=\"M0 0\"/></svg>")]
    [InlineData("<svg viewBox=\"0 0 10\"><path d=\"M0 0\"/></svg>")]
    [InlineData("<svg viewBox=\"0 0 10 ten\"><path d=\"M0 0\"/></svg>")]
    [InlineData("<svg viewBox=\"0 0 10 10\" width=\"0\"><path d=\"M0 0\"/></svg>")]
    [InlineData("<svg viewBox=\"0 0 10 10\" height=\"0px\"><path d=\"M0 0\"/></svg>")]
    public void A_drawing_a_browser_would_not_draw_is_a_fault(string svg) =>
        Assert.Contains(Sample.With("pictures/back.svg", svg), fault => fault.Check == "Picture is not safe" && fault.File == "pictures/back.svg");

    [Theory]
    [InlineData("See {doctor}", "Brace is left")]
    [InlineData("TODO", "Text is not written")]
    [InlineData("&#8238;weak leg", "Character nobody can read")]
    public void The_words_within_a_drawing_are_held_to_the_same(string words, string check) => Assert.Contains(
        Sample.With("pictures/back.svg", $"<svg viewBox=\"0 0 1 1\" xmlns=\"http://www.w3.org/2000/svg\"><text>{words}</text></svg>\n"),
        fault => fault.Check == check && fault.File == "pictures/back.svg");

    [Fact]
    public void A_drawing_too_large_for_a_phone_is_a_fault()
    {
        var svg = $"<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0{new string(' ', 300 * 1024)}\"/></svg>\n";

        Assert.Contains(Sample.With("pictures/back.svg", svg), fault => fault.Check == "File too large" && fault.File == "pictures/back.svg");
    }

    [Theory]
    [InlineData("<svg viewBox='0,0 1,1'><path d=\"M0 0\"/></svg>", "><path d=\"M0 0\"/></svg>")]
    [InlineData("<svg\nviewBox=\"0 0 1 1\"><path d=\"M0 0\"/></svg>", " viewBox=\"0 0 1 1\"><path d=\"M0 0\"/></svg>")]
    public void A_drawing_keeps_its_shapes_however_its_first_line_is_written(string svg, string kept)
    {
        var files = Sample.Folder.With(new ContentFile("pictures/back.svg", svg)).Edited("pages/about.md", "Hello.", "![](back)");

        var html = ContentCompiler.Compile(files).Release!.Pages.Single().Html;

        Assert.Contains(kept, html.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Single(html.Split("<svg").Skip(1));
    }

    [Fact]
    public void A_page_too_large_to_read_is_a_fault() => Assert.Contains(
        Sample.Broken("pages/about.md", "Hello.", new string('x', YamlReader.CharactersAtMost)),
        fault => fault is { Check: "File too large", File: "pages/about.md" });

    [Theory]
    [InlineData(200_000)]
    [InlineData(5_000)]
    public void A_page_nested_beyond_what_can_be_read_is_a_fault_and_no_crash(int depth) =>
        Assert.NotEmpty(Sample.Broken("pages/about.md", "Hello.", new string('>', depth) + " Hello."));

    private IReadOnlyList<FileFault> Compiled => ContentCompiler.Compile(ContentFolder.Read(folder.FullName)).Faults;

    private static IReadOnlyList<FileFault> Emergency(string line) => Sample.Broken("regions/uk.yaml", OldEmergency, line);

    private void Write(ContentFolder files)
    {
        foreach (var file in files.Files)
        {
            Write(file.Path, Encoding.UTF8.GetBytes(file.Text));
        }
    }

    private void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var full = Path.Combine(folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, bytes);
    }
}

namespace GluteTriage.Content.Tests;

/// <summary>A number to call answers in some regions only, so nothing but a region's own file names one.</summary>
public sealed class NumbersOfRegionsTests
{
    private const string Check = "Number of one region";

    [Theory]
    [InlineData("Call 911 and note the time.")]
    [InlineData("Call 9-1-1 now.")]
    [InlineData("Call (999).")]
    [InlineData("Please call: 999.")]
    [InlineData("Ring 15 for an ambulance.")]
    [InlineData("Dial 144.")]
    [InlineData("Phone 020 7946 0958.")]
    [InlineData("Text SHOUT to 85258.")]
    [InlineData("Telephone the emergency services on 000.")]
    [InlineData("Call an ambulance on 112.")]
    [InlineData("Call your own doctor's practice on 020 7946 0958.")]
    [InlineData("Try calling 1-800-222-1222.")]
    [InlineData("Call \uff19\uff11\uff11 now.")]
    [InlineData("In an emergency, 999 is free.")]
    [InlineData("Ask NHS 111.")]
    [InlineData("Ambulance: 999.")]
    [InlineData("Samaritans listen on 116 123, and on 116123.")]
    [InlineData("The number is 116 123.")]
    public void A_text_that_tells_to_call_a_number_is_a_fault_at_its_line(string written)
    {
        (string Path, string Old, int Line)[] places =
        [
            ("self-care.yaml", "Keep moving.", 1), ("pages/about.md", "Hello.", 11), ("pages/causes/sciatica.md", "Hello.", 8),
            ("hazards/fall.yaml", "A step.", 3),
        ];
        foreach (var (path, old, line) in places)
        {
            var text = path.EndsWith(".md", StringComparison.Ordinal) ? written : $"\"{written}\"";
            Assert.Contains(Sample.Broken(path, old, text), fault => fault.Check == Check && fault.File == path && fault.Line == line);
        }
    }

    [Theory]
    [InlineData("red-flags/sudden-pain.yaml", "what-to-say: A test.", "what-to-say: A test.\ndo-now: [Call 911 and note the time.]")]
    [InlineData("red-flags/sudden-pain.yaml", "tell-the-person: A test.", "tell-the-person: Call 911.")]
    [InlineData("items/onset.yaml", "ask: About onset?", "ask: Did you call 999?")]
    [InlineData("glossary.yaml", "It ties bones.", "Call 999.")]
    [InlineData("pages/about.md", "lead: What this is.", "lead: Call 999.")]
    [InlineData("pages/about.md", "Hello.", "Call [999](tel:999).")]
    [InlineData("warning-signs.yaml", "means: A test.", "means: Call 999.")]
    [InlineData("pictures/body-map.yaml", "text: A back.", "text: Call 999.")]
    [InlineData("pictures/back.svg", "<path", "<text>Call 999</text><path")]
    [InlineData("release.yaml", "notice: ", "notice: Call 999. ")]
    public void So_it_is_in_every_kind_of_text_people_read(string path, string old, string written) =>
        Assert.Contains(Sample.Broken(path, old, written), fault => fault.Check == Check && fault.File == path && fault.Line > 0);

    [Fact]
    public void The_line_is_that_of_the_number_in_a_text_of_several_lines()
    {
        var fault = Assert.Single(
            Sample.Broken("red-flags/sudden-pain.yaml", "tell-the-person: A test.", "tell-the-person: >\n  It may be a nerve.\n  Call 911."),
            fault => fault.Check == Check);

        Assert.Equal("  Call 911.", fault.Excerpt);
        Assert.Contains("{emergency-number}", fault.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Call {emergency-number} and note the time.")]
    [InlineData("Call a doctor within 48 hours.")]
    [InlineData("Phone 30 minutes before you go.")]
    [InlineData("About 1 in 999 people call.")]
    [InlineData("In a survey by phone, 999 people answered.")]
    [InlineData("It was so in 1999 and in 2024.")]
    [InlineData("They called on 2024 days.")]
    [InlineData("Take 400 mg, and call if it is not enough.")]
    [InlineData("Step 1: call the 2 people nearest to you.")]
    [InlineData("Of 111 people with it, 112 did well.")]
    [InlineData("The telephone interviews took place from 2019 to 2021.")]
    public void A_year_a_dose_or_a_share_is_no_call(string written) =>
        Assert.DoesNotContain(Sample.Broken("self-care.yaml", "Keep moving.", $"\"{written}\""), fault => fault.Check == Check);

    [Fact]
    public void What_people_type_into_the_search_may_hold_a_number() =>
        Assert.DoesNotContain(Sample.With("search.yaml", "alike: [{ word: call 999, also: [ring 999] }]\nintents: []\n"), fault => fault.Check == Check);
}

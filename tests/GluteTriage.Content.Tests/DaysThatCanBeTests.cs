namespace GluteTriage.Content.Tests;

/// <summary>Nothing was seen or signed on a day on which it cannot have been.</summary>
public sealed class DaysThatCanBeTests
{
    private const string OldEmergency = "name: \"999\", checked: none";

    [Theory]
    [InlineData("0001-11-29, a page")]
    [InlineData("1999-12-31, a page")]
    [InlineData("2026-01-02, a page")]
    public void A_line_of_a_region_was_not_seen_before_2000_nor_after_the_release(string written)
    {
        Assert.Contains(Sample.Broken("regions/uk.yaml", OldEmergency, $"name: \"999\", checked: \"{written}\""),
            fault => fault is { Check: "Dates cannot be", File: "regions/uk.yaml", Line: > 0 });
        Assert.Contains(Sample.Broken("regions/uk.yaml", OldEmergency, $"{OldEmergency}, also: [{{ name: Other, checked: \"{written}\" }}]"),
            fault => fault is { Check: "Dates cannot be", File: "regions/uk.yaml", Line: > 0 });
    }

    [Theory]
    [InlineData("Dr X, 2099-01-01", "Dates cannot be")]
    [InlineData("Dr X, 2026-01-02", "Dates cannot be")]
    [InlineData("Dr X, 0001-11-29", "Dates cannot be")]
    [InlineData("Dr X", "Signature is not whole")]
    [InlineData("Dr X, 2025-02-30", "Signature is not whole")]
    [InlineData("Dr X, yesterday", "Signature is not whole")]
    [InlineData("2025-02-03", "Signature is not whole")]
    [InlineData(", 2025-02-03", "Signature is not whole")]
    [InlineData("None", "Signature is not whole")]
    [InlineData("yes", "Signature is not whole")]
    public void A_signature_is_a_name_and_a_day_not_after_the_release(string written, string check)
    {
        foreach (var path in new[] { "red-flags/sudden-pain.yaml", "causes/sciatica.yaml", "release.yaml" })
        {
            Assert.Contains(Sample.Broken(path, "signed-off: none", $"signed-off: \"{written}\""),
                fault => fault.Check == check && fault.File == path && fault.Line > 0);
        }
    }

    [Theory]
    [InlineData("Dr X, 2026-01-01")]
    [InlineData("Dr A. Name, FRCP, 2025-12-31")]
    public void A_signature_of_a_day_that_can_be_is_taken(string written) =>
        Assert.Empty(Sample.Broken("release.yaml", "signed-off: none", $"signed-off: \"{written}\""));
}

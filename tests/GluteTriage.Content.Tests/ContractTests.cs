using System.Text.Json;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Testing;

namespace GluteTriage.Content.Tests;

/// <summary>
/// The codes other programs rely on: the shipped content against a copy of the contract (Contract/codes.json). A code is never renamed
/// or reused; an addition is a change of the contract. The codes of items and options are the approved text "questionnaire".
/// </summary>
public sealed class ContractTests
{
    private static readonly JsonElement Codes = JsonDocument.Parse(
        File.ReadAllText(Path.Combine(Shipped.Root, "tests/GluteTriage.Content.Tests/Contract/codes.json"))).RootElement;

    [Fact]
    public void Causes_are_those_of_the_contract() =>
        Assert.Equal(
            Codes.GetProperty("causes").EnumerateObject().Select(cause => cause.Value.GetString()!).Order(StringComparer.Ordinal),
            Shipped.Content.Causes.Select(cause => cause.Code.Value).Order(StringComparer.Ordinal));

    [Fact]
    public void Families_hold_the_causes_of_the_contract_and_every_other_cause_is_its_own()
    {
        var families = Codes.GetProperty("families").EnumerateObject()
            .ToDictionary(family => family.Name, family => family.Value.EnumerateArray().Select(cause => cause.GetString()!).ToHashSet());

        Assert.All(Shipped.Content.Causes, cause => Assert.Equal(
            families.FirstOrDefault(family => family.Value.Contains(cause.Code.Value)).Key ?? cause.Code.Value, cause.Family.Value));
    }

    [Fact]
    public void Urgencies_are_those_of_the_contract() =>
        Assert.Equal(
            Codes.GetProperty("urgencies").EnumerateArray().Select(urgency => urgency.GetString()!),
            Urgencies.InOrder.Select(urgency => urgency.Code()));

    [Fact]
    public void Every_named_item_of_the_codes_exists() =>
        Assert.All(
            Codes.GetProperty("items").EnumerateObject().Select(item => item.Value.GetString()!)
                .Concat(Codes.GetProperty("new items").EnumerateArray().Select(item => item.GetString()!)),
            code => Assert.NotNull(Shipped.Content.Find(new ItemCode(code))));
}

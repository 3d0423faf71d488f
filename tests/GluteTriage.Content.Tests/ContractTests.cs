using System.Text.Json;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Testing;

namespace GluteTriage.Content.Tests;

/// <summary>
/// The codes other programs rely on: the shipped content against a copy of the contract (Contract/items.json and
/// Contract/codes.json). A code is never renamed or reused; an addition is a change of the contract.
/// </summary>
public sealed class ContractTests
{
    private static readonly JsonElement Items = Contract("items.json").GetProperty("items");
    private static readonly JsonElement Codes = Contract("codes.json");

    public static TheoryData<string> ItemCodes => [.. Items.EnumerateArray().Select(item => item.GetProperty("code").GetString()!)];

    [Fact]
    public void Items_are_asked_in_the_order_of_the_contract() =>
        Assert.Equal(ItemCodes.Select(row => row.Data), Shipped.Content.Items.Select(item => item.Code.Value));

    [Theory, MemberData(nameof(ItemCodes))]
    public void An_item_offers_exactly_the_options_of_the_contract_in_its_order(string code)
    {
        var contract = Items.EnumerateArray().First(item => item.GetProperty("code").GetString() == code);
        var item = Shipped.Content[new ItemCode(code)];

        Assert.Equal(contract.GetProperty("kind").GetString(), item.Kind is ItemKind.OneOf ? "one-of" : "some-of");
        Assert.Equal(
            contract.GetProperty("options").EnumerateArray().Select(option => option.GetProperty("code").GetString()),
            item.Options.Select(option => option.Code.Value));
        if (item.Kind is ItemKind.SomeOf)
        {
            Assert.Equal(
                contract.GetProperty("options").EnumerateArray().Where(IsExclusive).Select(option => option.GetProperty("code").GetString()),
                item.Options.Where(option => option.Exclusive).Select(option => option.Code.Value));
        }
    }

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

    private static bool IsExclusive(JsonElement option) => option.TryGetProperty("exclusive", out var alone) && alone.GetBoolean();

    private static JsonElement Contract(string name) => JsonDocument.Parse(
        File.ReadAllText(Path.Combine(Shipped.Root, "tests/GluteTriage.Content.Tests/Contract", name))).RootElement;
}

using System.Reflection;
using Bunit;
using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Testing;
using GluteTriage.Web.Reviewing.Inbox;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;

namespace GluteTriage.Web.Tests.Reviewing.Inbox;

/// <summary>Every property of the filter is in the address, the chips and the form; one that is forgotten somewhere fails by its name.</summary>
public sealed class InboxFieldsTests
{
    private static readonly InboxCodes Codes = InboxCodes.Of(Shipped.Release);

    /// <summary>For each property of the filter how it is asked for alone, on top of what is listed when nothing is asked.</summary>
    private static readonly Dictionary<string, Func<InboxAsked>> Asking = new()
    {
        [nameof(InboxFilter.Urgencies)] = () => Asked(filter => filter with { Urgencies = [Urgency.Soon, Urgency.Emergency] }),
        [nameof(InboxFilter.Statuses)] = () => Asked(filter => filter with { Statuses = [ReviewStatus.Closed] }),
        [nameof(InboxFilter.Causes)] = () => Asked(filter => filter with { Causes = filter.Causes.Add(Codes.Causes[0].Code) }),
        [nameof(InboxFilter.Flags)] = () => Asked(filter => filter with { Flags = filter.Flags.Union([Codes.Flags[0].Code, Codes.Flags[1].Code]) }),
        [nameof(InboxFilter.Places)] = () => Asked(filter => filter with { Places = filter.Places.Add(Codes.Places[0].Code) }),
        [nameof(InboxFilter.Releases)] = () => Asked(filter => filter with { Releases = filter.Releases.Add(Codes.Releases[0].Code) }),
        [nameof(InboxFilter.Verdicts)] = () => Asked(filter => filter with { Verdicts = [Verdict.TooHigh], Statuses = [] }),
        [nameof(InboxFilter.From)] = () => InboxAsked.Default with { From = new DateOnly(2026, 11, 1) },
        [nameof(InboxFilter.Until)] = () => InboxAsked.Default with { To = new DateOnly(2026, 11, 30) },
        [nameof(InboxFilter.Mine)] = () => Asked(filter => filter with { Mine = true }),
        [nameof(InboxFilter.SecondWanted)] = () => Asked(filter => filter with { SecondWanted = true, Statuses = [] }),
        [nameof(InboxFilter.Sessions)] = () => Asked(filter => filter with { Sessions = [820, 22], Statuses = [] }),
        [nameof(InboxFilter.Words)] = () => Asked(filter => filter with { Words = filter.Words.Add(Codes.Find("sciatic")!) }),
        [nameof(InboxFilter.Order)] = () => Asked(filter => filter with { Order = InboxOrder.Due }),
    };

    public static TheoryData<string> Properties =>
        [.. typeof(InboxFilter).GetProperties(BindingFlags.Instance | BindingFlags.Public).Select(property => property.Name)];

    [Theory]
    [MemberData(nameof(Properties))]
    public void Every_property_goes_into_the_address_and_comes_back_the_same(string property)
    {
        var asked = AskingFor(property);

        var query = InboxAddress.Write(asked);
        var (read, unknown) = InboxAddress.Read("?" + query, Codes);

        Assert.True(query.Length > 0, $"{property} is not written into the address: it is not among InboxFields.");
        Assert.True(read == asked, $"{property} does not come back from the address '{query}'.");
        Assert.Empty(unknown);
        Assert.NotEqual(InboxFilter.NeedsEyes, read.In(TimeZoneInfo.Utc));
    }

    /// <summary>An old bookmark, a saved view or a search would tell by who is in the list what the tool made of them.</summary>
    [Theory]
    [InlineData("urgency=emergency")]
    [InlineData("cause=sciatica")]
    [InlineData("verdict=too-low")]
    [InlineData("order=due")]
    [InlineData("find=fracture")]
    public void Where_clinicians_judge_first_nothing_of_the_tool_can_be_asked_for(string query)
    {
        var hidden = InboxCodes.Of(Shipped.Release, toolHidden: true);

        var (asked, unknown) = InboxAddress.Read("?" + query, hidden);

        Assert.Equal(query, Assert.Single(unknown));
        Assert.Equal(InboxAsked.Default, asked);
        Assert.Empty(InboxAddress.Read("?order=oldest&find=buttock,820&status=any&mine=1", hidden).Unknown);
    }

    [Theory]
    [MemberData(nameof(Properties))]
    public void Every_property_is_said_in_chips_and_gone_when_they_are_taken_away(string property)
    {
        var left = AskingFor(property);

        Assert.True(InboxChips.Of(left, Codes).Any(), $"{property} is not said in the chips.");
        while (InboxChips.Of(left, Codes).FirstOrDefault() is { Words: { } words } chip)
        {
            Assert.False(string.IsNullOrWhiteSpace(words), $"{property} has a chip without words.");
            Assert.NotEqual(left, chip.Without);
            left = chip.Without;
        }

        Assert.Equal("", InboxAddress.Write(left with { Filter = left.Filter with { Statuses = InboxAsked.StatusMeant(left.Filter) } }));
    }

    [Theory]
    [MemberData(nameof(Properties))]
    public void Every_property_stands_in_the_form_and_comes_back_the_same(string property)
    {
        var asked = AskingFor(property);

        var draft = InboxDraft.Of(asked);

        Assert.True(InboxFields.All.Any(field => draft.IsTicked(field.Name)), $"{property} is not in the form.");
        Assert.True(draft.Read(Codes) == asked, $"{property} does not come back from the form.");
    }

    [Theory]
    [MemberData(nameof(Properties))]
    public async Task Every_property_has_a_control_that_shows_it(string property)
    {
        var (nothing, asked) = (await ControlsAsync(InboxAsked.Default), await ControlsAsync(AskingFor(property)));

        Assert.False(nothing.SequenceEqual(asked), $"No control of InboxFilterForm.razor shows {property}.");
    }

    /// <summary>What the controls of the form hold, in their order.</summary>
    private static async Task<List<string?>> ControlsAsync(InboxAsked asked)
    {
        await using var context = new BunitContext();
        context.Services.AddMudServices();
        var form = context.Render<InboxFilterForm>(part => part.Add(one => one.Asked, asked).Add(one => one.Codes, Codes));
        return
        [
            .. form.FindAll("select, input").Select(control =>
                control.GetAttribute("type") is "checkbox" ? $"{control.HasAttribute("checked")}" : control.GetAttribute("value")),
        ];
    }

    private static InboxAsked AskingFor(string property) => Asking.TryGetValue(property, out var asked)
        ? asked()
        : throw new InvalidOperationException($"Say in {nameof(Asking)} how {property} is asked for.");

    private static InboxAsked Asked(Func<InboxFilter, InboxFilter> change) =>
        InboxAsked.Default with { Filter = change(InboxAsked.Default.Filter) };
}

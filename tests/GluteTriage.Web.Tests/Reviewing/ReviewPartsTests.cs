using Bunit;
using GluteTriage.Testing;
using GluteTriage.Web.Reviewing;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;
using MudBlazor.Services;

namespace GluteTriage.Web.Tests.Reviewing;

/// <summary>What MudBlazor leaves out, our parts add; so nothing uses its parts but through ours.</summary>
public sealed class ReviewPartsTests : BunitContext
{
    private static readonly string[] Ours = ["ReviewAlert.razor", "ReviewButton.razor", "ReviewTable.razor"];

    public ReviewPartsTests() => Services.AddMudServices();

    [Fact]
    public void No_page_uses_a_part_of_MudBlazor_but_through_ours()
    {
        var pages = Directory.GetFiles(Path.Combine(Shipped.Root, "src/GluteTriage.Web"), "*.razor", SearchOption.AllDirectories);

        var direct = pages.Where(page => File.ReadAllText(page).Contains("<Mud", StringComparison.Ordinal)).Select(Path.GetFileName).Order();

        Assert.Equal(Ours, direct);
    }

    [Fact]
    public void No_live_page_has_a_button_or_a_table_of_another_kind()
    {
        var pages = Directory.GetFiles(Path.Combine(Shipped.Root, "src/GluteTriage.Web/Reviewing"), "*.razor", SearchOption.AllDirectories)
            .Where(page => Path.GetFileName(page) is not ("ReviewLayout.razor" or "KeysHelp.razor"));

        Assert.All(pages, page =>
        {
            var text = File.ReadAllText(page);
            Assert.DoesNotContain("<button", text, StringComparison.Ordinal);
            Assert.DoesNotContain("<table", text, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData(Severity.Error, "alert")]
    [InlineData(Severity.Warning, "status")]
    [InlineData(Severity.Info, "status")]
    public void An_error_interrupts_a_screen_reader_and_the_rest_waits(Severity tone, string role)
    {
        var alert = Render<ReviewAlert>(part => part.Add(one => one.Tone, tone).AddUnmatched("id", "problem").AddChildContent("Say why."));

        var element = alert.Find($"#problem[role={role}]");
        Assert.Equal("Say why.", element.TextContent.Trim());
    }

    [Fact]
    public void A_table_has_a_caption_and_the_keyboard_reaches_it_where_it_scrolls()
    {
        var table = Render<ReviewTable>(part => part.Add(one => one.Caption, "Accounts").AddChildContent("<tbody><tr><td>Ada</td></tr></tbody>"));

        Assert.Equal("Accounts", table.Find("table > caption").TextContent);
        var region = table.Find("[role=region]");
        Assert.Equal(("0", "Accounts"), (region.GetAttribute("tabindex"), region.GetAttribute("aria-label")));
    }

    [Fact]
    public void The_second_click_of_a_double_click_does_nothing()
    {
        var clicks = 0;
        var button = Render<ReviewButton>(part => part.Add(one => one.OnClick, () => clicks++).AddChildContent("Disable"));

        button.Find("button").Click(new MouseEventArgs { Detail = 1 });
        button.Find("button").Click(new MouseEventArgs { Detail = 2 });
        Assert.Equal(1, clicks);

        // The keyboard counts none.
        button.Find("button").Click(new MouseEventArgs { Detail = 0 });
        Assert.Equal(2, clicks);
    }

    [Fact]
    public void A_button_submits_only_where_it_is_told_to()
    {
        var plain = Render<ReviewButton>(part => part.AddChildContent("Close"));
        var main = Render<ReviewButton>(part => part.Add(one => one.Type, ButtonType.Submit).Add(one => one.Disabled, true).AddChildContent("Save"));

        Assert.Equal("button", plain.Find("button").GetAttribute("type"));
        Assert.Equal("submit", main.Find("button").GetAttribute("type"));
        Assert.True(main.Find("button").HasAttribute("disabled"));
    }
}

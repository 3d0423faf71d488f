using Bunit;
using GluteTriage.Web.Accounts;
using MudBlazor.Services;

namespace GluteTriage.Web.Tests.Accounts;

/// <summary>What is asked about before it is done is what is done.</summary>
public sealed class StaffRowTests : BunitContext
{
    private static readonly StaffLine Rae = new("rae", "Rae Reviewer", [StaffRole.Reviewer], true, false, null, IsDisabled: false, IsSelf: false);
    private readonly List<StaffAct> done = [];

    public StaffRowTests() => Services.AddMudServices();

    [Fact]
    public void Whoever_is_disabled_is_asked_about_by_name_and_then_disabled()
    {
        var row = Show();
        Press(row, "Disable Rae Reviewer");
        Assert.Contains(StaffText.SureToDisable("Rae Reviewer"), row.Markup, StringComparison.Ordinal);
        Assert.Empty(done);

        Press(row, StaffText.Yes);

        Assert.Equal([new StaffAct.Disabled("rae", true)], done);
    }

    [Fact]
    public void Ending_sign_ins_ends_them()
    {
        var row = Show();
        Press(row, "End sign-ins of Rae Reviewer");
        Assert.Contains(StaffText.SureToEnd("Rae Reviewer"), row.Markup, StringComparison.Ordinal);

        Press(row, StaffText.Yes);

        Assert.Equal([new StaffAct.SessionsEnded("rae")], done);
    }

    [Fact]
    public void New_factors_are_asked_for_and_whoever_thinks_again_has_done_nothing()
    {
        var row = Show();
        Press(row, "Require new factors of Rae Reviewer");
        Press(row, StaffText.No);
        Assert.Empty(done);

        Press(row, "Require new factors of Rae Reviewer");
        Press(row, StaffText.AskForThem);

        Assert.Equal([new StaffAct.FactorsAsked("rae")], done);
    }

    [Fact]
    public void Roles_are_a_line_of_words_until_somebody_unfolds_them()
    {
        var row = Show();
        Assert.False(row.Find("details.staff-roles").HasAttribute("open"));
        Assert.Contains("Reviewer", row.Find("details.staff-roles").PreviousElementSibling!.TextContent, StringComparison.Ordinal);

        row.FindAll(".role-boxes input")[1].Change(true);
        Press(row, "Save roles of Rae Reviewer");

        Assert.Equal([StaffRole.Reviewer, StaffRole.Lead], Assert.IsType<StaffAct.Roles>(Assert.Single(done)).Chosen.Order());
    }

    private IRenderedComponent<StaffRow> Show() =>
        Render<StaffRow>(row => row.Add(one => one.Line, Rae).Add(one => one.Act, act => done.Add(act)));

    /// <summary>Who it is about is not seen, and a browser says it with a space that the markup does not have.</summary>
    private static void Press(IRenderedComponent<StaffRow> row, string name) =>
        row.FindAll("button").Single(button => Packed(button.TextContent) == Packed(name)).Click();

    private static string Packed(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
}

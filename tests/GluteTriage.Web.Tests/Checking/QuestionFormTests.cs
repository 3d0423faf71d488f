using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Bunit;
using GluteTriage.Content.Reading;
using GluteTriage.Testing;
using GluteTriage.Web.Checking;
using GluteTriage.Web.Shell;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace GluteTriage.Web.Tests.Checking;

public sealed class QuestionFormTests : BunitContext
{
    private static readonly Picture Drawing = new(
        "drawing",
        """
        <svg xmlns="http://www.w3.org/2000/svg"><path class="region" data-place="heel" data-side="left" d="M0 0"/><path
        class="region" data-place="heel" data-side="right" d="M0 0"/><path class="region" data-place="elbow" d="M0 0"/></svg>
        """,
        "A drawing.", "A test", "MIT");

    public QuestionFormTests() => Services.AddSingleton<AntiforgeryStateProvider, NoToken>();

    [Fact]
    public void Nothing_is_chosen_on_a_first_visit()
    {
        var form = Show(An.SomeOf("onset", "sudden", "gradual", "none", "not-sure"));

        Assert.DoesNotContain(Inputs(form), input => input.IsChecked);
    }

    [Fact]
    public void The_earlier_choice_is_shown_again()
    {
        var form = Show(An.SomeOf("onset", "sudden", "gradual"), selected: ["gradual"]);

        Assert.Equal("gradual", Assert.Single(Inputs(form), input => input.IsChecked).Value);
    }

    [Fact]
    public void The_question_is_the_legend_and_the_only_heading_of_the_page()
    {
        var form = Show(An.Item("onset", "sudden", "gradual"));

        Assert.Equal("About onset?", Assert.Single(form.FindAll("h1")).TextContent);
        Assert.NotNull(form.Find("fieldset > legend > h1"));
    }

    [Fact]
    public void Why_it_is_asked_belongs_to_the_question()
    {
        var form = Show(An.Item("onset", "sudden", "gradual"));

        var why = Assert.Single(Described(form, form.Find("fieldset")), element => element.Id == "why");
        Assert.Equal("Because.", why.TextContent);
    }

    [Fact]
    public void One_of_is_asked_with_radio_buttons_and_some_of_with_tick_boxes()
    {
        Assert.All(Inputs(Show(An.Item("onset", "sudden", "gradual"))), input => Assert.Equal("radio", input.Type));
        Assert.All(Inputs(Show(An.SomeOf("onset", "sudden", "gradual"))), input => Assert.Equal("checkbox", input.Type));
    }

    [Fact]
    public void Where_exactly_one_of_a_group_is_needed_the_group_is_radio_buttons_and_the_rest_set_apart()
    {
        var form = Show(An.ItemWith("onset", "some-of", ["mild", "severe", "worse"], "exactly-one-of: [mild, severe]"));

        Assert.Equal(["radio", "radio", "checkbox"], Inputs(form).Select(input => input.Type));
        Assert.Equal("and, if it fits", form.Find(".or").TextContent);
        Assert.Equal("worse", form.Find(".or").NextElementSibling!.QuerySelector("input")!.GetAttribute("value"));
    }

    [Fact]
    public void None_and_not_sure_come_after_or()
    {
        var form = Show(An.SomeOf("onset", "sudden", "gradual", "none", "not-sure"));

        var after = form.Find(".or ~ label");
        Assert.Equal("or", form.Find(".or").TextContent);
        Assert.Equal("none", after.QuerySelector("input")!.GetAttribute("value"));
    }

    [Fact]
    public void An_answer_that_stands_alone_says_so_to_the_script()
    {
        var form = Show(An.SomeOf("onset", "sudden", "gradual", "none", "not-sure"));

        Assert.Equal(["none"], form.FindAll("input[data-alone]").Select(input => input.GetAttribute("value")));
    }

    [Fact]
    public void The_whole_card_is_the_label_of_its_input()
    {
        var form = Show(An.Item("onset", "sudden", "gradual"));

        Assert.Equal(["Say sudden", "Say gradual"], form.FindAll("label.option").Select(label => label.TextContent.Trim()));
        Assert.All(form.FindAll("label.option"), label => Assert.Single(label.QuerySelectorAll("input")));
    }

    [Fact]
    public void What_is_wrong_is_said_first_and_tied_to_every_answer()
    {
        var form = Show(An.Item("onset", "sudden", "gradual"), problem: "Choose one answer.");

        Assert.Equal("Choose one answer.", form.Find(".error-summary a").TextContent);
        Assert.Equal(Inputs(form)[0].Id, form.Find(".error-summary a").GetAttribute("href")![1..]);
        Assert.All(Inputs(form), input => Assert.Contains(Described(form, input), element => element.TextContent == "Choose one answer."));
        Assert.All(Inputs(form), input => Assert.Equal("true", input.GetAttribute("aria-invalid")));
    }

    [Fact]
    public void There_is_one_button_and_it_goes_on()
    {
        var form = Show(An.Item("onset", "sudden", "gradual"));

        Assert.Equal(ShellText.Question.Continue, Assert.Single(form.FindAll("button")).TextContent);
    }

    [Fact]
    public void The_page_says_how_many_replies_it_knows_of()
    {
        var form = Show(An.Item("onset", "sudden", "gradual"), revision: 7);

        Assert.Equal("7", form.Find("input[name=revision]").GetAttribute("value"));
    }

    [Fact]
    public void Every_place_of_the_body_has_a_real_button_for_each_side_with_a_name_of_its_own()
    {
        var form = ShowMap("some-of");

        Assert.Equal(["heel:left", "heel:right", "not-sure"], Inputs(form).Select(input => input.Value));
        Assert.Equal(
            ["Left: Say heel", "Right: Say heel", "Say not-sure"],
            form.FindAll("label.option").Select(label => label.TextContent.Trim()));
    }

    [Fact]
    public void The_drawing_is_not_spoken_shows_what_is_chosen_and_takes_off_what_is_not_offered()
    {
        var form = ShowMap("one-of", "heel:right");

        Assert.Equal("true", form.Find(".body-map").GetAttribute("aria-hidden"));
        Assert.Equal("right", Assert.Single(form.FindAll(".region.on")).GetAttribute("data-side"));
        Assert.Equal("elbow", Assert.Single(form.FindAll(".region.off")).GetAttribute("data-place"));
    }

    [Fact]
    public void Nothing_is_styled_or_scripted_inline()
    {
        var form = ShowMap("one-of");

        Assert.Empty(form.FindAll("[style], style, script:not([src])"));
    }

    private static List<IHtmlInputElement> Inputs(IRenderedComponent<QuestionForm> form) =>
        [.. form.FindAll("input[name=reply]").Cast<IHtmlInputElement>()];

    private static IEnumerable<IElement> Described(IRenderedComponent<QuestionForm> form, IElement element) =>
        element.GetAttribute("aria-describedby")!.Split(' ').Select(id => form.Find($"#{id}"));

    private IRenderedComponent<QuestionForm> ShowMap(string kind, params string[] selected) => Show(
        An.ItemWith("where", kind, ["heel", "not-sure"], "body-map: " + (kind == "one-of" ? "worst" : "spread")),
        selected: selected, places: An.Place("heel"));

    private IRenderedComponent<QuestionForm> Show(
        An.Part item, string[]? selected = null, string? problem = null, int revision = 0, An.Part? places = null)
    {
        var content = An.Content(places is null ? [item] : [item, places]);
        return Render<QuestionForm>(form => form
            .Add(f => f.Item, content.Items[0])
            .Add(f => f.Content, content)
            .Add(f => f.Pictures, [Drawing])
            .Add(f => f.Selected, selected ?? [])
            .Add(f => f.Revision, revision)
            .Add(f => f.Problem, problem));
    }
}

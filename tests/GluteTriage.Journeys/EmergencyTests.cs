using Microsoft.Playwright;

namespace GluteTriage.Journeys;

public sealed class EmergencyTests(Stage stage) : Journey(stage)
{
    [Fact]
    public async Task An_emergency_answer_leads_in_one_step_to_the_number_to_call()
    {
        var person = Person.Of(Page, "benign-desk-worker", ("bladder-bowel", ["hard-to-start"]));
        await person.BeAtAsync("bladder-bowel");

        await person.AnswerAsync();
        await person.SkipToAsync();

        Assert.Equal("/emergency", Path);
        await Assertions.Expect(Page.Locator("a[href='tel:999']").First).ToBeVisibleAsync();
        await Assertions.Expect(Heading).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_emergency_page_offers_no_way_to_go_on_with_the_questions()
    {
        var person = Person.Of(Page, "benign-desk-worker", ("saddle-area", ["numb-saddle"]));
        await person.BeAtAsync(region: "us");

        await Assertions.Expect(Page.Locator("a[href='tel:911']").First).ToBeVisibleAsync();
        await Page.GotoAsync("/check/s/skin");

        Assert.Equal("/emergency", Path);
    }

    [Fact]
    public async Task The_result_in_an_emergency_names_the_sign_and_lists_no_causes()
    {
        var person = Person.Of(Page, "benign-desk-worker", ("bladder-bowel", ["hard-to-start"]));
        await person.BeAtAsync();

        await Page.GotoAsync("/check/result");

        await Assertions.Expect(Heading).ToContainTextAsync("Please get emergency help now");
        await Assertions.Expect(Page.GetByText(
            Person.Release.Clinical.RedFlags.Single(flag => flag.Code.Value == "bladder-bowel-control").Title).First).ToBeVisibleAsync();
        await Assertions.Expect(Page.Locator("article.cause")).ToHaveCountAsync(0);
    }

    [Fault(31,
        Injected = "the answer behind an emergency is changed",
        Seen = "the questions go on only once that answer is another",
        Lost = "nothing")]
    [Fact]
    public async Task A_corrected_slip_lets_the_person_go_on()
    {
        var slip = Person.Of(Page, "benign-desk-worker", ("bladder-bowel", ["hard-to-start"]));
        await slip.BeAtAsync();
        await Page.GotoAsync("/check/answers");
        await LeavingAsync(() => Page.Locator("a[href^='/check/bladder-bowel']").First.ClickAsync());
        await Page.Locator("input[value='hard-to-start']").UncheckAsync();
        await Page.Locator("input[value='none']").CheckAsync();
        await slip.ContinueAsync();

        var person = Person.Of(Page, "benign-desk-worker");
        Assert.True(person.IsAsked);
        await person.SkipToAsync();

        Assert.Equal("/check/result", Path);
    }

    [Fact]
    public async Task The_emergency_page_answers_a_stranger_with_every_number()
    {
        await Page.GotoAsync("/emergency");

        foreach (var number in new[] { "999", "911", "112", "000" })
        {
            await Assertions.Expect(Page.Locator($"a[href='tel:{number}']").First).ToBeVisibleAsync();
        }
    }
}

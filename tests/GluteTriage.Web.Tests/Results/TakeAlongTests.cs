using System.Net;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Testing;
using GluteTriage.Web.Results;
using GluteTriage.Web.Tests.Checking;
using GluteTriage.Web.Tests.Operations;

namespace GluteTriage.Web.Tests.Results;

/// <summary>What a person takes along, and the check that sharpens a result, on the real site.</summary>
public sealed class TakeAlongTests(Site site)
{
    [Fact]
    public async Task The_summary_begins_with_the_person_and_tells_each_answer_behind_a_sign_in_full()
    {
        var person = await site.BegunAsync();
        await person.WalkAsync(null, ("bladder-bowel", ["weak-flow"]), ("feeling-ill", ["not-sure"]));

        var page = await person.GetAsync("/check/summary");

        var parts = page.Page.QuerySelectorAll(".summary section").Select(part => part.TextContent).ToList();
        Assert.StartsWith("PersonAge: 35", string.Concat(parts[0].Split('\n').Select(line => line.Trim())));
        Assert.Contains(Says("bladder-bowel", "weak-flow"), page.Words);
        Assert.Contains(Says("feeling-ill", "not-sure"), page.Words);
        Assert.Contains(Says("bladder-bowel", "weak-flow"), page.Page.QuerySelector("textarea")!.TextContent);
    }

    [Fact]
    public async Task The_summary_tells_what_was_not_asked_apart_from_what_is_absent()
    {
        var person = await site.BegunAsync();
        await person.WalkAsync(until: "pelvic");

        var page = await person.GetAsync("/check/summary");

        var item = Shipped.Content[new ItemCode("duration")];
        Assert.Contains($"{item.Label}: not asked", page.Words);
        Assert.Contains("Not finished", page.Words);
        Assert.All(Shipped.Release.Levels, level => Assert.DoesNotContain($"{level.Word}: ", page.Words));
    }

    [Fact]
    public async Task The_summary_needs_answers_and_holds_nothing_about_them_in_an_address()
    {
        Assert.Equal("/check?lost", (await site.Person().GetAsync("/check/summary")).Next);

        var person = await site.BegunAsync();
        await person.WalkAsync();
        var page = await person.GetAsync("/check/summary");

        Assert.All(page.Links, link => Assert.DoesNotContain('?', link));
        Assert.Equal("no-store", page.Response.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task The_calendar_file_is_an_event_two_weeks_after_the_answers_that_tells_nothing_of_them()
    {
        var person = await site.BegunAsync();
        await person.WalkAsync();

        var response = (await person.GetAsync("/check/look-again.ics")).Response;

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/calendar", response.Content.Headers.ContentType!.MediaType);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("BEGIN:VCALENDAR", text);
        Assert.Contains("SUMMARY:Look again", text);
        Assert.DoesNotContain("pain", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_calendar_file_of_some_answers_is_always_the_same()
    {
        var at = new DateTimeOffset(2026, 2, 20, 23, 30, 0, TimeSpan.Zero);

        var text = LookAgainFile.Of(at, "https://example.org/check");

        Assert.Equal(text, LookAgainFile.Of(at, "https://example.org/check"));
        Assert.Contains("DTSTART;VALUE=DATE:20260306", text);
    }

    [Fact]
    public async Task Somebody_who_must_be_seen_today_is_offered_no_date_in_two_weeks_and_no_check()
    {
        var person = await site.BegunAsync();
        await person.WalkAsync(null, ("bladder-bowel", ["weak-flow"]));

        var page = await person.GetAsync("/check/result");

        Assert.DoesNotContain("/check/look-again.ics", page.Links);
        Assert.DoesNotContain("/check/sharpen", page.Links);
        Assert.Equal("/check/result", (await person.GetAsync("/check/sharpen")).Next);
    }

    [Fact]
    public async Task With_the_gentle_check_left_the_result_stands_and_offers_it()
    {
        var person = await site.BegunAsync();
        await person.WalkAsync(until: "press-test", ("pain-site", ["upper-outer:left"]));

        var page = await person.GetAsync("/check/result");

        Assert.Equal(Shipped.Release.Levels[(int)Urgency.SelfCare].FirstSentence, page.Heading);
        Assert.Contains("/check/sharpen", page.Links);
        Assert.Equal("/check/press-test", (await person.GetAsync("/check/sharpen")).Next);
    }

    [Theory]
    [InlineData("bone-history", "osteoporosis")]
    [InlineData("bone-history", "bone-medicine")]
    [InlineData("bone-history", "not-sure")]
    [InlineData("age", "under16")]
    public async Task No_check_is_offered_with_thin_bones_or_to_a_child(string item, string answer)
    {
        var person = await site.BegunAsync();
        await person.WalkAsync(until: "press-test", (item, [answer]));

        Assert.DoesNotContain("/check/sharpen", (await person.GetAsync("/check/result")).Links);
        Assert.Equal("/check/result", (await person.GetAsync("/check/sharpen")).Next);
    }

    [Fact]
    public async Task Somebody_with_thin_bones_is_not_shown_how_to_press_first()
    {
        var knot = Vignettes.Answers("benign-desk-worker");
        var bones = (Reply.Accepted)Reply.Read(Shipped.Content[new ItemCode("bone-history")], ["osteoporosis"]);
        var ordinary = await site.WithAnswersAsync(knot);
        var fragile = await site.WithAnswersAsync(knot.With(new ItemCode("bone-history"), bones.Answer));

        Assert.Contains("Press ", Things(await ordinary.GetAsync("/check/result")));
        Assert.DoesNotContain("Press ", Things(await fragile.GetAsync("/check/result")));

        static string Things(Shown page) => page.Page.QuerySelector(".things")?.TextContent ?? "";
    }

    [Fact]
    public void Every_drawing_of_advice_is_in_the_content_and_belongs_to_something_there()
    {
        var drawings = Shipped.Release.Pictures.Select(picture => picture.Code).ToHashSet();
        var moves = Shipped.Content.Causes.SelectMany(cause => cause.Do).SelectMany(advice => advice.Moves ?? []).ToHashSet();

        Assert.All(AdviceDrawing.OfMoves.Values.Concat(AdviceDrawing.OfPieces.Values), drawing => Assert.Contains(drawing, drawings));
        Assert.All(AdviceDrawing.OfMoves.Keys, move => Assert.Contains(move, moves));
        Assert.All(AdviceDrawing.OfPieces.Keys, code => Assert.Contains(code, Shipped.Release.SelfCare.Select(advice => advice.Code)));
    }

    [Fact]
    public async Task A_number_and_how_to_reach_it_do_not_run_together()
    {
        var person = await site.BegunAsync();
        await person.WalkAsync(null, ("bladder-bowel", ["weak-flow"]));

        Assert.DoesNotContain("NHS 111Call", (await person.GetAsync("/check/result")).Words);
    }

    private static string Says(string item, string option) => Shipped.Content[new ItemCode(item)].Find(new OptionCode(option))!.Say;
}

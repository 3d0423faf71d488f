using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using GluteTriage.Content.Reading;
using GluteTriage.Engine.Rules;
using GluteTriage.Testing;
using GluteTriage.Web.Shell;
using GluteTriage.Web.Tests.Operations;

namespace GluteTriage.Web.Tests.Reading;

/// <summary>The exercises of a cause: on its page, and on the one side of paper people take home.</summary>
public sealed class ProgrammePagesTests(Site site)
{
    public static IEnumerable<(Cause Cause, Programme Programme)> Told =>
        from cause in Shipped.Content.Causes
        let programme = Shipped.Release.ProgrammeOf(cause)
        where programme is not null
        select (cause, programme);

    [Fact]
    public async Task A_cause_tells_who_must_not_start_each_step_with_its_dose_and_when_to_stop()
    {
        foreach (var (cause, programme) in Told)
        {
            var page = await PageAsync($"/read/causes/{cause.Code}");

            var shown = page.QuerySelector(".programme")!;
            Assert.Equal("exercises", shown.ParentElement!.Children.TakeWhile(element => element != shown).Last(element => element.LocalName == "h2").Id);
            Assert.NotNull(shown.QuerySelector(".before a[href='/read/warning-signs']"));
            Assert.Equal(programme.NotYet.Length, shown.QuerySelectorAll(".before li").Length);
            Assert.Equal(programme.Stop.Length, shown.QuerySelectorAll(".stop li").Length);
            Assert.Equal(
                programme.Stages.Select(stage => ShellText.Exercises.Heading(stage.Kind)), shown.QuerySelectorAll(".step h3").Select(step => step.TextContent));
            Assert.Equal(programme.Stages.Sum(stage => stage.Doses.Length), shown.QuerySelectorAll(".dose .marks").Length);
            Assert.Equal(
                programme.Exercises().Select(exercise => exercise.Picture),
                shown.QuerySelectorAll("figure.drawn").Select(figure => figure.GetAttribute("data-picture")));
            Assert.NotNull(shown.QuerySelector($"a[href='/read/causes/{cause.Code}/leaflet']"));
        }
    }

    [Fact]
    public async Task A_leaflet_holds_the_steps_when_to_stop_the_danger_signs_and_the_numbers_of_the_region()
    {
        foreach (var (cause, programme) in Told)
        {
            var page = await PageAsync($"/read/causes/{cause.Code}/leaflet");

            var text = page.QuerySelector(".leaflet")!.TextContent;
            Assert.NotNull(page.QuerySelector("meta[name=robots][content=noindex]"));
            Assert.Equal($"{cause.Title} ({cause.MedicalName})", page.QuerySelector("h1")!.TextContent);
            Assert.StartsWith("Leaflet: ", page.Title);
            Assert.NotNull(page.QuerySelector($"a[href='/read/causes/{cause.Code}']"));
            Assert.All(programme.NotYet.Concat(programme.Stop), line => Assert.Contains(line.Say, text));
            Assert.All(programme.Stages.SelectMany(stage => stage.Doses), dose => Assert.Contains(ShellText.Exercises.Amount(dose), text));
            Assert.All(programme.Exercises(), exercise => Assert.Contains(exercise.NotIf ?? "", text));
            Assert.All(cause.Avoid, advice => Assert.Contains(advice.Say, text));
            Assert.All(
                Shipped.Release.Signs.Where(sign => sign.Urgency is GluteTriage.Engine.Assessments.Urgency.Emergency), sign => Assert.Contains(sign.Say, text));
            Assert.Contains("999", text);
            Assert.Contains("111", text);
            Assert.Contains("No clinician has signed it off", text);
            Assert.DoesNotContain("{", text);
        }
    }

    [Fact]
    public async Task A_cause_without_a_programme_has_no_leaflet()
    {
        foreach (var address in new[] { "/read/causes/tailbone-pain/leaflet", "/read/causes/no-such-cause/leaflet" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(address)).StatusCode);
        }
    }

    [Fact]
    public void How_much_is_told_in_words()
    {
        var exercise = new Exercise("a", "A", null, [], null, [], []);
        var week = new Span(7, 7);

        Assert.Equal("1 set of 5 to 8, hold each for 5 seconds, 3 days a week", Amount(new(1, 1), new(5, 8), new(5, 5), null, new(3, 3), null));
        Assert.Equal("1 to 2 sets of 8, 1 day a week", Amount(new(1, 2), new(8, 8), null, null, new(1, 1), null));
        Assert.Equal("once, hold for 30 to 90 seconds, 1 to 2 times a day, every day", Amount(null, new(1, 1), new(30, 90), null, week, new(1, 2)));
        Assert.Equal("3 times, every day", Amount(null, new(3, 3), null, null, week, new(1, 1)));
        Assert.Equal("10 minutes, every day", Amount(null, null, null, new(10, 10), week, null));
        Assert.Equal("hold for 20 seconds, every day", Amount(null, null, new(20, 20), null, week, null));

        string Amount(Span? sets, Span? repeats, Span? seconds, Span? minutes, Span days, Span? times) =>
            ShellText.Exercises.Amount(new Dose(exercise, sets, repeats, seconds, minutes, days, times, null, []));
    }

    private async Task<IHtmlDocument> PageAsync(string address) =>
        new HtmlParser().ParseDocument(await (await GetAsync(address)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    private async Task<HttpResponseMessage> GetAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Cookie", "region=uk");
        return await site.CreateClient(new() { HandleCookies = false }).SendAsync(request, TestContext.Current.CancellationToken);
    }
}

using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using GluteTriage.Content.Reading;
using GluteTriage.Engine.Rules;
using GluteTriage.Testing;
using GluteTriage.Web.Checking;
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
        }
    }

    [Fact]
    public async Task Every_cause_has_a_leaflet_what_it_is_what_helps_how_long_the_danger_signs_and_the_numbers_of_the_region()
    {
        foreach (var cause in Shipped.Content.Causes)
        {
            Assert.NotNull((await PageAsync($"/read/causes/{cause.Code}")).QuerySelector($"a[href='/read/causes/{cause.Code}/leaflet']"));
            var page = await PageAsync($"/read/causes/{cause.Code}/leaflet");

            var text = page.QuerySelector(".leaflet")!.TextContent;
            Assert.NotNull(page.QuerySelector("meta[name=robots][content=noindex]"));
            Assert.Equal($"{cause.Title} ({cause.MedicalName})", page.QuerySelector("h1")!.TextContent);
            Assert.StartsWith("Leaflet: ", page.Title);
            Assert.NotNull(page.QuerySelector($"a[href='/read/causes/{cause.Code}']"));
            var uk = Shipped.Release.FindRegion("uk")!;
            Assert.Contains(cause.WhatItIs.Trim(), text);
            Assert.All(
                Shipped.Release.ProgrammeOf(cause) is null ? Shipped.Release.CourseOf(cause)!.Lines() : [cause.Course],
                line => Assert.Contains(uk.Fill(line.Say), text));
            Assert.All(cause.Avoid, advice => Assert.Contains(uk.Fill(advice.Say), text));
            Assert.All(
                Shipped.Release.Signs.Where(sign => sign.Urgency is GluteTriage.Engine.Assessments.Urgency.Emergency), sign => Assert.Contains(sign.Say, text));
            Assert.Contains("999", text);
            Assert.Contains("111", text);
            Assert.Contains("No clinician has signed it off", text);
            Assert.DoesNotContain("{", text);
        }
    }

    [Fact]
    public async Task A_leaflet_holds_the_steps_and_when_to_stop()
    {
        foreach (var (cause, programme) in Told)
        {
            var text = (await PageAsync($"/read/causes/{cause.Code}/leaflet")).QuerySelector(".leaflet")!.TextContent;

            Assert.All(programme.NotYet.Concat(programme.Stop), line => Assert.Contains(line.Say, text));
            Assert.All(programme.Stages.SelectMany(stage => stage.Doses), dose => Assert.Contains(ShellText.Exercises.Amount(dose), text));
            Assert.All(programme.Exercises(), exercise => Assert.Contains(exercise.NotIf ?? "", text));
        }
    }

    [Fact]
    public async Task A_leaflet_without_steps_holds_all_that_helps_and_the_words_of_the_article_about_exercises_and_when_to_get_help()
    {
        foreach (var cause in Shipped.Content.Causes.Except(Told.Select(told => told.Cause)))
        {
            var article = (await PageAsync($"/read/causes/{cause.Code}")).QuerySelector(".prose")!;
            var leaflet = (await PageAsync($"/read/causes/{cause.Code}/leaflet")).QuerySelector(".leaflet")!.TextContent;

            Assert.All(cause.Do.Select(advice => advice.Say).Append(cause.Who!),
                say => Assert.Contains(Shipped.Release.FindRegion("uk")!.Fill(say), leaflet));
            foreach (var part in new[] { "exercises", "when-to-get-help" })
            {
                var words = Following(article.QuerySelector($"#{part}")!).TakeWhile(element => element.LocalName != "h2").ToList();
                Assert.NotEmpty(words);
                Assert.All(words, paragraph => Assert.Contains(paragraph.TextContent.Trim(), leaflet));
            }
        }
    }

    [Fact]
    public async Task There_is_no_leaflet_of_a_cause_that_does_not_exist() =>
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync("/read/causes/no-such-cause/leaflet")).StatusCode);

    [Fact]
    public async Task A_cause_says_under_how_long_it_takes_what_is_drawn_of_its_course_and_one_page_tells_all()
    {
        var all = (await PageAsync("/read/week-by-week")).QuerySelectorAll(".course-of .course").Select(chart => Words(chart.TextContent)).ToList();
        Assert.Equal(Shipped.Release.Courses.Length, all.Count);
        foreach (var cause in Shipped.Content.Causes)
        {
            var page = await PageAsync($"/read/causes/{cause.Code}");

            var chart = Assert.Single(page.QuerySelectorAll(".course"));
            var above = chart.ParentElement!.Children.TakeWhile(element => element != chart);
            Assert.Equal("how-long-it-takes", above.Last(element => element.LocalName == "h2").Id);
            Assert.Contains(Words(chart.TextContent), all);
            var told = Shipped.Release.CourseOf(cause)!;
            Assert.Equal(told.Stages.Select(ShellText.Course.Time), chart.QuerySelectorAll(".course-stages strong").Select(time => time.TextContent));
            Assert.All(told.Lines(), line => Assert.Contains(Words(Shipped.Release.FindRegion("uk")!.Fill(line.Say)), Words(chart.TextContent)));
            Assert.All(chart.QuerySelectorAll("svg"), drawing => Assert.Equal("true", drawing.GetAttribute("aria-hidden")));
            Assert.Equal(
                told.Counts.Select(count => count.InHundred),
                chart.QuerySelectorAll(".well").Select(squares => squares.GetAttribute("d")!.Count(mark => mark == 'M')));
        }
    }

    [Theory]
    [InlineData(0, 2, "The first 2 weeks")]
    [InlineData(2, 4, "Weeks 2 to 4")]
    [InlineData(6, 6, "At 6 weeks")]
    [InlineData(6, 26, "6 weeks to 6 months")]
    [InlineData(52, 52, "At 1 year")]
    [InlineData(8, null, "After 8 weeks")]
    public void The_time_of_a_stage_is_told_in_words(int from, int? to, string words) =>
        Assert.Equal(words, ShellText.Course.Time(new CourseStage(new CourseWeeks(from, to), null, new Advice("", []))));

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

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<IElement> Following(IElement element)
    {
        for (var next = element.NextElementSibling; next is not null; next = next.NextElementSibling)
        {
            yield return next;
        }
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

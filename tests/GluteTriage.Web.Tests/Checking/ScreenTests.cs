using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Screens;
using GluteTriage.Sessions;
using GluteTriage.Testing;
using GluteTriage.Web.Checking;
using GluteTriage.Web.Tests.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace GluteTriage.Web.Tests.Checking;

/// <summary>Pages that ask several questions at once, on the shipped content.</summary>
public sealed class ScreenTests(Site site)
{
    private static readonly string[] Legs = ["both", "weak"];

    [Fact]
    public async Task An_ordinary_person_is_at_the_result_in_about_fifteen_pages()
    {
        var person = await site.BegunAsync();

        Assert.Equal("/check/result", await person.WalkAsync());

        var session = await FindAsync(person);
        Assert.InRange(session.Screens.Count, 8, 20);
        Assert.All(session.Screens, screen => Assert.Equal(screen.Screen, screen.Read().Screen));
    }

    [Fact]
    public async Task Everything_a_screen_asks_stands_on_its_page_in_its_words_and_can_be_chosen()
    {
        var person = await site.BegunAsync();
        HashSet<string> seen = [];
        person.OnPage = async page =>
        {
            if (Progress.Of(await FindAsync(person), Shipped.Release).Walk is not ScreenStep.Show show)
            {
                return;
            }

            seen.Add(show.Screen.Code);
            var said = page.Page.QuerySelectorAll<IHtmlInputElement>("form.question label.option > input, form.question .place label.option > input")
                .ToDictionary(input => (input.Name!, input.Value), input => input.ParentElement!.TextContent.Trim());
            Assert.Equal(Asked(show).Order(), said.Keys.Order());
            Assert.All(show.Lines, line => Assert.Equal(line.Say, said[("line", line.Code)]));
            Assert.All(
                show.Screen.Whole.Where(whole => show.Whole.Any(item => item.Code == whole.Item)).SelectMany(whole => whole.Labels.Values.Append(whole.Title)),
                words => Assert.Contains(words ?? "", page.Words));
            Assert.Contains(show.Lines.IsEmpty ? "" : show.Screen.LinesTitle ?? "", page.Words);
        };

        await person.WalkAsync(null, ("duration", ["gt3m"]), ("morning-night", ["stiff30"]), ("pain-spread", ["back-thigh:left"]));

        Assert.Empty(Shipped.Content.Screens.Select(screen => screen.Code).Except(seen));
    }

    [Fact]
    public async Task What_was_not_on_the_page_is_not_taken_for_not_ticked()
    {
        var person = await site.BegunAsync();
        var at = await person.WalkAsync(until: "duration");
        (string, string)[] chosen = [("item-impact", "mild"), ("item-duration", "1-6w")];
        var before = (await FindAsync(person)).Replies.Count;

        var refused = await person.BackAsync(await person.PostAsync(
            await person.GetAsync(at), chosen, hidden: (name, value) => name is "shown" ? "" : value));

        Assert.StartsWith("Error: ", refused.Page.Title);
        Assert.Equal(before, (await FindAsync(person)).Replies.Count);
        await person.PostAsync(await person.GetAsync(at), [.. chosen, ("line", "limp")]);
        Assert.Contains((await FindAsync(person)).Replies, reply => reply.Item.Value == "four-steps" && reply.Reply == "limp");
    }

    [Fact]
    public async Task A_screen_is_stored_with_all_its_answers_by_one_post_and_leads_on_by_a_redirect()
    {
        var (person, at) = await AtAsync("legs");

        var answered = await person.PostAsync(await person.GetAsync(at), [("line", "-none")]);

        var session = await FindAsync(person);
        Assert.Equal(HttpStatusCode.SeeOther, answered.Status);
        Assert.NotEqual(at, answered.Next);
        Assert.Equal(session.Session.Revision, session.Replies.Count);
        Assert.Equal(("legs", session.Session.Revision), (session.Screens[^1].Screen, session.Screens[^1].Revision));
        Assert.True(session.Screens[^1].Replies > 1);
    }

    [Fact]
    public async Task A_ticked_line_that_does_not_say_which_opens_its_question_and_going_back_shows_what_was_ticked()
    {
        var (person, at) = await AtAsync("legs");

        var next = (await person.PostAsync(await person.GetAsync(at), [("line", "weak")])).Next;

        Assert.Equal("/check/leg-weakness", next);
        var question = await person.GetAsync(next!);
        var back = question.Page.QuerySelector("a.back")!.GetAttribute("href")!;
        Assert.Equal(at, back);
        Assert.Equal(["weak"], Lines(await person.GetAsync(back)));
    }

    [Fact]
    public async Task None_beside_a_line_is_refused_in_a_plain_sentence_and_what_was_ticked_is_kept()
    {
        var (person, at) = await AtAsync("legs");
        var before = (await FindAsync(person)).Replies.Count;

        var refused = await person.BackAsync(await person.PostAsync(await person.GetAsync(at), [("line", "weak"), ("line", "-none")]));

        Assert.Contains("does not go together with other answers", refused.Words);
        Assert.Equal(["-none", "weak"], Lines(refused).Order(StringComparer.Ordinal));
        Assert.NotNull(refused.Page.QuerySelector(refused.Page.QuerySelector(".error-summary[autofocus] a")!.GetAttribute("href")!));
        Assert.Equal(before, (await FindAsync(person)).Replies.Count);
    }

    [Fact]
    public async Task Nothing_ticked_or_something_that_was_not_offered_is_refused()
    {
        var (person, at) = await AtAsync("legs");

        foreach (var fields in new (string, string)[][] { [], [("line", "no-such-line")], [("line", "-skip")] })
        {
            var refused = await person.BackAsync(await person.PostAsync(await person.GetAsync(at), fields));
            Assert.StartsWith("Error: ", refused.Page.Title);
        }
    }

    [Fact]
    public async Task The_same_post_twice_has_one_effect_and_an_old_page_is_told_so()
    {
        var (person, at) = await AtAsync("legs");
        var page = await person.GetAsync(at);

        var first = await person.PostAsync(page, [("line", "-none")]);
        var again = await person.PostAsync(page, [("line", "-none")]);
        var screens = (await FindAsync(person)).Screens.Count;
        var stale = await person.PostAsync(page, [("line", "weak")]);

        Assert.Equal(first.Next, again.Next);
        Assert.Contains("your last choice here was not saved", (await person.GetAsync(stale.Next!)).Words);
        Assert.Equal(screens, (await FindAsync(person)).Screens.Count);
    }

    [Fact]
    public async Task A_form_that_cannot_be_trusted_comes_back_with_the_lines_kept()
    {
        var (person, at) = await AtAsync("legs");

        var refused = await person.BackAsync(await person.PostAsync(
            await person.GetAsync(at), [.. Legs.Select(line => ("line", line))], hidden: (name, value) => name is "revision" or "screens" ? value : "spoilt"));

        Assert.Equal(Legs, Lines(refused));
    }

    [Fact]
    public async Task Who_is_not_sure_is_asked_of_which_line_and_may_find_that_none_fits()
    {
        var (person, at) = await AtAsync("legs");

        var asked = (await person.PostAsync(await person.GetAsync(at), [("line", "-unsure")])).Next!;
        var page = await person.GetAsync(asked);
        var next = (await person.PostAsync(page, [("line", "-none")])).Next;

        Assert.Equal("/check/s/legs/unsure", asked);
        Assert.Equal("Which of these are you not sure about?", page.Heading);
        Assert.DoesNotContain("/check/leg", next!);
        Assert.DoesNotContain("/check/s/legs", next!);
    }

    [Fact]
    public async Task Who_answers_for_somebody_elsewhere_is_told_to_ring_them()
    {
        var person = site.Person();
        await person.BeginAsync(whom: "elsewhere");
        var at = await person.WalkAsync(until: "leg-weakness");

        var asked = await person.GetAsync((await person.PostAsync(await person.GetAsync(at), [("line", "-unsure")])).Next!);

        Assert.Contains("Ring them if you can; your answers wait for 24 hours.", asked.Words);
    }

    [Fact]
    public async Task An_emergency_line_leads_to_what_to_do_at_once()
    {
        var person = await site.BegunAsync();
        var at = await person.WalkAsync(until: "bladder-bowel");

        var next = (await person.PostAsync(await person.GetAsync(at), [("line", "very-ill")])).Next;

        Assert.Equal("/check/s/now", at);
        Assert.Equal("/emergency", next);
    }

    [Fact]
    public async Task A_screen_answered_anew_takes_back_what_it_said_and_the_question_is_asked()
    {
        var (person, at) = await AtAsync("legs");
        await person.PostAsync(await person.GetAsync(at), [("line", "-none")]);

        var next = (await person.PostAsync(await person.GetAsync(at), [("line", "weak")])).Next;

        Assert.Equal("/check/leg-weakness", next);
        Assert.Contains((await FindAsync(person)).Replies, reply => reply.IsTakenBack && reply.Item.Value == "leg-weakness");
        await person.AnswerAsync(next!, "none");
        await person.WalkAsync();
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/check/result")).Status);
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/check/answers")).Status);
    }

    [Fact]
    public async Task The_map_names_what_is_chosen_in_words_and_asks_both_where_and_where_to()
    {
        var person = await site.BegunAsync();
        var page = await person.GetAsync("/check/s/map");

        var half = await person.BackAsync(await person.PostAsync(page, [("item-pain-site", "upper-outer:right")]));

        Assert.Contains("Hurts most: Upper-outer buttock (right).", half.Page.QuerySelector("#chosen")!.TextContent);
        await person.PostAsync(half, [("item-pain-site", "upper-outer:right"), ("item-pain-spread", "knee:right")]);
        var again = await person.GetAsync("/check/s/map");
        Assert.Equal("Hurts most: Upper-outer buttock (right). Goes to: Knee (right).", again.Page.QuerySelector("#chosen")!.TextContent);
        Assert.True(again.Page.QuerySelector("details.further")!.HasAttribute("open"));
    }

    [Fact]
    public async Task Every_place_of_the_map_that_has_a_name_can_be_tapped()
    {
        var person = await site.BegunAsync();
        var page = (await person.GetAsync("/check/s/map")).Page;

        Assert.All(
            page.QuerySelectorAll(".region:not(.off)"),
            region => Assert.NotNull(page.QuerySelector(
                $"input[value='{region.GetAttribute("data-place")}{(region.GetAttribute("data-side") is { } side ? $":{side}" : "")}']")));
        Assert.Empty(page.QuerySelectorAll(".region.off + .label"));
    }

    [Fact]
    public async Task A_screen_the_person_is_not_at_leads_to_the_one_they_are_at()
    {
        var person = await site.BegunAsync();

        Assert.Equal("/check/s/map", (await person.GetAsync("/check/s/skin")).Next);
        Assert.Equal("/check/s/map", (await person.GetAsync("/check/age")).Next);
        Assert.Equal("/check?lost", (await site.Person().GetAsync("/check/s/skin")).Next);
    }

    [Fact]
    public async Task No_page_before_the_result_names_a_cause()
    {
        var person = await site.BegunAsync();
        var at = "/check/s/map";
        var titles = Shipped.Content.Families.Select(family => family.Title).ToList();
        Assert.NotEmpty(titles);

        foreach (var until in new[] { "bladder-bowel", "leg-weakness", "feeling-ill", "impact", "sitting" })
        {
            var page = await person.GetAsync(at);
            Assert.All(titles, title => Assert.DoesNotContain(title, page.Words));
            at = await person.WalkAsync(until);
        }
    }

    [Fact]
    public void That_nothing_fitted_is_not_ticked_again_beside_lines_that_were_not_there_then()
    {
        var screen = Shipped.Content.Screens.Single(screen => screen.Code == "move");
        var before = new ScreenReply { Screen = "move", Shown = [screen.Lines[0].Code], None = true };

        Assert.Equal([ScreenFields.None], ScreenFields.LinesOf(new ScreenStep.Show(screen, [screen.Lines[0]], [], before)));
        Assert.Empty(ScreenFields.LinesOf(new ScreenStep.Show(screen, [.. screen.Lines.Take(2)], [], before)));
        Assert.Equal(
            [screen.Lines[0].Code],
            ScreenFields.LinesOf(new ScreenStep.Show(screen, [.. screen.Lines.Take(2)], [], before with { None = false, Ticked = [screen.Lines[0].Code] })));
    }

    [Fact]
    public async Task What_was_ticked_is_in_the_persons_own_copy()
    {
        var person = await site.BegunAsync();
        await person.WalkAsync();

        Assert.NotEmpty(Web.Results.MyAnswers.Of(await FindAsync(person), Shipped.Release, DateTimeOffset.UnixEpoch).Screens);
    }

    /// <summary>Name and value of everything that can be chosen.</summary>
    private static IEnumerable<(string, string)> Asked(ScreenStep.Show show) =>
    [
        .. show.Lines.Select(line => ("line", line.Code)),
        .. show.Lines.IsEmpty ? [] : new[] { ("line", show.Screen.None, "-none"), ("line", show.Screen.Unsure, "-unsure"), ("line", show.Screen.Skip, "-skip") }
            .Where(apart => apart.Item2 is not null).Select(apart => (apart.Item1, apart.Item3)),
        .. show.Whole.SelectMany(item => AnswerRow.Of(item, Shipped.Content.Places, ScreenFields.NameOf(item.Code)).SelectMany(row =>
            row.Place is { Sided: true } ? new[] { Side.Left, Side.Right }.Select(side => (row.Name, row.Value(side))) : [(row.Name, row.Value(Side.None))])),
    ];

    private async Task<(Person Person, string At)> AtAsync(string screen)
    {
        var person = await site.BegunAsync();
        var at = await person.WalkAsync(until: "leg-weakness");
        Assert.Equal($"/check/s/{screen}", at);
        return (person, at);
    }

    private static IEnumerable<string> Lines(Shown page) =>
        page.Page.QuerySelectorAll<IHtmlInputElement>("input[name=line]").Where(input => input.IsChecked).Select(input => input.Value);

    private async Task<OpenSession> FindAsync(Person person) => (await site.Services.GetRequiredService<SessionLog>().FindAsync(
        SessionKey.Parse(person.Cookies["glutetriage"])!, CancellationToken.None))!;
}

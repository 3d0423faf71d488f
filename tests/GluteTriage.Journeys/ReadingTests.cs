using GluteTriage.Testing;
using Microsoft.Playwright;

namespace GluteTriage.Journeys;

/// <summary>People who read, in a real browser.</summary>
public sealed class ReadingTests(Stage stage) : Journey(stage)
{
    [Fact]
    public async Task A_word_is_explained_in_place_by_the_keyboard_alone()
    {
        await Page.GotoAsync("/read/knots");
        var term = Page.Locator("button.term").First;

        await term.FocusAsync();
        await Page.Keyboard.PressAsync("Enter");

        var explanation = Page.Locator($"#{await term.GetAttributeAsync("popovertarget")}");
        await Assertions.Expect(explanation).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(explanation).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Sources_are_shown_where_they_are_asked_for_and_stay_so_on_the_next_page()
    {
        await Page.GotoAsync("/read/causes/sciatica");
        await Assertions.Expect(Page.Locator(".marks").First).ToBeHiddenAsync();

        await Page.Locator("#show-sources").CheckAsync();
        await Assertions.Expect(Page.Locator(".marks").First).ToBeVisibleAsync();
        await Page.GotoAsync("/read/knots");
        await Assertions.Expect(Page.Locator(".marks").First).ToBeVisibleAsync();

        await Page.Locator("#show-sources").UncheckAsync();
        await Page.GotoAsync("/read/causes/sciatica");
        await Assertions.Expect(Page.Locator(".marks").First).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_word_cuts_the_long_list_of_warning_signs_and_none_is_lost_when_it_is_taken_out()
    {
        await Page.GotoAsync("/read/warning-signs");
        var all = await Page.Locator(".sign-level details:visible").CountAsync();

        await Page.Locator("#filter").FillAsync("Rash");
        await Assertions.Expect(Page.Locator("#blister-rash")).ToBeVisibleAsync();
        await Assertions.Expect(Page.Locator("#swollen-leg")).ToBeHiddenAsync();
        await Page.Locator("#filter").FillAsync("xyzzy");
        await Assertions.Expect(Page.Locator(".filter [role=status]")).ToContainTextAsync("No sign has this word");
        await Page.Locator("#filter").FillAsync("");

        Assert.Equal(all, await Page.Locator(".sign-level details:visible").CountAsync());
    }

    [Fact]
    public async Task The_list_beside_a_page_shows_where_one_is_and_a_tap_on_the_body_opens_what_is_often_found_there()
    {
        await Page.SetViewportSizeAsync(1280, 600);
        await Page.GotoAsync("/read/causes/wallet-neuritis");
        await Assertions.Expect(Page.Locator(".section-nav a[aria-current=page]")).ToBeInViewportAsync();

        await Page.GotoAsync("/read/causes");
        await Page.Locator(".find-place [data-place=tailbone]").First.ClickAsync();

        await Assertions.Expect(Page.Locator("#at-tailbone a[href='/read/causes/tailbone-pain']")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Nothing_is_asked_of_any_other_server_and_no_cookie_is_given_for_reading()
    {
        var asked = new List<Uri>();
        Page.Request += (_, request) => asked.Add(new Uri(request.Url));
        foreach (var address in new[] { "/", "/read/knots", "/read/causes/sciatica", "/read/anatomy", "/search?q=knot", "/emergency" })
        {
            await Page.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        }

        Assert.True(asked.Count > 10);
        Assert.All(asked, request => Assert.True(request.Authority == Site.Address.Authority || request.Scheme is "data" or "blob", request.ToString()));
        Assert.Empty(await Phone.CookiesAsync());
    }

    [Fact]
    public async Task What_is_printed_holds_the_danger_signs()
    {
        var person = Person.Of(Page, "benign-desk-worker");
        await person.BeAtAsync();
        foreach (var address in new[] { "/read/self-care", "/check/result" })
        {
            await Page.GotoAsync(address);
            await Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

            foreach (var sign in Shipped.Release.Signs.Where(sign => sign.Urgency is Engine.Assessments.Urgency.Emergency))
            {
                await Assertions.Expect(Page.GetByText(sign.Say).First).ToBeVisibleAsync();
            }

            await Assertions.Expect(Page.Locator(".parts")).ToBeHiddenAsync();
        }
    }

    [Theory]
    [InlineData("benign-desk-worker")]
    [InlineData("picture-piriformis-syndrome")]
    [InlineData("benign-desk-worker", "injury", "medical-history", "bone-history", "weight-night", "pelvic", "pain-quality", "sitting", "numb-tingle")]
    public async Task A_result_is_printed_on_two_sides_with_all_that_is_for_paper(string vignette, params string[] unsureOf)
    {
        var person = Person.Of(Page, vignette, [.. unsureOf.Select(item => (item, new[] { "not-sure" }))]);
        await person.BeAtAsync();
        await Page.GotoAsync("/check/result");

        await Paper.CheckAsync(Page, Paper.NotOfAResult);
        Assert.InRange(Paper.SidesOf(await Page.PdfAsync(new PagePdfOptions { Format = "A4" })), 1, 2);
        foreach (var address in new[] { "/check/summary", "/check/answers", "/emergency" })
        {
            await Page.GotoAsync(address);
            await Paper.CheckAsync(Page, ".as-text, .change, .take");
        }
    }

    [Fact]
    public async Task Every_leaflet_is_one_side_of_paper_in_every_region_and_free_of_faults()
    {
        var causes = Shipped.Content.Causes.Select(cause => cause.Code).ToList();
        foreach (var (cause, region) in causes.SelectMany(_ => Sampling.Of(Shipped.Release.Regions, shares: 3), (cause, region) => (cause, region)))
        {
            await Phone.AddCookiesAsync([new Cookie { Name = "region", Value = region.Code, Url = Site.Address.ToString() }]);
            await Page.GotoAsync($"/read/causes/{cause}/leaflet");

            var sides = Paper.SidesOf(await Page.PdfAsync(new PagePdfOptions { Format = "A4" }));
            Assert.True(sides == 1, $"{cause} in {region.Code} takes {sides} sides.");
        }

        await Axe.CheckAsync(Page, width: 390);
        await Paper.CheckAsync(Page);
    }

    [Fact]
    public async Task Written_from_right_to_left_nothing_falls_off_the_page()
    {
        string[] addresses =
            ["/", "/read", "/read/triggers", "/read/compare", "/read/anatomy/deep", "/read/warning-signs", "/search?q=wallet", "/check"];
        foreach (var address in addresses)
        {
            await Page.GotoAsync(address);
            await Page.EvaluateAsync("document.documentElement.dir = 'rtl'");
            foreach (var width in new[] { 320, 1280 })
            {
                await Page.SetViewportSizeAsync(width, 844);

                Assert.Equal(0, await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
                Assert.True(
                    await Page.EvaluateAsync<bool>(
                        "[...document.querySelectorAll('main p, main h1, main a')].every(e => e.getBoundingClientRect().left >= 0)"),
                    $"{address} at {width}");
            }
        }
    }

    [Fact]
    public async Task With_forced_colours_drawings_and_the_place_one_is_at_can_still_be_seen()
    {
        await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ForcedColors = ForcedColors.Active });
        await Page.GotoAsync("/read/anatomy/deep");

        Assert.Equal("none", await Page.Locator("figure.drawn > svg").EvaluateAsync<string>("drawing => getComputedStyle(drawing).forcedColorAdjust"));
        Assert.Equal("solid", await Page.Locator(".layers a[aria-current]").EvaluateAsync<string>("link => getComputedStyle(link).outlineStyle"));
    }
}

public sealed class ReadingWithoutScriptTests(Stage stage) : Journey(stage)
{
    protected override bool Script => false;

    [Fact]
    public async Task The_search_finds_a_page_in_the_words_people_use_and_with_a_slip_in_them()
    {
        await Page.GotoAsync("/");
        await Page.GetByRole(AriaRole.Searchbox).FillAsync("walet in my back pocket");
        await LeavingAsync(() => Page.Keyboard.PressAsync("Enter"));

        Assert.Equal("/search", Path);
        await LeavingAsync(() => Page.Locator(".found a[href='/read/causes/wallet-neuritis']").ClickAsync());
        Assert.Equal("/read/causes/wallet-neuritis", Path);
    }

    [Fact]
    public async Task The_layers_of_the_body_come_off_one_by_one()
    {
        await Page.GotoAsync("/read/anatomy");
        await Assertions.Expect(Page.Locator(".surface-layer")).ToBeVisibleAsync();

        await LeavingAsync(() => Page.Locator(".layers a").Last.ClickAsync());

        await Assertions.Expect(Page.Locator(".surface-layer")).ToBeHiddenAsync();
        await Assertions.Expect(Page.Locator(".bone-layer")).ToBeVisibleAsync();
    }
}

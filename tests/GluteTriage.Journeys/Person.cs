using System.Collections.Immutable;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using GluteTriage.Content;
using GluteTriage.Content.Authoring;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Screens;
using GluteTriage.Testing;
using GluteTriage.Web.Shell;
using Microsoft.Playwright;

namespace GluteTriage.Journeys;

/// <summary>
/// Somebody with a phone who answers as a vignette does: by tapping, where answering is what a journey tells of, or by sending the forms
/// with the browser's cookies, where it only needs to be somewhere.
/// </summary>
internal sealed class Person(IPage page, Answers answers, string whom = "me")
{
    /// <summary>More pages than anybody meets; who meets more goes round in a ring.</summary>
    private const int MostPages = 60;

    private readonly TruthfulPerson truth = new(Release.Clinical, answers);

    /// <summary>The content of the running site, for the words on its buttons.</summary>
    public static Release Release { get; } = ContentCompiler.Compile(ContentFolder.Read(Path.Combine(Site.Repository, "content"))).Release!;

    /// <summary>The person of a vignette, who has nothing to report about what it does not mention.</summary>
    public static Person Of(IPage page, string vignette, params (string Item, string[] Reply)[] instead) => OfWhom(page, "me", vignette, instead);

    /// <param name="whom">For whom the questions are answered: "me", "with-me" or "elsewhere".</param>
    /// <inheritdoc cref="Of" path="/summary"/>
    public static Person OfWhom(IPage page, string whom, string vignette, params (string Item, string[] Reply)[] instead)
    {
        var answers = VignetteRun.AnswersOf(Release.Clinical, Release.Vignettes.Single(v => v.Code == vignette));
        foreach (var (item, reply) in instead)
        {
            var accepted = (Reply.Accepted)Reply.Read(Release.Clinical[new ItemCode(item)], reply);
            answers = answers.With(new ItemCode(item), accepted.Answer);
        }

        foreach (var item in Release.Clinical.Items)
        {
            IEnumerable<Mark> marks = answers[item.Code]?.Marks ?? [new Mark(Neutral(item), Side.None)];
            var sided = marks.Select(mark => mark.Side is Side.None && IsSided(item, mark.Option) ? mark with { Side = Side.Left } : mark);
            answers = answers.With(item.Code, ((Reply.Accepted)Reply.Read(item, [.. sided.Select(mark => mark.ToString())])).Answer);
        }

        return new Person(page, answers, whom);
    }

    /// <summary>Begins and answers without tapping, and opens the page that asks about an item, or what is shown after the last.</summary>
    /// <param name="until">The item to stop before; without it all are answered.</param>
    public async Task BeAtAsync(string? until = null, string region = "uk")
    {
        var (address, text) = await SendAsync(await ReadAsync("/check"), [("region", region), ("whom", whom)]);
        await SendUntilAsync(address, text, asked => asked.Contains(until));
    }

    /// <summary>Answers the page on the screen and those after it without tapping, and opens the one to stop before.</summary>
    public async Task SkipToAsync(string? until = null) =>
        await SendUntilAsync(page.Url, await ReadAsync(page.Url), asked => asked.Contains(until));

    /// <summary>Answers the page on the screen without tapping, and opens the next.</summary>
    public async Task SkipAsync()
    {
        var (address, _) = await SendAsync(await ReadAsync(page.Url), FieldsOn(page.Url, await ReadAsync(page.Url))!);
        await page.GotoAsync(address);
    }

    private async Task SendUntilAsync(string address, string text, Predicate<IReadOnlyList<string?>> isWhereToStop)
    {
        for (var pages = 0; !isWhereToStop(ItemsAt(address)) && FieldsOn(address, text) is { } fields; pages++)
        {
            Assert.True(pages < MostPages, $"{address} comes again and again");
            (address, text) = await SendAsync(text, fields);
        }

        await page.GotoAsync(address);
    }

    /// <summary>What the person chooses on a page; null where nothing is asked.</summary>
    private IReadOnlyList<(string Name, string Value)>? FieldsOn(string address, string text) => FormFields.Of(
        Release.Clinical, truth, new Uri(address).AbsolutePath,
        new HtmlParser().ParseDocument(text).QuerySelectorAll<IHtmlInputElement>("main form.question input").Select(input => (Name: input.Name!, input.Value))
            .ToHashSet());

    private async Task<string> ReadAsync(string address) => await (await page.Context.APIRequest.GetAsync(address)).TextAsync();

    /// <summary>Sends the form of a page, with what it hides, and follows where that leads.</summary>
    private async Task<(string Address, string Text)> SendAsync(string text, IReadOnlyList<(string Name, string Value)> fields)
    {
        var form = new HtmlParser().ParseDocument(text).QuerySelector<IHtmlFormElement>("main form[method=post]")!;
        var data = page.Context.APIRequest.CreateFormData();
        foreach (var hidden in form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]"))
        {
            data.Append(hidden.Name!, hidden.Value);
        }

        foreach (var (name, value) in fields)
        {
            data.Append(name, value);
        }

        var answer = await page.Context.APIRequest.PostAsync(form.GetAttribute("action")!, new APIRequestContextOptions { Form = data });
        Assert.True(answer.Ok, $"{form.GetAttribute("action")} was answered {answer.Status}");
        return (answer.Url, await answer.TextAsync());
    }

    /// <summary>With a result on the screen, agrees that clinicians may read the answers.</summary>
    public async Task AgreeToReviewAsync()
    {
        await page.Locator("#keep > summary").ClickAsync();
        await page.LeaveAsync(() => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Yes, keep my answers for that" }).ClickAsync());
    }

    /// <summary>Opens the start page, chooses a region, agrees and begins.</summary>
    public async Task BeginAsync(string region = "uk")
    {
        await page.GotoAsync("/check");
        await page.Locator("#region").SelectOptionAsync(region);
        await page.Locator($"input[name=whom][value={whom}]").CheckAsync();
        await page.LeaveAsync(() => page.Locator("form.start button[type=submit]").ClickAsync());
        Assert.EndsWith("/check/s/map", page.Url, StringComparison.Ordinal);
    }

    /// <summary>Taps through page after page until something else is shown, or the page that asks about the item.</summary>
    /// <param name="each">Done on every page before it is answered.</param>
    /// <returns>How many pages were answered.</returns>
    public async Task<int> AnswerUntilAsync(string? item = null, Func<Task>? each = null)
    {
        var pages = 0;
        while (IsAsked && !ItemsAt(page.Url).Contains(item))
        {
            Assert.True(pages++ < MostPages, $"{page.Url} comes again and again: {await page.InnerTextAsync("main")}");
            await (each?.Invoke() ?? Task.CompletedTask);
            await AnswerAsync();
        }

        return pages;
    }

    /// <summary>Answers the page on the screen and goes on.</summary>
    public async Task AnswerAsync()
    {
        await ChooseAsync();
        await ContinueAsync();
    }

    /// <summary>Taps what the person would choose on the page, opening the list of a body map where that hides it.</summary>
    public async Task ChooseAsync()
    {
        foreach (var (name, value) in FieldsOn(page.Url, await page.ContentAsync())!)
        {
            var input = page.Locator($"input[name='{name}'][value='{value}']");
            var fold = page.Locator("details:not([open])").Filter(new LocatorFilterOptions { Has = input });
            if (await fold.CountAsync() > 0)
            {
                await fold.Locator("summary").First.ClickAsync();
            }

            await input.CheckAsync();
        }
    }

    public async Task ContinueAsync() =>
        await page.LeaveAsync(() => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = ShellText.Question.Continue }).ClickAsync());

    /// <summary>Whether the page asks something.</summary>
    public bool IsAsked => ItemsAt(page.Url).Count > 0;

    /// <summary>The item asked on a page of its own, or null when this is none.</summary>
    public string? AskedItem() => ItemAt(page.Url);

    /// <summary>Every item the page can be about; none when it asks nothing.</summary>
    private static List<string?> ItemsAt(string address)
    {
        if (new Uri(address).AbsolutePath.Split('/') is ["", "check", "s", var code, ..])
        {
            var screen = Release.Clinical.Screens.Single(one => one.Code == code);
            return [.. screen.Whole.Select(whole => whole.Item).Concat(screen.LineItems).Select(item => item.Value)];
        }

        return ItemAt(address) is { } item ? [item] : [];
    }

    private static string? ItemAt(string address)
    {
        var path = new Uri(address).AbsolutePath.Split('/');
        return path is ["", "check", var code] && Release.Clinical.Find(new ItemCode(code)) is not null ? code : null;
    }

    private static Item ItemOf(string? code) => Release.Clinical[new ItemCode(code!)];

    /// <summary>What a person says who has nothing to report about an item the vignette does not mention.</summary>
    private static OptionCode Neutral(Item item) =>
        item.Benign
        ?? new[] { "none", "no", "no-effect", "not-done", "not-sure", "rather-not-say" }
            .Select(code => new OptionCode(code))
            .Concat(item.Options.Select(option => option.Code))
            .First(code => item.Find(code) is not null);

    private static bool IsSided(Item item, OptionCode option) =>
        item.BodyMap is not BodyMapUse.None && Release.Clinical.Places.Any(place => place.Code == option && place.Sided);
}

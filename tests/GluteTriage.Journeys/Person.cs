using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using GluteTriage.Content;
using GluteTriage.Content.Authoring;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Questionnaire;
using Microsoft.Playwright;

namespace GluteTriage.Journeys;

/// <summary>
/// Somebody with a phone who answers as a vignette does: by tapping, where answering is what a journey tells of, or by sending the forms
/// with the browser's cookies, where it only needs to be somewhere.
/// </summary>
internal sealed class Person(IPage page, Answers answers)
{
    /// <summary>The content of the running site, for the words on its buttons.</summary>
    public static Release Release { get; } = ContentCompiler.Compile(ContentFolder.Read(Path.Combine(Site.Repository, "content"))).Release!;

    public static Person Of(IPage page, string vignette, params (string Item, string[] Reply)[] instead)
    {
        var answers = VignetteRun.AnswersOf(Release.Clinical, Release.Vignettes.Single(v => v.Code == vignette));
        foreach (var (item, reply) in instead)
        {
            var accepted = (Reply.Accepted)Reply.Read(Release.Clinical[new ItemCode(item)], reply);
            answers = answers.With(new ItemCode(item), accepted.Answer);
        }

        return new Person(page, answers);
    }

    /// <summary>Begins and answers without tapping, and opens the question that comes then, or what is shown after the last.</summary>
    /// <param name="until">The item to stop before; without it all are answered.</param>
    public async Task BeAtAsync(string? until = null, string region = "uk")
    {
        var (address, text) = await SendAsync(await ReadAsync("/check"), [("region", region), ("whom", "me")]);
        await SendUntilAsync(address, text, asked => asked == until);
    }

    /// <summary>Answers the question on the screen and those after it without tapping, and opens the one to stop before.</summary>
    public async Task SkipToAsync(string? until = null) => await SendUntilAsync(page.Url, await ReadAsync(page.Url), asked => asked == until);

    /// <summary>Answers the question on the screen without tapping, and opens the next.</summary>
    public async Task SkipAsync()
    {
        var answered = AskedItem();
        await SendUntilAsync(page.Url, await ReadAsync(page.Url), asked => asked != answered);
    }

    private async Task SendUntilAsync(string address, string text, Predicate<string> isWhereToStop)
    {
        while (FieldsAt(address, isWhereToStop) is { } fields)
        {
            (address, text) = await SendAsync(text, fields);
        }

        await page.GotoAsync(address);
    }

    /// <summary>What the person chooses there; null where to stop. A screen is where to stop when it asks about the item.</summary>
    private IReadOnlyList<(string Name, string Value)>? FieldsAt(string address, Predicate<string> isWhereToStop)
    {
        switch (new Uri(address).AbsolutePath.Split('/'))
        {
            case ["", "check", "s", _, "unsure"]:
                return [("line", "-none")];
            case ["", "check", "s", var code]:
                var screen = Release.Clinical.Screens.Single(one => one.Code == code);
                if (screen.Whole.Select(whole => whole.Item).Concat(screen.LineItems).Any(item => isWhereToStop(item.Value)))
                {
                    return null;
                }

                List<(string Name, string Value)> fields =
                [
                    .. screen.Whole.SelectMany(whole => MarksOf(whole.Item.Value).Select(mark => ($"item-{whole.Item}", mark.ToString()))),
                    .. screen.Lines.Where(line => line.Covers().Any(said => answers[said.Item]?.Has(said.Option) is true)).Select(line => ("line", line.Code)),
                ];
                return fields.Count > 0 ? fields : [("line", screen.None is null ? screen.Lines[^1].Code : "-none")];
            default:
                return ItemAt(address) is { } asked && !isWhereToStop(asked) ? [.. MarksOf(asked).Select(mark => ("reply", mark.ToString()))] : null;
        }
    }

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
    public Task AgreeToReviewAsync() =>
        page.LeaveAsync(() => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Yes, keep my answers for that" }).ClickAsync());

    /// <summary>Opens the start page, chooses a region, agrees and begins.</summary>
    public async Task BeginAsync(string region = "uk")
    {
        await page.GotoAsync("/check");
        await page.Locator("#region").SelectOptionAsync(region);
        await page.LeaveAsync(() => page.Locator("form.start button[type=submit]").ClickAsync());
        Assert.EndsWith("/check/s/map", page.Url, StringComparison.Ordinal);
    }

    /// <summary>Answers question after question until something else is shown, or the given item is asked.</summary>
    public async Task AnswerUntilAsync(string? item = null)
    {
        while (AskedItem() is { } asked && asked != item)
        {
            await AnswerAsync(asked);
        }
    }

    /// <summary>Answers the question on the screen and goes on.</summary>
    public async Task AnswerAsync(string asked)
    {
        await ChooseAsync(asked);
        await ContinueAsync();
    }

    public async Task ChooseAsync(string asked)
    {
        var item = Release.Clinical[new ItemCode(asked)];
        foreach (var (option, side) in MarksOf(asked))
        {
            await Input(item, option, side).CheckAsync();
        }
    }

    private IEnumerable<Mark> MarksOf(string asked)
    {
        var item = Release.Clinical[new ItemCode(asked)];
        return (answers[item.Code]?.Marks ?? [new Mark(Neutral(item), Side.None)])
            .Select(mark => mark.Side is Side.None && IsSided(item, mark.Option) ? mark with { Side = Side.Left } : mark);
    }

    public async Task ContinueAsync() =>
        await page.LeaveAsync(() => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Continue" }).ClickAsync());

    /// <summary>Found as a person finds it, by kind and words; under a place's name stand only "Left" and "Right".</summary>
    private ILocator Input(Item item, OptionCode option, Side side) => side is Side.None
        ? page.GetByRole(
            item.Kind is ItemKind.OneOf || item.ExactlyOneOf.Contains(option) ? AriaRole.Radio : AriaRole.Checkbox,
            new PageGetByRoleOptions { Name = item.Find(option)!.Say, Exact = true })
        : page.Locator($"input[value='{new Mark(option, side)}']");

    /// <returns>The item on the screen, or null when this is not a question.</returns>
    public string? AskedItem() => ItemAt(page.Url);

    private static string? ItemAt(string address)
    {
        var path = new Uri(address).AbsolutePath.Split('/');
        return path is ["", "check", var code] && Release.Clinical.Find(new ItemCode(code)) is not null ? code : null;
    }

    /// <summary>What a person says who has nothing to report about an item the vignette does not mention.</summary>
    private static OptionCode Neutral(Item item) =>
        item.Benign
        ?? new[] { "none", "no", "no-effect", "not-done", "not-sure", "rather-not-say" }
            .Select(code => new OptionCode(code))
            .First(code => item.Find(code) is not null);

    private static bool IsSided(Item item, OptionCode option) =>
        item.BodyMap is not BodyMapUse.None && Release.Clinical.Places.Any(place => place.Code == option && place.Sided);
}

using GluteTriage.Content;
using GluteTriage.Content.Authoring;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Questionnaire;
using Microsoft.Playwright;

namespace GluteTriage.Journeys;

/// <summary>Somebody with a phone who answers as a vignette does.</summary>
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

    /// <summary>Opens the start page, chooses a region, consents, begins.</summary>
    public async Task BeginAsync(string region = "uk", bool mayBeReviewed = false)
    {
        await page.GotoAsync("/check");
        await page.Locator("#region").SelectOptionAsync(region);
        await page.Locator("#use").CheckAsync();
        if (mayBeReviewed)
        {
            await page.Locator("#keep").CheckAsync();
        }

        await page.LeaveAsync(() => page.Locator("form.start button[type=submit]").ClickAsync());
        Assert.EndsWith("/check/age", page.Url, StringComparison.Ordinal);
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
        var marks = answers[item.Code]?.Marks ?? [new Mark(Neutral(item), Side.None)];
        foreach (var mark in marks)
        {
            var side = mark.Side is Side.None && IsSided(item, mark.Option) ? Side.Left : mark.Side;
            await Input(item, mark.Option, side).CheckAsync();
        }
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
    public string? AskedItem()
    {
        var path = new Uri(page.Url).AbsolutePath.Split('/');
        return path is ["", "check", var code] && Release.Clinical.Find(new ItemCode(code)) is not null ? code : null;
    }

    /// <summary>What a person says who has nothing to report about an item the vignette does not mention.</summary>
    private static OptionCode Neutral(Item item) =>
        item.Benign
        ?? new[] { "none", "no", "no-effect", "not-done", "not-sure" }.Select(code => new OptionCode(code)).First(code => item.Find(code) is not null);

    private static bool IsSided(Item item, OptionCode option) =>
        item.BodyMap is not BodyMapUse.None && Release.Clinical.Places.Any(place => place.Code == option && place.Sided);
}

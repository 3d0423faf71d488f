using Microsoft.Playwright;

namespace GluteTriage.Journeys;

/// <summary>
/// Takes the pictures of the README from the running site: into docs/pictures when README_PICTURES is "renew", otherwise into a
/// folder that is thrown away, so that every run shows they can be taken.
/// </summary>
public sealed class PicturesTests(Stage stage) : Journey(stage)
{
    [Fact]
    public async Task The_pictures_of_the_readme_are_of_the_site_as_it_is()
    {
        var folder = Environment.GetEnvironmentVariable("README_PICTURES") == "renew"
            ? System.IO.Path.Combine(Site.Repository, "docs", "pictures")
            : Directory.CreateTempSubdirectory("pictures-").FullName;
        var person = Person.Of(Page, "picture-piriformis-syndrome");

        await person.BeAtAsync("pain-site");
        foreach (var place in (string[])["deep-mid", "back-thigh"])
        {
            await Page.Locator($".region[data-place='{place}'][data-side='left']").First.TapAsync(new LocatorTapOptions { Force = true });
        }

        await TakeAsync(folder, "body-map");
        await person.SkipToAsync("leg-weakness");
        await person.ChooseAsync();
        await TakeAsync(folder, "question");
        await person.SkipToAsync();
        await TakeAsync(folder, "result");

        Assert.All(["question", "body-map", "result"], name =>
            Assert.True(new FileInfo(System.IO.Path.Combine(folder, name + ".png")).Length > 10_000));
    }

    private async Task TakeAsync(string folder, string name)
    {
        await Page.EvaluateAsync("scrollTo(0, 0)");
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = System.IO.Path.Combine(folder, name + ".png") });
    }
}

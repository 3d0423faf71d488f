using GluteTriage.Content.Pages;
using GluteTriage.Testing;
using GluteTriage.Web.Reading;
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

    /// <summary>The PNGs other programs show beside a link: those of the site when SHARED_PICTURES is "renew", otherwise one to throw away.</summary>
    [Fact]
    public async Task The_pictures_for_sharing_are_of_the_drawings_as_they_are()
    {
        var covers = SharedPicture.Covers(Shipped.Release);
        var folder = Directory.CreateTempSubdirectory("shared-").FullName;
        if (Environment.GetEnvironmentVariable("SHARED_PICTURES") == "renew")
        {
            folder = System.IO.Path.Combine(Site.Repository, "src", "GluteTriage.Web", "wwwroot", SharedPicture.Folder);
            Directory.CreateDirectory(folder);
            Directory.GetFiles(folder).ToList().ForEach(File.Delete);
        }
        else
        {
            covers = covers.Take(1);
        }

        await Page.SetViewportSizeAsync(SharedPicture.Width, SharedPicture.Height);
        await Page.GotoAsync("/read/pictures");
        foreach (var drawing in covers)
        {
            var picture = System.IO.Path.Combine(folder, SharedPicture.NameOf(drawing));
            await Page.EvaluateAsync(
                """
                drawing => {
                    const patterns = document.querySelector('svg.pattern');
                    document.body.innerHTML = `<div class="card"><div class="drawn">${drawing}</div></div>`;
                    document.body.prepend(patterns);
                    Object.assign(document.querySelector('.card').style, { position: 'fixed', inset: 0, border: 0, borderRadius: 0 });
                    Object.assign(document.querySelector('.drawn').style, { height: '100%', padding: '30px' });
                    Object.assign(document.querySelector('.drawn svg').style, { height: '570px', maxHeight: 'none' });
                }
                """,
                DrawnFigure.Thumbnail(drawing));
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = picture, Scale = ScreenshotScale.Css });
            Assert.True(new FileInfo(picture).Length > 5_000);
        }
    }

    private async Task TakeAsync(string folder, string name)
    {
        await Page.EvaluateAsync("scrollTo(0, 0)");
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = System.IO.Path.Combine(folder, name + ".png") });
    }
}

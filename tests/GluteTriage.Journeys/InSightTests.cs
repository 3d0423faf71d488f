namespace GluteTriage.Journeys;

/// <summary>On an ordinary phone most screens are seen whole: nothing has to be scrolled to before one can go on.</summary>
public sealed class InSightTests(Stage stage, ITestOutputHelper output) : Journey(stage)
{
    /// <summary>Of the screens somebody with a main cause is asked.</summary>
    private const double LeastShare = 0.8;

    [Fact]
    public async Task The_button_to_go_on_is_in_sight_on_at_least_four_of_five_screens()
    {
        var screens = new Dictionary<string, int>();
        string[] people = ["picture-gluteus-maximus", "picture-piriformis-syndrome", "picture-wallet-neuritis", "picture-sciatica"];
        foreach (var vignette in people)
        {
            await Phone.ClearCookiesAsync();
            var person = Person.Of(Page, vignette);
            await person.BeAtAsync("pain-site");
            while (person.IsAsked)
            {
                screens[Path] = Math.Max(screens.GetValueOrDefault(Path), await BelowAsync());
                await person.SkipAsync();
            }
        }

        foreach (var (path, below) in screens.OrderByDescending(screen => screen.Value))
        {
            output.WriteLine($"{path}: the button ends {below} px below the edge");
        }

        var inSight = screens.Count(screen => screen.Value <= 0);
        Assert.True(inSight >= screens.Count * LeastShare, $"{inSight} of {screens.Count}");
    }

    /// <summary>How far below the edge of the window the button ends; negative when it is in sight.</summary>
    private async Task<int> BelowAsync() => await Page.EvaluateAsync<int>(
        "Math.ceil(document.querySelector('.question button.go').getBoundingClientRect().bottom - innerHeight)");
}

using System.Diagnostics;
using Microsoft.Playwright;

namespace GluteTriage.Journeys.Clinic;

/// <summary>A site of its own with its first administrator; others join through their links, as they would.</summary>
public sealed class OwnClinic : IAsyncDisposable
{
    public const string AdministratorName = "Ada Admin";

    private readonly Stage stage;
    private readonly List<IAsyncDisposable> open = [];

    private OwnClinic(Stage stage, Site site, Colleague administrator) => (this.stage, Site, Administrator) = (stage, site, administrator);

    public Site Site { get; }

    public Colleague Administrator { get; }

    /// <param name="demo">How many made-up sessions it begins with.</param>
    public static async Task<OwnClinic> OpenAsync(Stage stage, int demo = 0)
    {
        var site = await Site.StartAsync(async data =>
        {
            if (demo > 0)
            {
                var (code, said) = await GtAsync("demo", System.IO.Path.Combine(data, "sessions.db"), "--sessions", $"{demo}");
                Assert.True(code == 0, said);
            }
        });
        var administrator = await Colleague.AtLaptopAsync(stage, site);
        await administrator.JoinByPasskeyAsync(await site.SetupLinkAsync(), AdministratorName);
        return new OwnClinic(stage, site, administrator);
    }

    /// <summary>Invites somebody, who joins by passkey at a laptop of their own.</summary>
    public async Task<Colleague> JoinAsync(string name, params string[] roles)
    {
        var link = await InviteAsync(name, roles);
        var colleague = await Colleague.AtLaptopAsync(stage, Site);
        open.Add(colleague);
        await colleague.JoinByPasskeyAsync(link);
        return colleague;
    }

    /// <returns>The link the administrator is shown once.</returns>
    public async Task<string> InviteAsync(string name, params string[] roles)
    {
        await Administrator.GoAsync("/review/staff");
        var form = Administrator.Main.Locator("form.staff-invite");
        await form.Locator("#invite-name").FillAsync(name);
        foreach (var role in new[] { "Reviewer", "Lead", "Editor", "Administrator", "Auditor" })
        {
            await form.GetByRole(AriaRole.Checkbox, new LocatorGetByRoleOptions { Name = role }).SetCheckedAsync(roles.Contains(role));
        }

        await form.GetByRole(AriaRole.Button).ClickAsync();
        return await Administrator.Field("Link").InputValueAsync();
    }

    /// <summary>A person's phone that has come to its result.</summary>
    /// <param name="vignette">How they answer.</param>
    public async Task<IPage> FinishOnPhoneAsync(string vignette, bool mayBeReviewed)
    {
        var phone = await stage.PhoneAsync(Site);
        open.Add(new Closing(phone));
        var page = await phone.NewPageAsync();
        var person = Person.Of(page, vignette);
        await person.BeAtAsync();
        await page.GotoAsync("/check/result");
        if (mayBeReviewed)
        {
            await person.AgreeToReviewAsync();
        }

        await page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 }).WaitForAsync();
        return page;
    }

    /// <summary>Closes every laptop and phone but the administrator's.</summary>
    public async ValueTask SendHomeAsync()
    {
        foreach (var one in open)
        {
            await one.DisposeAsync();
        }

        open.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await SendHomeAsync();
        await Administrator.DisposeAsync();
        await Site.DisposeAsync();
    }

    /// <summary>Runs the command line tool as an operator would.</summary>
    public static async Task<(int Code, string Said)> GtAsync(params string[] arguments)
    {
        using var gt = Process.Start(new ProcessStartInfo("dotnet", [Site.ProgramOf("GluteTriage.Cli", "gt"), .. arguments])
        {
            WorkingDirectory = Site.Repository,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var said = await Task.WhenAll(gt.StandardOutput.ReadToEndAsync(), gt.StandardError.ReadToEndAsync());
        await gt.WaitForExitAsync();
        return (gt.ExitCode, string.Concat(said));
    }

    private sealed class Closing(IBrowserContext context) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await context.DisposeAsync();
    }
}

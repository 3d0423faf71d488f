using GluteTriage.Web.Accounts;
using Microsoft.Playwright;

namespace GluteTriage.Journeys.Clinic;

/// <summary>Somebody of the staff at a laptop of their own, whose device keeps passkeys and knows its owner.</summary>
public sealed class Colleague : IAsyncDisposable
{
    public const string Password = "Stapler-forgets-nine-oceans";

    private Colleague(IBrowserContext laptop, IPage page) => (Laptop, Page) = (laptop, page);

    public IBrowserContext Laptop { get; }

    public IPage Page { get; }

    public string Path => new Uri(Page.Url).AbsolutePath;

    public ILocator Main => Page.Locator("main");

    public ILocator Heading => Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 });

    public static async Task<Colleague> AtLaptopAsync(Stage stage, Site site)
    {
        var laptop = await stage.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = site.Address.ToString(),
            ViewportSize = new ViewportSize { Width = 1280, Height = 900 },
            Locale = "en-GB",
            TimezoneId = "Europe/London",
        });
        laptop.SetDefaultTimeout(60_000);
        var page = await laptop.NewPageAsync();
        var device = await laptop.NewCDPSessionAsync(page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        return new Colleague(laptop, page);
    }

    public ILocator Button(string name) => Main.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = name, Exact = true });

    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = name, Exact = true });

    public ILocator Field(string label) => Main.GetByLabel(label, new LocatorGetByLabelOptions { Exact = true });

    public ILocator Section(string heading) =>
        Main.Locator("section, details").Filter(new LocatorFilterOptions { Has = Page.Locator($"h2:text-is(\"{heading}\"), summary:text-is(\"{heading}\")") });

    /// <summary>Opens a page; a live one is there when its heading is, because nothing of it is drawn before. Shows the passkey again where asked.</summary>
    public async Task GoAsync(string address)
    {
        await Page.GotoAsync(address);
        if (Path == AccountUrl.StepUp && address != AccountUrl.StepUp)
        {
            await Page.LeaveAsync(() => Button(AccountText.StepUpPasskey).ClickAsync());
        }

        await Heading.First.WaitForAsync();
    }

    /// <summary>Opens the session that came last.</summary>
    public async Task OpenNewestAsync()
    {
        await GoAsync("/review?status=any&order=newest");
        await Main.Locator(".inbox-table tbody tr").First.GetByRole(AriaRole.Link).ClickAsync();
        await Page.WaitForURLAsync("**/review/sessions/*");
        await Main.Locator(".summary").WaitForAsync();
    }

    /// <summary>Makes an account, or new factors, from a link, by passkey.</summary>
    /// <param name="name">Only the first account chooses one.</param>
    public async Task JoinByPasskeyAsync(string link, string? name = null)
    {
        await Page.GotoAsync(link);
        if (name is not null)
        {
            await Page.Locator("#passkey-name").FillAsync(name);
        }

        await Button("Make a passkey").ClickAsync();
        await Page.WaitForURLAsync("**/review**");
    }

    /// <summary>Makes an account from a link, by password and app.</summary>
    /// <returns>The app, whose present code is used up, and the recovery codes.</returns>
    internal async Task<(AuthenticatorApp App, IReadOnlyList<string> Recovery)> JoinByPasswordAsync(string link, string? name = null)
    {
        await Page.GotoAsync(link);
        if (name is not null)
        {
            await Page.Locator("#name").FillAsync(name);
        }

        await Field("New password").FillAsync(Password);
        await Field("The same password again").FillAsync(Password);
        await Button("Go on").ClickAsync();
        await Page.WaitForURLAsync("**/account/enrol");
        var app = new AuthenticatorApp(await Main.Locator("code.key").InnerTextAsync());
        await Field("Code from your authenticator app").FillAsync(app.Code());
        await Button("Go on").ClickAsync();
        await Page.WaitForURLAsync("**/account/recovery-codes");
        var recovery = await Main.Locator("ul.codes code").AllInnerTextsAsync();
        await Button("I have kept them").ClickAsync();
        await Page.WaitForURLAsync("**/review**");
        return (app, recovery);
    }

    public async Task SignInByPasskeyAsync()
    {
        await Page.GotoAsync("/account/sign-in");
        await Button("Sign in with a passkey").ClickAsync();
        await Page.WaitForURLAsync("**/review");
    }

    public async Task GivePasswordAsync(string name, string password)
    {
        await Page.GotoAsync("/account/sign-in");
        await Field("Name").FillAsync(name);
        await Field("Password").FillAsync(password);
        await Button("Go on").ClickAsync();
    }

    public async Task SignOutAsync()
    {
        await Page.GotoAsync("/account");
        await Main.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Sign out", Exact = true }).ClickAsync();
        await Page.WaitForURLAsync("**/account/sign-in");
    }

    public async ValueTask DisposeAsync()
    {
        await FailurePictures.TakeAsync(Laptop);
        await Laptop.DisposeAsync();
    }
}

using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using GluteTriage.Web.Accounts;
using GluteTriage.Web.Checking;
using GluteTriage.Web.Tests.Operations;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.Extensions.DependencyInjection;

namespace GluteTriage.Web.Tests.Accounts;

/// <summary>One of the staff with one browser, an authenticator app and, when given one, a device with a passkey.</summary>
internal sealed class Colleague : IDisposable
{
    public const string Password = "marmalade tugboat Vilnius";

    private readonly Site site;
    private readonly HttpClient browser;

    public Colleague(Site site, string name = "", string origin = "http://localhost")
    {
        (this.site, Name, Origin) = (site, name, new Uri(origin));
        browser = site.CreateDefaultClient(Origin, new CookieContainerHandler(Cookies));
    }

    public string Name { get; }

    public Uri Origin { get; }

    public CookieContainer Cookies { get; } = new();

    /// <summary>The key in their authenticator app.</summary>
    public byte[] AppKey { get; set; } = Totp.NewKey();

    public SoftPasskey Device { get; init; } = new();

    /// <summary>What the app shows now, or so many steps from now.</summary>
    public string Code(int steps = 0) => Totp.CodeFor(AppKey, Totp.StepAt(site.Services.GetRequiredService<TimeProvider>().GetUtcNow()) + steps);

    /// <summary>Has an account with a password and an app made for them, past every page.</summary>
    /// <returns>Its id.</returns>
    public Task<string> OpenAccountAsync(params StaffRole[] roles) => site.Services.GetRequiredService<AccountOpening>()
        .OpenAsync(Name, Password, AppKey, [.. roles], CancellationToken.None);

    public async Task<IDocument> ReadAsync(string address) => await DocumentOf(await GetAsync(address));

    public Task<HttpResponseMessage> GetAsync(string address) => browser.GetAsync(address);

    /// <returns>The answer; after a refusal the page it sent back to.</returns>
    public async Task<HttpResponseMessage> PostAsync(string address, params (string Name, string Value)[] fields)
    {
        var answer = await browser.PostAsync(
            address, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));
        return IsRefusal(answer) ? await GetAsync(answer.Headers.Location!.OriginalString) : answer;
    }

    private static bool IsRefusal(HttpResponseMessage answer) => answer.StatusCode == HttpStatusCode.SeeOther
        && answer.Headers.TryGetValues("Set-Cookie", out var given)
        && given.Any(cookie => cookie.StartsWith($"{RefusedPosts.CookieName}=", StringComparison.Ordinal));

    /// <summary>Reads a page and posts the form of it that has the first of the fields, with all that the form hides.</summary>
    /// <exception cref="InvalidOperationException">No form of the page has such a field.</exception>
    public async Task<HttpResponseMessage> FillAsync(string page, params (string Name, string Value)[] fields)
    {
        var form = FormWith(await ReadAsync(page), fields[0].Name);
        return await PostAsync(form.Action, [.. form.Hidden.Where(one => fields.All(field => field.Name != one.Name)), .. fields]);
    }

    /// <summary>Presses a button of the page of one's own account.</summary>
    public async Task<HttpResponseMessage> ActAsync(string act, params (string Name, string Value)[] fields)
    {
        var token = Token(await ReadAsync(AccountUrl.Own));
        return await PostAsync(AccountUrl.Own, [("act", act), token, .. fields]);
    }

    public Task<HttpResponseMessage> GivePasswordAsync(string password = Password, string? next = null) =>
        FillAsync(AccountUrl.With(AccountUrl.SignIn, next), ("name", Name), ("password", password));

    public Task<HttpResponseMessage> GiveCodeAsync(string code) => FillAsync(AccountUrl.Code, ("code", code));

    /// <summary>Signs in by password and app.</summary>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public async Task<Colleague> SignInAsync()
    {
        await GivePasswordAsync();
        await Accepted(await GiveCodeAsync(Code()));
        return this;
    }

    /// <summary>Asks for a passkey as the script of the page does, and has the device answer.</summary>
    public async Task<HttpResponseMessage> SignInByPasskeyAsync(string page = AccountUrl.SignIn)
    {
        var document = await ReadAsync(page);
        var asked = await PostAsync(AccountUrl.PasskeyForSignIn, Token(document));
        return await PostAsync(page, Token(document), ("credential", Device.Answer(await asked.Content.ReadAsStringAsync(), OriginText)));
    }

    /// <summary>Makes a passkey on the page of a setup link or an invitation.</summary>
    /// <param name="beside">Posted with it.</param>
    public async Task<HttpResponseMessage> EnrolByPasskeyAsync(string link, string? name = null, params (string Name, string Value)[] beside)
    {
        var credential = await CredentialForAsync(link, name);
        return await PostAsync(link, [Token(await ReadAsync(link)), ("name", name ?? Name), ("credential", credential), .. beside]);
    }

    /// <returns>What the device makes for a link.</returns>
    public async Task<string> CredentialForAsync(string link, string? name = null)
    {
        var form = FormWith(await ReadAsync(link), "credential");
        var asked = await PostAsync(AccountUrl.PasskeyForEnrolment, [.. form.Hidden, ("name", name ?? Name)]);
        return Device.Make(await asked.Content.ReadAsStringAsync(), OriginText);
    }

    /// <summary>Chooses a password on the page of a link, and sets up the app.</summary>
    /// <returns>The answer to the first code, and the recovery codes when it was right.</returns>
    public async Task<(HttpResponseMessage Answer, IReadOnlyList<string> Codes)> EnrolByPasswordAsync(string link)
    {
        var chosen = await FillAsync(link,
            [("password", Password), ("again", Password), .. Name.Length > 0 ? [("name", Name)] : Array.Empty<(string, string)>()]);
        return chosen.StatusCode == HttpStatusCode.SeeOther && chosen.Headers.Location!.OriginalString == AccountUrl.Enrol
            ? await SetUpAppAsync()
            : (chosen, []);
    }

    /// <summary>Reads the key from the page that shows it, and gives the app's code.</summary>
    public async Task<(HttpResponseMessage Answer, IReadOnlyList<string> Codes)> SetUpAppAsync()
    {
        AppKey = KeyOf((await ReadAsync(AccountUrl.Enrol)).QuerySelector("code.key")!.TextContent);
        var answer = await FillAsync(AccountUrl.Enrol, ("code", Code()));
        return (answer, await ReadCodesAsync());
    }

    /// <returns>The recovery codes on the page that shows them once.</returns>
    public async Task<IReadOnlyList<string>> ReadCodesAsync() =>
        [.. (await ReadAsync(EnrolmentRoutes.CodesAddress)).QuerySelectorAll(".codes code").Select(code => code.TextContent)];

    public async Task<bool> IsSignedInAsync() => (await GetAsync(AccountUrl.Own)).StatusCode == HttpStatusCode.OK;

    /// <returns>The cookie of the sign-in, or null.</returns>
    public string? SignInCookie => Cookies.GetCookies(Origin)["staff"]?.Value ?? Cookies.GetCookies(Origin)["__Host-staff"]?.Value;

    public void Dispose() => browser.Dispose();

    /// <returns>What a page says is wrong, from its list of problems.</returns>
    public static async Task<string> ProblemOf(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await DocumentOf(answer)).QuerySelector("[role=alert], .error-summary")!.TextContent;
    }

    public static async Task<IDocument> DocumentOf(HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

    public static (string Name, string Value) Token(IDocument page) =>
        ("__RequestVerificationToken", page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);

    private string OriginText => Origin.GetLeftPart(UriPartial.Authority);

    private static async Task Accepted(HttpResponseMessage answer)
    {
        if (answer.StatusCode != HttpStatusCode.SeeOther)
        {
            throw new InvalidOperationException("The sign-in was refused: " + await ProblemOf(answer));
        }
    }

    private static (string Action, IReadOnlyList<(string Name, string Value)> Hidden) FormWith(IDocument page, string field)
    {
        var form = page.QuerySelectorAll("form[method=post]").FirstOrDefault(form => form.QuerySelector($"[name='{field}']") is not null)
            ?? throw new InvalidOperationException($"No form of '{page.Title}' has a field '{field}'.");
        return (
            form.GetAttribute("action")!,
            [.. form.QuerySelectorAll("input[type=hidden]").Select(input => (input.GetAttribute("name")!, input.GetAttribute("value") ?? ""))]);
    }

    private static byte[] KeyOf(string text)
    {
        var bytes = new List<byte>();
        int pending = 0, bits = 0;
        foreach (var letter in text)
        {
            pending = ((pending & 0xff) << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter);
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                bytes.Add((byte)((pending >> bits) & 0xff));
            }
        }

        return [.. bytes];
    }
}

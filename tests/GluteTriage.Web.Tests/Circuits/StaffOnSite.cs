using System.Net.WebSockets;
using System.Security.Claims;
using GluteTriage.Web.Accounts;
using GluteTriage.Web.Tests.Operations;
using GluteTriage.Web.Tests.Reviewing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GluteTriage.Web.Tests.Circuits;

/// <summary>Staff with a cookie, on a site that listens on a real port: web sockets and their refusals need one.</summary>
internal static class StaffOnSite
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <returns>The site's address, ending in a slash.</returns>
    public static Uri Listen(this Site site)
    {
        site.UseKestrel(0);
        site.StartServer();
        return site.ClientOptions.BaseAddress;
    }

    /// <summary>Makes the account where there is none yet, and a sign-in of its own.</summary>
    /// <returns>What a browser sends once its person has signed in.</returns>
    public static async Task<string> CookieAsync(this Site site, string account, params StaffRole[] roles)
    {
        var scheme = (await site.Services.GetRequiredService<IAuthenticationSchemeProvider>().GetDefaultAuthenticateSchemeAsync())!.Name;
        var cookie = site.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(scheme);
        await site.Services.GetRequiredService<AccountStart>().Ready;
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<AccountDb>>().CreateDbContextAsync();
        if (await db.Users.FindAsync(account) is null)
        {
            db.Users.Add(new Account
            {
                Id = account,
                UserName = "Dr " + account,
                NormalizedUserName = Enrolment.Normal("Dr " + account),
                SecurityStamp = account,
                Roles = [.. roles],
                CreatedAt = site.Services.GetRequiredService<TimeProvider>().GetUtcNow(),
            });
            await db.SaveChangesAsync();
        }

        var session = await site.Services.GetRequiredService<SignInSessions>().BeginAsync(db, account, CancellationToken.None);
        var person = SignedIn.Principal(account, roles);
        ((ClaimsIdentity)person.Identity!).AddClaim(new Claim(SignInSessions.Claim, session));
        return $"{cookie.Cookie.Name}={cookie.TicketDataFormat.Protect(new AuthenticationTicket(person, scheme))}";
    }

    public static HttpClient Browser(this Site site, Uri address, string? cookie, string? origin = null)
    {
        var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
        if (cookie is not null)
        {
            browser.DefaultRequestHeaders.Add("Cookie", cookie);
        }

        if (origin is not null)
        {
            browser.DefaultRequestHeaders.Add("Origin", origin);
        }

        return browser;
    }

    /// <summary>Knocks at the hub as a page would.</summary>
    /// <returns>The socket when it was let in, and the status of the answer.</returns>
    public static async Task<(ClientWebSocket? Socket, int Status)> KnockAsync(Uri address, string? cookie, string? origin)
    {
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (cookie is not null)
        {
            socket.Options.SetRequestHeader("Cookie", cookie);
        }

        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        try
        {
            await socket.ConnectAsync(new Uri($"ws://{address.Authority}/_blazor"), TestContext.Current.CancellationToken);
            return (socket, (int)socket.HttpStatusCode);
        }
        catch (WebSocketException)
        {
            var status = (int)socket.HttpStatusCode;
            socket.Dispose();
            return (null, status);
        }
    }

    public static string OriginOf(Uri address) => address.GetLeftPart(UriPartial.Authority);

    /// <summary>Waits until the server has closed or cut the connection.</summary>
    /// <exception cref="OperationCanceledException">It is still open after ten seconds.</exception>
    public static async Task SeeClosedAsync(this WebSocket socket)
    {
        using var patience = new CancellationTokenSource(Patience);
        var buffer = new byte[4096];
        try
        {
            while ((await socket.ReceiveAsync(buffer, patience.Token)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (WebSocketException)
        {
            // Cut rather than closed: as good.
        }
    }

    /// <summary>Asks again and again, without sleeping on the clock under test, until something is so.</summary>
    public static async Task SeeAsync(Func<bool> isSo)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!isSo())
        {
            await ticks.WaitForNextTickAsync(patience.Token);
        }
    }
}

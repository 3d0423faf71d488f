using System.Globalization;
using System.Security.Claims;
using GluteTriage.Testing;
using GluteTriage.Web.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace GluteTriage.Benchmarks;

/// <summary>The real site in this process, on a real port and a data folder that is given, with staff who are signed in.</summary>
internal sealed class StaffSite(string data) : WebApplicationFactory<StaffRegister>
{
    public Uri Listen()
    {
        UseKestrel(0);
        StartServer();
        return ClientOptions.BaseAddress;
    }

    /// <summary>Makes the account where there is none yet, and a sign-in of its own.</summary>
    /// <returns>Name and value of the cookie.</returns>
    public async Task<(string Name, string Value)> SignInAsync(string account)
    {
        var scheme = (await Services.GetRequiredService<IAuthenticationSchemeProvider>().GetDefaultAuthenticateSchemeAsync())!.Name;
        var cookie = Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(scheme);
        var now = Services.GetRequiredService<TimeProvider>().GetUtcNow();
        await Services.GetRequiredService<AccountStart>().Ready;
        await using var db = await Services.GetRequiredService<IDbContextFactory<AccountDb>>().CreateDbContextAsync();
        if (await db.Users.FindAsync(account) is null)
        {
            db.Users.Add(new Account
            {
                Id = account,
                UserName = "Dr " + account,
                NormalizedUserName = Enrolment.Normal("Dr " + account),
                SecurityStamp = account,
                Roles = [StaffRole.Reviewer],
                CreatedAt = now,
            });
            await db.SaveChangesAsync();
        }

        var person = new ClaimsPrincipal(new ClaimsIdentity(
            [
                new(ClaimTypes.NameIdentifier, account),
                new(ClaimTypes.Name, "Dr " + account),
                new(ClaimTypes.Role, nameof(StaffRole.Reviewer)),
                new(StaffRegister.FactorClaim, now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
                new(SignInSessions.Claim, await Services.GetRequiredService<SignInSessions>().BeginAsync(db, account, default)),
            ],
            "figures"));
        return (cookie.Cookie.Name!, cookie.TicketDataFormat.Protect(new AuthenticationTicket(person, scheme)));
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseContentRoot(Path.Combine(Shipped.Root, "src", "GluteTriage.Web"));
        builder.UseSetting("Data:Folder", data);
        builder.UseSetting("Content:Folder", Shipped.ContentPath);
        builder.UseSetting("Review:CircuitsAtMost", "1000");
        builder.ConfigureServices(services => services
            .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance).AddSingleton<Serilog.ILogger>(Serilog.Core.Logger.None));
    }
}

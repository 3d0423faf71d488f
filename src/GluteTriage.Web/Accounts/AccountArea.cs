using System.Globalization;
using System.Security.Claims;
using GluteTriage.Sessions;
using GluteTriage.Web.Operations;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace GluteTriage.Web.Accounts;

/// <summary>Sign-in of staff, and what each may do.</summary>
internal static class AccountArea
{
    /// <summary>Of PBKDF2 with SHA-512: never under 210,000, and so many that one takes 100 to 400 ms (benchmark <c>passwords</c>).</summary>
    private const int HashRounds = 300_000;
    private const int WaitSeconds = 5;

    public static void AddAccounts(this WebApplicationBuilder builder, AppFolders folders)
    {
        var services = builder.Services;
        services.AddSingleton(folders);
        services.AddDbContextFactory<AccountDb>(db => db
            .UseSqlite(new SqliteConnectionStringBuilder { DataSource = folders.Accounts, DefaultTimeout = WaitSeconds }.ToString())
            .AddInterceptors(new SqliteSettings()));
        services.AddIdentityCore<Account>(identity =>
        {
            // Names of people, in any letters; Enrolment has its own rules.
            identity.User.AllowedUserNameCharacters = "";
            identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        }).AddEntityFrameworkStores<AccountDb>();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = HashRounds);
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";

            // The framework compares with the Origin header, which is "null" for a form posted under our no-referrer.
            passkeys.ValidateOrigin = context => ValueTask.FromResult(
                !context.CrossOrigin && context.Origin == $"{context.HttpContext.Request.Scheme}://{context.HttpContext.Request.Host}");
        });
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        AddOwn(services);
        AddSignIn(services);
    }

    public static void MapAccounts(this WebApplication app) => app.MapAccountRoutes();

    public static bool MayByRole(ClaimsPrincipal user, Permission permission) => AccessMatrix.Allows(
        user.FindAll(ClaimTypes.Role).Select(role => Enum.Parse<StaffRole>(role.Value)), permission);

    private static void AddOwn(IServiceCollection services)
    {
        services.AddSingleton<SetupLink>();
        services.AddSingleton<GuessGate>();
        services.AddSingleton<SealedStep>();
        services.AddSingleton<KnownBrowser>();
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton<AccountSecrets>();
        services.AddSingleton<SignInSessions>();
        services.AddSingleton<Standing>();
        services.AddSingleton(provider => new StaffRegister(
            StaffRegister.Of(provider.GetRequiredService<IDbContextFactory<AccountDb>>(), provider.GetRequiredService<SignInSessions>()),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<RefusalTrail>();
        services.AddSingleton<SignIns>();
        services.AddSingleton<Enrolment>();
        services.AddSingleton<AccountOpening>();
        services.AddSingleton<AccountStart>();
        services.AddHostedService(provider => provider.GetRequiredService<AccountStart>());
        services.AddScoped<Passkeys>();
        services.AddScoped<StaffAccess>();
        services.AddScoped<OwnAccount>();
        services.AddScoped<StaffDesk>();
    }

    private static void AddSignIn(IServiceCollection services)
    {
        services.AddSingleton<StaffSignInEvents>();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.CookieManager = new StaffCookie();
            cookie.Cookie.Name = StaffCookie.PlainName;
            cookie.Cookie.Path = "/";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.Cookie.IsEssential = true;
            cookie.SlidingExpiration = false;
            cookie.EventsType = typeof(StaffSignInEvents);
        });

        // The cookie only names a sign-in, and outlives it, so that the page it is sent for can say why it has ended.
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme)
            .Configure<IOptions<SignInLifetime>>((cookie, lifetime) => cookie.ExpireTimeSpan = lifetime.Value.Whole + SignInSessions.KnownAfterwards);
        services.AddAuthorization(options =>
        {
            foreach (var permission in Enum.GetValues<Permission>())
            {
                options.AddPolicy(permission.ToString(), policy => policy
                    .RequireAuthenticatedUser()
                    .RequireAssertion(context => MayByRole(context.User, permission)
                        && (context.Resource is not HttpContext page || !AccessMatrix.NeedsStepUp(permission) || IsFresh(page))));
            }
        });
        services.AddCascadingAuthenticationState();
    }

    /// <summary>Asked of pages only, not of what leads to them: a link to a page must not vanish after ten minutes.</summary>
    private static bool IsFresh(HttpContext page) =>
        long.TryParse(page.User.FindFirstValue(StaffRegister.FactorClaim), NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && page.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(at) < StaffRegister.FactorIsFresh;
}

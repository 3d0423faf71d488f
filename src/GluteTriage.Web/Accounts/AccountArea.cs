using Microsoft.AspNetCore.Authentication.Cookies;

namespace GluteTriage.Web.Accounts;

/// <summary>Sign-in of staff, and what each may do.</summary>
internal static class AccountArea
{
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie => cookie.Cookie.Name = "staff");
        services.AddAuthorization(options =>
        {
            foreach (var permission in Enum.GetValues<Permission>())
            {
                options.AddPolicy(permission.ToString(), policy => policy
                    .RequireAuthenticatedUser()
                    .RequireAssertion(context => AccessMatrix.Allows(
                        context.User.FindAll(System.Security.Claims.ClaimTypes.Role).Select(role => Enum.Parse<StaffRole>(role.Value)), permission)));
            }
        });
        services.AddCascadingAuthenticationState();
        services.AddScoped<StaffAccess>();
        services.AddSingleton<StaffRegister>();
    }

    public static void MapAccounts(this WebApplication app) => app.MapDevSignIn();
}

using System.Globalization;
using System.Security.Claims;
using GluteTriage.Web.Reviewing;
using Microsoft.AspNetCore.Authentication;

namespace GluteTriage.Web.Accounts;

/// <summary>TEMPORARY, until accounts land: signs in as a role on a development machine.</summary>
internal static class DevSignIn
{
    public static void MapDevSignIn(this WebApplication app)
    {
        if (app.Environment.IsDevelopment())
        {
            app.MapGet("/account/as/{role}", async (HttpContext context, string role, TimeProvider clock) =>
            {
                await context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity(
                    [
                        new(ClaimTypes.NameIdentifier, "dev-" + role),
                        new(ClaimTypes.Name, "Dr " + role),
                        .. role.Split('+').Select(one => new Claim(ClaimTypes.Role, Enum.Parse<StaffRole>(one, true).ToString())),
                        new(StaffRegister.FactorClaim, clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
                    ],
                    "dev")));
                return TypedResults.Redirect(ReviewUrl.Inbox);
            });
        }
    }
}

using System.Globalization;
using System.Security.Claims;
using GluteTriage.Web.Accounts;
using Microsoft.AspNetCore.Components.Authorization;

namespace GluteTriage.Web.Tests.Reviewing;

/// <summary>Somebody of the staff, for tests of what they may do rather than of how they sign in.</summary>
internal static class SignedIn
{
    public static StaffAccess As(params StaffRole[] roles) => As("dr-test", roles);

    public static StaffAccess As(string id, params StaffRole[] roles) => new(new Fixed(Principal(id, roles)), Register());

    /// <summary>Somebody as a register knows them.</summary>
    public static StaffAccess As(StaffRegister register) => new(new Fixed(Principal("dr-test")), register);

    /// <summary>Believes what a sign-in says of itself, so that no account is needed.</summary>
    public static StaffRegister Register() => new((user, _) => Task.FromResult(Read(user)), TimeProvider.System);

    public static ClaimsPrincipal Principal(string id, params StaffRole[] roles) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, id),
            new(ClaimTypes.Name, "Dr " + id),
            .. roles.Select(role => new Claim(ClaimTypes.Role, role.ToString())),
            new(StaffRegister.FactorClaim, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        ],
        "test"));

    private static Staff? Read(ClaimsPrincipal user) => new(
        user.FindFirstValue(ClaimTypes.NameIdentifier)!,
        user.FindFirstValue(ClaimTypes.Name)!,
        [.. user.FindAll(ClaimTypes.Role).Select(role => Enum.Parse<StaffRole>(role.Value))],
        DateTimeOffset.FromUnixTimeSeconds(long.Parse(user.FindFirstValue(StaffRegister.FactorClaim)!, CultureInfo.InvariantCulture)));

    private sealed class Fixed(ClaimsPrincipal user) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(user));
    }
}

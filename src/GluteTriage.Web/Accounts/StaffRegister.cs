using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;

namespace GluteTriage.Web.Accounts;

/// <summary>The staff as their accounts stand now.</summary>
public sealed class StaffRegister
{
    public const string FactorClaim = "factor-given-at";

    /// <summary>
    /// Raised with the id of an account whose sign-ins no longer hold as they did: disabled, other roles, another factor. A listener must
    /// not block and must not throw.
    /// </summary>
    public event Action<string>? Revoked;

    /// <returns>The account behind a sign-in, or null when there is none, or it may not be used any more.</returns>
    public Task<Staff?> FindAsync(ClaimsPrincipal user, CancellationToken cancel) => Task.FromResult(Read(user));

    internal void Revoke(string accountId) => Revoked?.Invoke(accountId);

    private static Staff? Read(ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true } && user.FindFirstValue(ClaimTypes.NameIdentifier) is { } id
            ? new Staff(
                id,
                user.FindFirstValue(ClaimTypes.Name) ?? id,
                [.. user.FindAll(ClaimTypes.Role).Select(role => Enum.Parse<StaffRole>(role.Value))],
                DateTimeOffset.FromUnixTimeSeconds(long.Parse(user.FindFirstValue(FactorClaim) ?? "0", CultureInfo.InvariantCulture)))
            : null;
}

using System.Collections.Immutable;
using System.Security.Claims;
using Microsoft.Extensions.Options;

namespace GluteTriage.Web.Circuits;

/// <summary>The connection of one live page, from before it is accepted until it is gone.</summary>
internal sealed class LiveConnection(ClaimsPrincipal user, Action abort)
{
    private readonly Lock ending = new();
    private bool gone;

    public ClaimsPrincipal User => user;

    public string Account { get; } = LiveConnections.AccountOf(user);

    /// <summary>Cuts it off, whatever its browser does; nothing where it has gone by itself.</summary>
    public void Abort()
    {
        lock (ending)
        {
            if (!gone)
            {
                abort();
            }
        }
    }

    /// <summary>Its request is about to end. What it would be cut off by is another request's after that, or nobody's.</summary>
    public void Leave()
    {
        lock (ending)
        {
            gone = true;
        }
    }
}

/// <summary>
/// The live connections there are, and the cap on them. A connection carries one circuit at most, and is counted before the hub hears
/// of it, so that no flood slips in between counting and opening.
/// </summary>
internal sealed class LiveConnections(IOptions<ReviewLimits> limits)
{
    private readonly Lock counting = new();
    private ImmutableHashSet<LiveConnection> open = [];
    private ImmutableDictionary<string, int> perAccount = ImmutableDictionary<string, int>.Empty;

    public IReadOnlyCollection<LiveConnection> Open => open;

    public static string AccountOf(ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";

    public bool HasRoomFor(string account)
    {
        lock (counting)
        {
            return open.Count < limits.Value.CircuitsAtMost && perAccount.GetValueOrDefault(account) < limits.Value.CircuitsPerAccount;
        }
    }

    /// <returns>False when there is no room.</returns>
    public bool TryEnter(LiveConnection connection)
    {
        lock (counting)
        {
            if (!HasRoomFor(connection.Account))
            {
                return false;
            }

            open = open.Add(connection);
            perAccount = perAccount.SetItem(connection.Account, perAccount.GetValueOrDefault(connection.Account) + 1);
            return true;
        }
    }

    public void Leave(LiveConnection connection)
    {
        connection.Leave();
        lock (counting)
        {
            open = open.Remove(connection);
            var left = perAccount.GetValueOrDefault(connection.Account) - 1;
            perAccount = left > 0 ? perAccount.SetItem(connection.Account, left) : perAccount.Remove(connection.Account);
        }
    }

    public void AbortAll(string account)
    {
        foreach (var connection in open.Where(connection => connection.Account == account))
        {
            connection.Abort();
        }
    }
}

using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace GluteTriage.Web.Operations;

/// <summary>Addresses of this site as whoever runs it opens them, as far as the site knows its own name.</summary>
internal sealed class OwnAddress(IServer server, IConfiguration configuration, SiteSettings settings)
{
    /// <summary>
    /// Behind a proxy only the name it is asked by is known, where there is just one; without, what it listens at: over https anywhere, by that name where
    /// it listens at every one, over http on the machine itself, where passkeys need a name and not a number.
    /// </summary>
    /// <param name="path">From the root of the site.</param>
    /// <returns>The whole address; the path alone where the site does not know better.</returns>
    public string Of(string path) =>
        settings.Proxies.Count > 0
            ? OneName is { } host ? $"https://{host}{path}" : path
            : (server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
                .Select(Base).Where(address => address is not null).OrderByDescending(address => address!.StartsWith("https:", StringComparison.Ordinal))
                .FirstOrDefault() + path;

    /// <summary>The name it may be asked by; null where there are several, or any.</summary>
    private string? OneName => configuration["AllowedHosts"] is { } host && Uri.CheckHostName(host) is UriHostNameType.Dns ? host : null;

    private string? Base(string listened)
    {
        var address = BindingAddress.Parse(listened);
        var isNumber = IPAddress.TryParse(address.Host.Trim('[', ']'), out var number);
        var isAny = isNumber ? number!.Equals(IPAddress.Any) || number.Equals(IPAddress.IPv6Any) : address.Host is "*" or "+";
        var isHere = isAny || (isNumber ? IPAddress.IsLoopback(number!) : address.Host == "localhost");
        var host = isAny && address.Scheme == "https" && OneName is { } name ? name : isHere ? "localhost" : address.Host;
        return isHere || address.Scheme == "https" ? $"{address.Scheme}://{host}:{address.Port}" : null;
    }
}

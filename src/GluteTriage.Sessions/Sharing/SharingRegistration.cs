using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GluteTriage.Sessions.Sharing;

public static class SharingRegistration
{
    /// <summary>Registers the codes people are given beside a session log.</summary>
    /// <param name="keyPath">The file of the key that hashes codes; made where it does not exist.</param>
    public static IServiceCollection AddSharedCodes(this IServiceCollection services, string keyPath)
    {
        services.TryAddSingleton(_ => ShareKey.At(keyPath));
        services.TryAddSingleton<CodeTries>();
        services.TryAddSingleton<SharedCodes>();
        services.TryAddSingleton<WithdrawalCodes>();
        return services;
    }
}

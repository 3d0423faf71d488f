using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GluteTriage.Sessions.Sharing;

public static class SharingRegistration
{
    /// <summary>Registers shared codes beside a session log.</summary>
    /// <param name="keyPath">The file of the key that hashes codes; made where it does not exist.</param>
    public static IServiceCollection AddSharedCodes(this IServiceCollection services, string keyPath)
    {
        services.TryAddSingleton(_ => ShareKey.At(keyPath));
        services.TryAddSingleton<CodeTries>();
        services.TryAddSingleton<SharedCodes>();
        return services;
    }
}

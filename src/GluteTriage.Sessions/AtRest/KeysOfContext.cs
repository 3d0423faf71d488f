using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace GluteTriage.Sessions.AtRest;

/// <summary>Hands the keys to every <see cref="SessionDb"/> of some options.</summary>
internal sealed class KeysOfContext(SessionKeys keys) : IDbContextOptionsExtension
{
    private readonly SessionKeys keys = keys;

    public SessionKeys Keys => keys;

    public DbContextOptionsExtensionInfo Info => new Told(this);

    public void ApplyServices(IServiceCollection services)
    {
        // EF Core itself needs nothing of it.
    }

    public void Validate(IDbContextOptions options)
    {
        // Any keys will do.
    }

    private sealed class Told(IDbContextOptionsExtension extension) : DbContextOptionsExtensionInfo(extension)
    {
        public override bool IsDatabaseProvider => false;

        public override string LogFragment => "";

        public override int GetServiceProviderHashCode() => 0;

        public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) => other is Told;

        public override void PopulateDebugInfo(IDictionary<string, string> debugInfo)
        {
            // Keys are told to nobody.
        }
    }
}

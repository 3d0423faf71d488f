using Microsoft.AspNetCore.DataProtection;

namespace GluteTriage.Web.Operations;

/// <summary>The keys that sign cookies and forms: in the data folder, encrypted where a certificate is named.</summary>
internal static class KeyProtection
{
    public static void AddKeys(this IServiceCollection services, AppFolders folders, KeyCertificate? certificate)
    {
        var keys = services.AddDataProtection().SetApplicationName("GluteTriage").PersistKeysToFileSystem(new DirectoryInfo(folders.Keys));
        if (certificate is { Certificate: var held })
        {
            keys.ProtectKeysWithCertificate(held);
        }
        else
        {
            services.AddHostedService<PlainKeys>();
        }
    }
}

/// <summary>Says at start that keys are not encrypted: the framework's own line names no setting.</summary>
internal sealed partial class PlainKeys(AppFolders folders, ILogger<PlainKeys> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        LogPlain(folders.Keys);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Warning, "The keys in {Folder} are stored in the clear: whoever reads them can sign in as anybody. "
        + "Name a certificate in Keys:Certificate, and new ones are encrypted.")]
    private partial void LogPlain(string folder);
}

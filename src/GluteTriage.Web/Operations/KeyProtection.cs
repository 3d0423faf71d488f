using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;

namespace GluteTriage.Web.Operations;

/// <summary>The keys that sign cookies and forms: in the data folder, encrypted where a certificate is named.</summary>
internal static class KeyProtection
{
    /// <exception cref="InvalidOperationException">The certificate cannot be used; one sentence says why.</exception>
    public static void AddKeys(this WebApplicationBuilder builder, AppFolders folders)
    {
        var keys = builder.Services.AddDataProtection().SetApplicationName("GluteTriage").PersistKeysToFileSystem(new DirectoryInfo(folders.Keys));
        if (builder.Configuration["Keys:Certificate"] is { Length: > 0 } file)
        {
            keys.ProtectKeysWithCertificate(Read(
                Path.GetFullPath(file, builder.Environment.ContentRootPath), builder.Configuration["Keys:PasswordFile"]));
        }
        else
        {
            builder.Services.AddHostedService<PlainKeys>();
        }
    }

    private static X509Certificate2 Read(string file, string? passwordFile)
    {
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(file, passwordFile is null ? null : File.ReadLines(passwordFile).FirstOrDefault());
            return certificate.HasPrivateKey
                ? certificate
                : throw new InvalidOperationException($"Keys:Certificate names {file}, which has no private key. Name a PKCS #12 file that holds both.");
        }
        catch (Exception cause) when (cause is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"Keys:Certificate names {file}, which cannot be read: {cause.Message}", cause);
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

using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace GluteTriage.Web.Operations;

/// <summary>The certificate that encrypts the keys of cookies and forms.</summary>
/// <param name="Certificate">Holds its private key.</param>
internal sealed record KeyCertificate(X509Certificate2 Certificate)
{
    private const string Certificates = "Keys:Certificate", Password = "Keys:PasswordFile";

    /// <summary>Reads <c>Keys:Certificate</c> and <c>Keys:PasswordFile</c>.</summary>
    /// <returns>Null where none is named, or where what is named cannot be used; the reader then has a sentence about it.</returns>
    public static KeyCertificate? Of(SettingsReader settings, string root)
    {
        var (file, passwordFile) = (settings.ExistingFile(Certificates, root), settings.ExistingFile(Password, root));
        if (file is null)
        {
            return null;
        }

        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(file, passwordFile is null ? null : File.ReadLines(passwordFile).FirstOrDefault());
            if (certificate.HasPrivateKey)
            {
                return new KeyCertificate(certificate);
            }

            settings.Refuse($"{Certificates} must be a PKCS #12 file that holds a private key, and '{file}' holds none.");
        }
        catch (Exception cause) when (cause is CryptographicException or IOException or UnauthorizedAccessException)
        {
            settings.Refuse($"{Certificates} must be a PKCS #12 file that {Password} opens, and '{file}' cannot be read: {cause.Message}");
        }

        return null;
    }
}

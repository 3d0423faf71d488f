using System.Security.Cryptography;

namespace GluteTriage.Content.Approving;

/// <summary>Somebody who may sign and approve releases, with one public key. A person with two keys stands twice on the list.</summary>
/// <param name="Person">Who it is: the same for names that look alike, so that nobody counts for two.</param>
/// <param name="Key">SHA-256 of the public key, in hex: the name by which signatures call it.</param>
/// <param name="Until">The key may sign before this, and not at it.</param>
public sealed record Approver(string Name, string Person, string Key, DateTimeOffset From, DateTimeOffset Until)
{
    private static readonly Oid P256 = ECCurve.NamedCurves.nistP256.Oid;
    private byte[] publicKey = [];

    /// <exception cref="CryptographicException">The text is no public key of the curve P-256 in PEM.</exception>
    internal static Approver Of(string name, string person, string pem, DateTimeOffset from, DateTimeOffset until)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(pem);
        return key.ExportParameters(includePrivateParameters: false).Curve.Oid?.Value == P256.Value
            ? new Approver(name, person, IdOf(key), from, until) { publicKey = key.ExportSubjectPublicKeyInfo() }
            : throw new CryptographicException("The key is not of the curve P-256.");
    }

    internal static string IdOf(ECDsa key) => Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));

    internal bool Signed(ReleaseSignature signature, ReleaseManifest manifest)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(publicKey, out _);
        return key.VerifyData(
            signature.MessageOn(manifest), signature.Value, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }
}

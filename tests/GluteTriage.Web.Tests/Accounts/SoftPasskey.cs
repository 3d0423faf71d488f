using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace GluteTriage.Web.Tests.Accounts;

/// <summary>A device that holds one passkey: ES256, the person verified, no attestation; what WebAuthn calls an authenticator.</summary>
internal sealed class SoftPasskey
{
    private const byte PersonPresentAndVerified = 0b0000_0101;
    private const byte HasCredential = 0b0100_0000;

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] id = RandomNumberGenerator.GetBytes(32);
    private byte[] owner = [];
    private uint uses;

    /// <summary>Whether the device has seen to it that it is its person, by a finger, a face or a PIN.</summary>
    public bool Verifies { get; init; } = true;

    private byte Flags => (byte)(PersonPresentAndVerified & (Verifies ? 0xff : 0b1111_1011));

    /// <returns>What a browser gives for a new passkey.</returns>
    public string Make(string options, string origin)
    {
        using var asked = JsonDocument.Parse(options);
        owner = Base64Url.DecodeFromChars(asked.RootElement.GetProperty("user").GetProperty("id").GetString());
        var client = Client("webauthn.create", asked.RootElement, origin);
        var point = key.ExportParameters(false).Q;
        byte[] cose = [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
        byte[] data = [.. Data(asked.RootElement.GetProperty("rp"), "id", origin, HasCredential), .. new byte[16], 0, (byte)id.Length, .. id, .. cose];
        byte[] attestation =
        [
            0xA3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xA0, 0x68, .. "authData"u8, 0x58, (byte)data.Length, .. data,
        ];
        return Json(new
        {
            clientDataJSON = Base64Url.EncodeToString(client),
            attestationObject = Base64Url.EncodeToString(attestation),
            transports = new[] { "internal" },
        });
    }

    /// <returns>What a browser gives for a passkey it is asked for.</returns>
    public string Answer(string options, string origin)
    {
        using var asked = JsonDocument.Parse(options);
        var client = Client("webauthn.get", asked.RootElement, origin);
        var data = Data(asked.RootElement, "rpId", origin, 0);
        var signature = key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Json(new
        {
            clientDataJSON = Base64Url.EncodeToString(client),
            authenticatorData = Base64Url.EncodeToString(data),
            signature = Base64Url.EncodeToString(signature),
            userHandle = Base64Url.EncodeToString(owner),
        });
    }

    private byte[] Data(JsonElement party, string idName, string origin, byte more)
    {
        var domain = party.TryGetProperty(idName, out var named) ? named.GetString()! : new Uri(origin).Host;
        var counter = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(counter, ++uses);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(domain)), (byte)(Flags | more), .. counter];
    }

    private static byte[] Client(string type, JsonElement asked, string origin) => JsonSerializer.SerializeToUtf8Bytes(
        new { type, challenge = asked.GetProperty("challenge").GetString(), origin, crossOrigin = false });

    private string Json(object response) => JsonSerializer.Serialize(new
    {
        id = Base64Url.EncodeToString(id),
        rawId = Base64Url.EncodeToString(id),
        type = "public-key",
        authenticatorAttachment = "platform",
        clientExtensionResults = new { },
        response,
    });
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using GluteTriage.Content.Store;

namespace GluteTriage.Content.Approving;

/// <summary>One person's signature on the manifest of a release: its author's, or an approval. A file of its own beside the store.</summary>
/// <param name="Key">Whose key it was, as <see cref="Approver.Key"/>.</param>
/// <param name="At">When it was signed, by the clock of whoever signed.</param>
/// <param name="Pull">The <see cref="ReleasePull.Id"/> in the knowledge of which it was signed; null for none.</param>
/// <param name="Value">ECDSA with SHA-256 over <see cref="MessageOn"/>, in DER.</param>
public sealed record ReleaseSignature(string Key, DateTimeOffset At, string? Pull, byte[] Value)
{
    public const string Ending = ".signature";

    /// <summary>Those beside a store; what cannot be read is none.</summary>
    public static IEnumerable<ReleaseSignature> Beside(string store) =>
        from file in FilesBeside(store).Order(StringComparer.Ordinal)
        let signature = Read(file)
        where signature is not null
        select signature;

    internal static string[] FilesBeside(string store) =>
        Directory.GetFiles(Path.GetDirectoryName(Path.GetFullPath(store))!, $"{Path.GetFileNameWithoutExtension(store)}.*{Ending}");

    /// <summary>Puts a person's signature beside a store, in the place of an earlier one by the same key.</summary>
    internal static void Write(string store, ReleaseManifest manifest, string? pull, ApproverKey key, DateTimeOffset at)
    {
        var unsigned = new ReleaseSignature(key.Id, at, pull, []);
        var signed = unsigned with { Value = key.Sign(unsigned.MessageOn(manifest)) };
        File.WriteAllText(Path.ChangeExtension(store, $".{key.Id[..16]}{Ending}"), JsonSerializer.Serialize(signed, ContentJson.Options) + "\n");
    }

    /// <summary>What is signed. It begins with what it is for, so that no signature for anything else can pass for one.</summary>
    internal byte[] MessageOn(ReleaseManifest manifest) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"glutetriage release 1\nmanifest {manifest.Digest}\nkey {Key}\nat {At.UtcDateTime:O}\npull {Pull ?? "none"}\n"));

    private static ReleaseSignature? Read(string file)
    {
        try
        {
            var read = JsonSerializer.Deserialize<ReleaseSignature>(File.ReadAllText(file), ContentJson.Options);
            return read is { Key: not null, Value: not null } ? read : null;
        }
        catch (Exception cause) when (cause is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GluteTriage.Content.Store;

namespace GluteTriage.Content.Approving;

/// <summary>What is signed of a release: who wrote it, when it was signed, and the hashes of all it is made of, in one canonical text.</summary>
/// <param name="Release">Its name, for people.</param>
/// <param name="Content"><see cref="Content.Release.Hash"/>: over the hashes of all content files.</param>
/// <param name="Store">SHA-256 of the bytes of the store.</param>
/// <param name="AuthorKey">The key of its author, as <see cref="Approver.Key"/>: nobody approves what they wrote.</param>
/// <param name="Made">When its author signed it. Of several approved releases the one made last is served.</param>
public sealed record ReleaseManifest(string Release, string Content, string Store, string Author, string AuthorKey, DateTimeOffset Made)
{
    public const string Ending = ".manifest";

    private static readonly JsonSerializerOptions Indented = new(ContentJson.Options) { WriteIndented = true, NewLine = "\n" };

    /// <summary>The text as its file holds it.</summary>
    public string ToText() => JsonSerializer.Serialize(this, Indented) + "\n";

    /// <summary>SHA-256 of the text, in hex.</summary>
    internal string Digest => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ToText())));

    /// <summary>The manifest beside a store.</summary>
    /// <returns>Null when there is none, or none that is written as this program writes it.</returns>
    public static ReleaseManifest? Beside(string store)
    {
        try
        {
            var text = File.ReadAllText(PathOf(store));
            return JsonSerializer.Deserialize<ReleaseManifest>(text, Indented) is { } manifest && manifest.ToText() == text ? manifest : null;
        }
        catch (Exception cause) when (cause is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    internal static string PathOf(string store) => Path.ChangeExtension(store, Ending);

    internal static string HashOf(string store)
    {
        using var bytes = File.OpenRead(store);
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}

using System.Security.Cryptography;
using System.Text.Json;
using GluteTriage.Content.Store;

namespace GluteTriage.Content.Approving;

/// <summary>
/// Says that a release is not to be used any more: a file beside its store, or where its store would be. One person may pull a release; every approval
/// from before then counts no longer, so that it takes two people to bring it back.
/// </summary>
/// <param name="By">The name of the user of the machine who pulled it.</param>
public sealed record ReleasePull(DateTimeOffset At, string By, string Because)
{
    public const string Ending = ".pulled";

    private static readonly JsonSerializerOptions Indented = new(ContentJson.Options) { WriteIndented = true, NewLine = "\n" };

    /// <summary>What approvals call it by that are to bring the release back: SHA-256 of its file. Null where that cannot be read.</summary>
    public string? Id { get; private init; }

    /// <summary>Pulls a release, whatever happened to it before: each time, two people must bring it back.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Set(string store, DateTimeOffset at, string by, string because) =>
        File.WriteAllText(PathOf(store), JsonSerializer.Serialize(new { at, by, because }, Indented) + "\n");

    /// <returns>Null when the release was not pulled. A file that cannot be read pulls it too.</returns>
    public static ReleasePull? Beside(string store)
    {
        if (!File.Exists(PathOf(store)))
        {
            return null;
        }

        try
        {
            var bytes = File.ReadAllBytes(PathOf(store));
            return (Read(bytes) ?? Unreadable) with { Id = Convert.ToHexStringLower(SHA256.HashData(bytes)) };
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return Unreadable;
        }
    }

    private static ReleasePull Unreadable => new(DateTimeOffset.UnixEpoch, "somebody", "The file that pulls it cannot be read.");

    private static ReleasePull? Read(byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<ReleasePull>(bytes, Indented);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string PathOf(string store) => Path.ChangeExtension(store, Ending);
}

using System.Collections.Concurrent;
using GluteTriage.Content;
using GluteTriage.Content.Store;

namespace GluteTriage.Web.Operations;

/// <summary>
/// The releases this site can show: the current one for new sessions, and older ones for sessions that began with them. Each
/// has been read back from its store file.
/// </summary>
internal sealed class ReleaseShelf
{
    private const string Ending = ".db";
    private readonly string folder;
    private readonly Audience audience;
    private readonly ConcurrentDictionary<string, Release> read = new();

    /// <param name="folder">The folder of store files, each named by the hash of its release.</param>
    public ReleaseShelf(string folder, Release current, Audience audience)
    {
        this.folder = folder;
        this.audience = audience;
        Current = current;
        read[current.Hash] = current;
    }

    public Release Current { get; }

    /// <summary>Content hashes of the current release and of every other that has a store, the current one first.</summary>
    public IEnumerable<string> Hashes => HashesIn(folder).Prepend(Current.Hash).Distinct();

    /// <summary>The store of the current release.</summary>
    public string CurrentPath => PathOf(folder, Current.Hash);

    /// <returns>
    /// The release with this hash, read from its file on first use; null when there is none, or it cannot be read or not be shown.
    /// </returns>
    public Release? Find(string hash) =>
        read.TryGetValue(hash, out var known) ? known
        : ReadStore(folder, hash) is { } older && audience.MaySee(older) ? read.GetOrAdd(hash, older)
        : null;

    /// <summary>The release's name, or the beginning of its hash when it cannot be read any more.</summary>
    public string NameOf(string hash) => Find(hash)?.Note.Name ?? hash[..Math.Min(12, hash.Length)];

    /// <summary>Removes the store of every release but the current one and those needed.</summary>
    /// <param name="needed">Hashes of the releases of all sessions there are.</param>
    /// <returns>How many stores were removed.</returns>
    public int RemoveAllBut(IReadOnlySet<string> needed)
    {
        var removed = 0;
        foreach (var hash in HashesIn(folder).Where(hash => hash != Current.Hash && !needed.Contains(hash)))
        {
            read.TryRemove(hash, out _);
            StoreSeal.Remove(PathOf(folder, hash));
            removed++;
        }

        return removed;
    }

    public static string PathOf(string folder, string hash) => Path.Combine(folder, hash + Ending);

    /// <summary>The releases that have a store, the one that became current last first.</summary>
    public static IEnumerable<string> HashesIn(string folder) =>
        !Directory.Exists(folder) ? [] :
        from file in new DirectoryInfo(folder).EnumerateFiles("*" + Ending)
        let hash = Path.GetFileNameWithoutExtension(file.Name)
        where IsHash(hash)
        orderby file.LastWriteTimeUtc descending, hash
        select hash;

    /// <returns>Null when there is no such store, it is damaged, or it holds another release than its name says.</returns>
    public static Release? ReadStore(string folder, string hash)
    {
        if (!IsHash(hash))
        {
            return null;
        }

        try
        {
            var release = ContentStore.Read(PathOf(folder, hash));
            return release.Hash == hash ? release : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>A hash becomes a file name, so nothing else may pass for one.</summary>
    private static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);
}

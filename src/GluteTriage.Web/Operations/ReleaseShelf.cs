using System.Collections.Concurrent;
using GluteTriage.Content;
using GluteTriage.Content.Approving;
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
    private readonly Admission admission;
    private readonly ConcurrentDictionary<string, Release> read = new();

    /// <summary>Once pulled, a release stays so until two people bring it back, whatever becomes of the file that says so.</summary>
    private readonly ConcurrentDictionary<string, ReleasePull> pulled = new();

    private volatile Release current;
    private volatile bool isStopped;
    private string seen = "";

    /// <param name="folder">The folder of store files, each named by the hash of its release.</param>
    public ReleaseShelf(string folder, Release current, Admission admission)
    {
        this.folder = folder;
        this.admission = admission;
        this.current = current;
        read[current.Hash] = current;
        LookAgain();
    }

    /// <summary>Where it was pulled and no other may be served (<see cref="IsStopped"/>), it is there for the danger signs alone.</summary>
    public Release Current => current;

    /// <summary>Whether the current release was pulled and there is no other: nobody is asked anything.</summary>
    public bool IsStopped => isStopped;

    /// <summary>Content hashes of the current release and of every other that has a store, the current one first.</summary>
    public IEnumerable<string> Hashes => HashesIn(folder).Prepend(Current.Hash).Distinct();

    /// <summary>The store of the current release.</summary>
    public string CurrentPath => PathOf(folder, Current.Hash);

    /// <summary>The releases that are pulled, by their hashes.</summary>
    public IReadOnlyDictionary<string, ReleasePull> Pulls => pulled;

    /// <summary>Whether no more answers may be taken under a release, nor results given.</summary>
    public bool IsPulled(string hash) => pulled.ContainsKey(hash);

    /// <returns>
    /// The release with this hash, pulled or not, read from its file on first use; null when there is none, or it cannot be read or not be shown.
    /// </returns>
    public Release? Find(string hash) =>
        read.TryGetValue(hash, out var known) ? known
        : Admitted(folder, hash, admission) is { } older ? read.GetOrAdd(hash, older)
        : null;

    /// <summary>The release's name, or the beginning of its hash when it cannot be read any more.</summary>
    public string NameOf(string hash) => Find(hash)?.Note.Name ?? hash[..Math.Min(12, hash.Length)];

    /// <summary>
    /// Takes note of releases that were pulled or brought back since the last look, and where the current one is among them goes over to the
    /// first other that may be served.
    /// </summary>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="IOException">The folder cannot be looked through; all stays as it was.</exception>
    public bool LookAgain()
    {
        if (SignedFiles() is var found && found == seen)
        {
            return false;
        }

        seen = found;
        foreach (var hash in PulledIn(folder).Concat(pulled.Keys).Distinct().ToList())
        {
            var pull = ReleasePull.Beside(PathOf(folder, hash));
            if (pull is not null && admission.IsPulled(PathOf(folder, hash)))
            {
                pulled[hash] = pull;
            }
            else if (pull is not null)
            {
                pulled.TryRemove(hash, out _);
            }
        }

        var other = IsPulled(Current.Hash) ? Servable(folder, admission).FirstOrDefault(release => !IsPulled(release.Hash)) : Current;
        isStopped = other is null;
        current = other is null ? current : read.GetOrAdd(other.Hash, other);
        return true;
    }

    /// <summary>
    /// Removes the store of every release but the current one, those needed, and the one to go back to should the current one be pulled.
    /// </summary>
    /// <param name="needed">Hashes of the releases of all sessions there are.</param>
    /// <returns>How many stores were removed.</returns>
    public int RemoveAllBut(IReadOnlySet<string> needed)
    {
        var removed = 0;
        var others = admission.InOrder(folder, HashesIn(folder)).Where(hash => hash != Current.Hash).ToList();
        var fallback = others.FirstOrDefault(hash => !IsPulled(hash) && Find(hash) is not null);
        foreach (var hash in others.Where(hash => hash != fallback && !needed.Contains(hash)))
        {
            read.TryRemove(hash, out _);
            StoreSeal.Remove(PathOf(folder, hash));
            ReleaseApproval.Remove(PathOf(folder, hash));
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

    /// <summary>The releases that may be served, pulled or not, the first to be served first.</summary>
    public static IEnumerable<Release> Servable(string folder, Admission admission) =>
        admission.InOrder(folder, HashesIn(folder)).Select(hash => Admitted(folder, hash, admission)).OfType<Release>();

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

    private static Release? Admitted(string folder, string hash, Admission admission) =>
        IsHash(hash) && admission.WhyNotApproved(PathOf(folder, hash)) is null && ReadStore(folder, hash) is { } release && admission.MaySee(release)
            ? release
            : null;

    private static IEnumerable<string> PulledIn(string folder) =>
        new DirectoryInfo(folder).EnumerateFiles("*" + ReleasePull.Ending).Select(file => Path.GetFileNameWithoutExtension(file.Name)).Where(IsHash);

    /// <summary>The state of all that is signed of releases; their bytes are checked when they are read.</summary>
    private string SignedFiles() => !Directory.Exists(folder) ? "" : string.Join('\n',
        from file in new DirectoryInfo(folder).EnumerateFiles()
        where file.Extension is ReleaseManifest.Ending or ReleaseSignature.Ending or ReleasePull.Ending
        orderby file.Name
        select $"{file.Name} {file.LastWriteTimeUtc.Ticks} {file.Length}");

    /// <summary>A hash becomes a file name, so nothing else may pass for one.</summary>
    private static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);
}

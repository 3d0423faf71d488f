using GluteTriage.Content;
using GluteTriage.Content.Store;

namespace GluteTriage.Testing;

/// <summary>
/// A sealed store that is written once a run and copied to each test site, so that a start need not compile. That a start without one
/// compiles is a promise of its own tests.
/// </summary>
/// <param name="release">What it holds; asked for once.</param>
public sealed class SealedStore(Func<Release> release)
{
    private readonly Lazy<string> written = new(() => Write(release()));

    /// <summary>The store of the shipped content.</summary>
    public static SealedStore Shipped { get; } = new(() => Testing.Shipped.Release);

    /// <summary>Copies the store into the place where a site with this data folder looks for it.</summary>
    public void CopyTo(string data)
    {
        var stores = Directory.CreateDirectory(Path.Combine(data, "content")).FullName;
        foreach (var file in Directory.EnumerateFiles(written.Value))
        {
            File.Copy(file, Path.Combine(stores, Path.GetFileName(file)));
        }
    }

    private static string Write(Release release)
    {
        var folder = Directory.CreateTempSubdirectory("glutetriage-store-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var store = Path.Combine(folder, release.Hash + ".db");
        ContentStore.Write(release, store);
        StoreSeal.Set(store);
        return folder;
    }
}

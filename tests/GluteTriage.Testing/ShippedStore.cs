using GluteTriage.Content.Store;

namespace GluteTriage.Testing;

/// <summary>
/// The sealed store of the shipped content, written once a run and copied to each test site, so that a start need not compile. That a
/// start without one compiles is a promise of its own tests.
/// </summary>
public static class ShippedStore
{
    private static readonly Lazy<string> Written = new(Write);

    /// <summary>Copies the store into the place where a site with this data folder looks for it.</summary>
    public static void CopyTo(string data)
    {
        var stores = Directory.CreateDirectory(Path.Combine(data, "content")).FullName;
        foreach (var file in Directory.EnumerateFiles(Written.Value))
        {
            File.Copy(file, Path.Combine(stores, Path.GetFileName(file)));
        }
    }

    private static string Write()
    {
        var folder = Directory.CreateTempSubdirectory("glutetriage-store-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var store = Path.Combine(folder, Shipped.Release.Hash + ".db");
        ContentStore.Write(Shipped.Release, store);
        StoreSeal.Set(store);
        return folder;
    }
}

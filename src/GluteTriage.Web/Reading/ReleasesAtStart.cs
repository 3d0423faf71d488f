using GluteTriage.Content;
using GluteTriage.Content.Authoring;
using GluteTriage.Content.Store;
using GluteTriage.Web.Checking;

namespace GluteTriage.Web.Reading;

/// <summary>Finds what the site serves: the content beside the program, compiled and read back from its store.</summary>
internal static class ReleasesAtStart
{
    /// <param name="contentFolder">Content files; need not exist where a release was compiled before.</param>
    /// <param name="storeFolder">One <c>.db</c> file per release.</param>
    /// <param name="serveLastGood">With faults in the files, go on with the newest stored release.</param>
    /// <exception cref="InvalidDataException">There is no release to serve; the message lists every fault.</exception>
    public static Releases Load(string contentFolder, string storeFolder, bool serveLastGood)
    {
        var faults = Directory.Exists(contentFolder) ? Compile(contentFolder, storeFolder) : [];
        var stores = Directory.Exists(storeFolder)
            ? new DirectoryInfo(storeFolder).GetFiles("*.db").OrderByDescending(file => file.LastWriteTimeUtc).ToList()
            : [];
        if (faults.Count > 0 && !(serveLastGood && stores.Count > 0))
        {
            throw new InvalidDataException(
                $"The content was not compiled.{Environment.NewLine}{string.Join(Environment.NewLine, faults)}");
        }

        return stores.Count > 0
            ? new Releases(ContentStore.Read(stores[0].FullName), stores.Skip(1).Select(file => ContentStore.Read(file.FullName)))
            : throw new InvalidDataException($"There is no content: neither files in {contentFolder} nor a release in {storeFolder}.");
    }

    private static IReadOnlyList<FileFault> Compile(string contentFolder, string storeFolder)
    {
        var compilation = ContentCompiler.Compile(ContentFolder.Read(contentFolder));
        if (compilation.Release is { } release)
        {
            var path = Path.Combine(storeFolder, $"{release.Hash}.db");
            if (File.Exists(path))
            {
                File.SetLastWriteTimeUtc(path, DateTime.UtcNow);
            }
            else
            {
                ContentStore.Write(release, path);
            }
        }

        return compilation.Faults;
    }
}

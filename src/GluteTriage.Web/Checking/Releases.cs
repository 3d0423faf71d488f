using GluteTriage.Content;
using GluteTriage.Content.Reading;

namespace GluteTriage.Web.Checking;

/// <summary>The content releases at hand: the one for new sessions, and older ones that running sessions began with.</summary>
public sealed class Releases
{
    private readonly Dictionary<string, Release> byHash;

    /// <param name="current">Serves new sessions and every page without a session.</param>
    /// <param name="earlier">Releases some session may still need.</param>
    public Releases(Release current, params IEnumerable<Release> earlier)
    {
        Current = current;
        byHash = earlier.Append(current).DistinctBy(release => release.Hash).ToDictionary(release => release.Hash);
    }

    public Release Current { get; }

    /// <returns>The release of this content hash, or null when it is no longer kept.</returns>
    public Release? Find(string hash) => byHash.GetValueOrDefault(hash);
}

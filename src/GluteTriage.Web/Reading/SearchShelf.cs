using GluteTriage.Content;
using GluteTriage.Content.Search;
using GluteTriage.Web.Operations;

namespace GluteTriage.Web.Reading;

/// <summary>The search of the current release, made at its first use.</summary>
internal sealed class SearchShelf(ReleaseShelf shelf)
{
    private Lazy<ContentSearch> search = new(() => new ContentSearch(shelf.CurrentPath, shelf.Current));

    public Release Release => shelf.Current;

    public SearchResult Find(string typed) => typed.Length == 0 ? SearchResult.Nothing : search.Value.Find(typed);

    /// <summary>Another release is the current one now.</summary>
    public void Renew() => search = new(() => new ContentSearch(shelf.CurrentPath, shelf.Current));
}

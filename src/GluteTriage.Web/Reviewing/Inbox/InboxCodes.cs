using System.Collections.Immutable;
using GluteTriage.Content;
using GluteTriage.Content.Reading;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Web.Operations;

namespace GluteTriage.Web.Reviewing.Inbox;

/// <summary>What the filters of the inbox offer: codes of the current release with their words, and the releases there are.</summary>
public sealed class InboxCodes
{
    private InboxCodes(Release release, IEnumerable<(string Hash, string Name)> releases)
    {
        Levels = [.. release.Levels.Select(level => (level.Urgency.Code(), level.Word))];
        Causes = [.. release.Clinical.Families.Select(family => (family.Code.Value, family.Title)).OrderBy(pair => pair.Title, StringComparer.Ordinal)];
        Flags = [.. release.Clinical.RedFlags.Select(flag => (flag.Code.Value, flag.Title)).OrderBy(pair => pair.Title, StringComparer.Ordinal)];
        Places = [.. release.Clinical.Places.Select(place => (place.Code.Value, place.Label))];
        Figure = release.Figure.ToImmutableDictionary(spot => spot.Place);
        Releases = [.. releases];
    }

    /// <summary>By urgency, least pressing first.</summary>
    public ImmutableArray<(string Code, string Title)> Levels { get; }

    public ImmutableArray<(string Code, string Title)> Causes { get; }

    public ImmutableArray<(string Code, string Title)> Flags { get; }

    public ImmutableArray<(string Code, string Title)> Places { get; }

    /// <summary>Where each place is on the small figure.</summary>
    public ImmutableDictionary<OptionCode, FigurePlace> Figure { get; }

    /// <summary>Content hashes and names, the current one first.</summary>
    public ImmutableArray<(string Code, string Title)> Releases { get; }

    internal static InboxCodes Of(ReleaseShelf shelf) => new(
        shelf.Current, shelf.Hashes.Select(hash => (hash, shelf.Find(hash)?.Note.Name ?? InboxAddress.Short(hash))));

    /// <summary>For tests and tools that have one release and no shelf.</summary>
    public static InboxCodes Of(Release release) => new(release, [(release.Hash, release.Note.Name)]);
}

using System.Collections.Frozen;
using System.Collections.Immutable;
using GluteTriage.Content;
using GluteTriage.Content.Reading;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Sessions.Reviewing;
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
        Titles = release.Clinical.RedFlags.ToFrozenDictionary(flag => flag.Code.Value, flag => (flag.Title, flag.Tiers[0].Urgency));
        Ages = release.Clinical.About(PersonFact.Age)?.Options.ToFrozenDictionary(option => option.Code.Value, option => option.Say)
            ?? FrozenDictionary<string, string>.Empty;
        Places = [.. release.Clinical.Places.Select(place => (place.Code.Value, place.Label))];
        Figure = release.Figure.ToImmutableDictionary(spot => spot.Place);
        Releases = [.. releases];
    }

    /// <summary>By urgency, least pressing first.</summary>
    public ImmutableArray<(string Code, string Title)> Levels { get; }

    public ImmutableArray<(string Code, string Title)> Causes { get; }

    public ImmutableArray<(string Code, string Title)> Flags { get; }

    public ImmutableArray<(string Code, string Title)> Places { get; }

    /// <summary>What each red flag is called, and the highest level it can reach.</summary>
    private FrozenDictionary<string, (string Title, Urgency Highest)> Titles { get; }

    /// <summary>Age bands as the person chose them.</summary>
    private FrozenDictionary<string, string> Ages { get; }

    /// <summary>Where each place is on the small figure.</summary>
    public ImmutableDictionary<OptionCode, FigurePlace> Figure { get; }

    /// <summary>Content hashes and names, the current one first.</summary>
    public ImmutableArray<(string Code, string Title)> Releases { get; }

    internal static InboxCodes Of(ReleaseShelf shelf) => new(
        shelf.Current, shelf.Hashes.Select(hash => (hash, shelf.Find(hash)?.Note.Name ?? InboxAddress.Short(hash))));

    /// <returns>Titles of raised flags, in the order of the line; a flag of an earlier release goes by its code.</returns>
    public IEnumerable<string> Raised(InboxRow row) => row.Raised.Select(TitleOf);

    /// <returns>Titles of open flags, those first that could be the most urgent.</returns>
    public IEnumerable<string> Open(InboxRow row) => row.NotExcluded
        .OrderByDescending(flag => Titles.TryGetValue(flag, out var known) ? known.Highest : Urgency.Emergency)
        .ThenBy(flag => flag, StringComparer.Ordinal)
        .Select(TitleOf);

    public string Age(string? code) => code is null ? ReviewText.Inbox.AgeNotAsked : Ages.GetValueOrDefault(code, code);

    private string TitleOf(string flag) => Titles.TryGetValue(flag, out var known) ? known.Title : flag;

    /// <summary>For tests and tools that have one release and no shelf.</summary>
    public static InboxCodes Of(Release release) => new(release, [(release.Hash, release.Note.Name)]);
}

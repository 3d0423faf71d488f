using System.Collections.Frozen;
using System.Collections.Immutable;
using GluteTriage.Content;
using GluteTriage.Content.Reading;
using GluteTriage.Engine;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Sessions.Typing;
using GluteTriage.Web.Operations;

namespace GluteTriage.Web.Reviewing.Inbox;

/// <summary>What the filters of the inbox offer: codes of the current release with their words, and the releases there are.</summary>
public sealed class InboxCodes
{
    /// <summary>Fewer letters would stand for nearly everything, unless they are the whole of a word.</summary>
    private const int LettersAtLeast = 3;

    private readonly ClinicalContent clinical;

    private InboxCodes(Release release, IEnumerable<(string Hash, string Name)> releases, bool toolHidden = false)
    {
        (clinical, ToolHidden) = (release.Clinical, toolHidden);
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

    /// <summary>Whether nothing is asked or said of what the tool made of a session: clinicians judge first.</summary>
    public bool ToolHidden { get; }

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

    internal static InboxCodes Of(ReleaseShelf shelf, bool toolHidden = false) => new(
        shelf.Current, shelf.Hashes.Select(hash => (hash, shelf.Find(hash)?.Note.Name ?? InboxAddress.Short(hash))), toolHidden);

    /// <returns>Titles of raised flags, in the order of the line; a flag of an earlier release goes by its code.</returns>
    public IEnumerable<string> Raised(InboxRow row) => row.Raised.Select(TitleOf);

    /// <returns>Titles of open flags, those first that could be the most urgent.</returns>
    public IEnumerable<string> Open(InboxRow row) => row.NotExcluded
        .OrderByDescending(flag => Titles.TryGetValue(flag, out var known) ? known.Highest : Urgency.Emergency)
        .ThenBy(flag => flag, StringComparer.Ordinal)
        .Select(TitleOf);

    public string Age(string? code) => code is null ? ReviewText.Inbox.AgeNotAsked : Ages.GetValueOrDefault(code, code);

    /// <summary>
    /// Reads a word of a search, as <see cref="TypedText.Words"/> cuts it, which begins a word of what red flags, groups of causes, their causes
    /// (by their medical names too) and
    /// places are called, or of their codes: a code often says for a clinician what the title says for the person.
    /// </summary>
    /// <returns>The codes it may stand for; null when it stands for nothing.</returns>
    public InboxWord? Find(string typed)
    {
        var text = string.Concat(TypedText.Words(typed));
        var word = new InboxWord(
            text,
            ToolHidden ? [] : [.. clinical.RedFlags.Where(flag => Names([flag.Title, flag.Code.Value])).Select(flag => flag.Code.Value)],
            ToolHidden ? [] :
            [
                .. clinical.Families.Where(family => Names([family.Title, family.MedicalName, family.Code.Value])).Select(family => family.Code.Value)
                    .Union(clinical.Causes.Where(cause => Names([cause.Title, cause.MedicalName, cause.Code.Value])).Select(cause => cause.Family.Value)),
            ],
            [.. clinical.Places.Where(place => Names([place.Label, place.Code.Value])).Select(place => place.Code.Value)]);
        return word.Flags.Length + word.Causes.Length + word.Places.Length == 0 ? null : word;

        bool Names(IEnumerable<string> names) => names.SelectMany(TypedText.Words).Any(one =>
            one == text || (text.Length >= LettersAtLeast && one.StartsWith(text, StringComparison.Ordinal)));
    }

    private string TitleOf(string flag) => Titles.TryGetValue(flag, out var known) ? known.Title : flag;

    /// <summary>For tests and tools that have one release and no shelf.</summary>
    public static InboxCodes Of(Release release, bool toolHidden = false) => new(release, [(release.Hash, release.Note.Name)], toolHidden);
}
